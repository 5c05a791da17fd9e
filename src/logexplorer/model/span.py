"""A stretch of a text: where a word, a value or an error stands."""

from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """A position as editors count it: line and column from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` up to but not including `end`, in characters from 0."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The part of the text that the span covers."""
        return text[self.start : self.end]

    def place(self, text: str) -> Place:
        """Line and column of the span's first character."""
        before = text[: self.start]
        return Place(before.count("\n") + 1, self.start - (before.rfind("\n") + 1) + 1)

    def to(self, other: "Span") -> "Span":
        """The span from the start of this one to the end of the other."""
        return Span(self.start, other.end)

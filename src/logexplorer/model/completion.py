"""What completion offers, and what it reads: paths, values and times that are known in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Literal

Keys = tuple[str | None, ...]
"""A path from the event down; None stands for the elements of an array."""

SuggestionKind = Literal["field", "key", "operator", "value", "keyword"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text to put in the place of the characters from `start` up to `end`."""

    text: str
    start: int
    end: int
    kind: SuggestionKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ValueQuestion:
    """Which values does a field have that contain what is typed, in any case?

    `field` is a field or path as a query writes it.
    """

    field: str
    typed: str


@dataclass(frozen=True, slots=True)
class ValueCount:
    """A value as text, its kind ("string", "number", "boolean", "null"), and how many have it."""

    value: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Values:
    """The answer to a question; `complete` where there are no further values than these."""

    items: tuple[ValueCount, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Completion:
    """Suggestions in order; `wanted` are the values that would make them better, if any would.

    Whoever has looked these up adds them to the catalog and completes again.
    """

    suggestions: tuple[Suggestion, ...] = ()
    wanted: ValueQuestion | None = None


@dataclass(frozen=True, slots=True)
class PathCount:
    """A field or path, how many events have it, the kinds of its values, most frequent first.

    `likely` are some of its values, from the events that were looked at.
    """

    path: Keys
    count: int
    kinds: tuple[str, ...] = ()
    likely: tuple[ValueCount, ...] = ()


@dataclass(frozen=True)
class Catalog:
    """What is known of the data. `exact` where the paths were counted in all events.

    `first` and `last` are the times of the data's ends; `answers` the values looked up so far.
    """

    paths: tuple[PathCount, ...] = ()
    exact: bool = True
    first: datetime | None = None
    last: datetime | None = None
    answers: Mapping[ValueQuestion, Values] = field(default_factory=dict)

    def with_answer(self, question: ValueQuestion, values: Values) -> "Catalog":
        """The catalog that also knows these values."""
        return replace(self, answers={**self.answers, question: values})

    @cached_property
    def by_path(self) -> Mapping[Keys, PathCount]:
        """The paths, to be found by their keys."""
        return {each.path: each for each in self.paths}

    @cached_property
    def objects(self) -> frozenset[Keys]:
        """The paths that have keys below them."""
        return frozenset(each.path[:-1] for each in self.paths if each.path[-1] is not None)

    def answer(self, question: ValueQuestion) -> tuple[Values, bool]:
        """Values for a question, some of which may not fit, and whether all that do are there.

        They answer the question itself, or one about less typed text.
        """
        for length in range(len(question.typed), -1, -1):
            found = self.answers.get(ValueQuestion(question.field, question.typed[:length]))
            if found is not None:
                return found, found.complete or length == len(question.typed)
        return Values((), complete=False), False


def accept(text: str, suggestion: Suggestion) -> tuple[str, int]:
    """The text and the cursor after a suggestion was accepted.

    Its span is replaced and nothing else; spaces keep words apart where there are none.
    """
    before, behind = text[: suggestion.start], text[suggestion.end :]
    word, kind = suggestion.text, suggestion.kind
    touches = before[-1:].strip("(") and not before[-1].isspace()
    if kind in ("operator", "keyword") and word not in (",", ")") and touches:
        word = f" {word}"
    is_open = word[-1] in ".()" or behind[:1].isspace() or behind[:1] in (".", "[")
    if kind in ("field", "key", "keyword") and not is_open:
        word = f"{word} "
    return before + word + behind, len(before) + len(word)

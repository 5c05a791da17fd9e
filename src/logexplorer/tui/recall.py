"""Queries that were asked before, gone through from the newest back, as in a shell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

MOST_FOUND = 100


@dataclass(frozen=True, slots=True)
class Recall:
    """The queries, oldest first, and which of them is shown; `at` behind the last is the draft."""

    queries: tuple[str, ...]
    draft: str
    at: int

    @classmethod
    def of(cls, queries: Sequence[str], draft: str) -> "Recall":
        """Nothing recalled yet; a last query that stands in the bar anyway is passed over."""
        kept = tuple(queries[:-1] if draft and queries[-1:] == (draft,) else queries)
        return cls(kept, draft, len(kept))

    @property
    def text(self) -> str:
        """What the bar shows."""
        return self.queries[self.at] if self.at < len(self.queries) else self.draft

    def moved(self, steps: int) -> "Recall":
        """Forward or back, as far as there are any."""
        return replace(self, at=max(min(self.at + steps, len(self.queries)), 0))


def remembered(queries: tuple[str, ...], text: str) -> tuple[str, ...]:
    """With the query at the end, and only there."""
    if not text.strip():
        return queries
    return (*(each for each in queries if each != text), text)


def found(queries: Sequence[str], typed: str) -> tuple[str, ...]:
    """Those that hold what is typed, in any case, the newest first."""
    sought = typed.casefold()
    matching = (each for each in reversed(queries) if sought in each.casefold())
    return tuple(each for _, each in zip(range(MOST_FOUND), matching, strict=False))

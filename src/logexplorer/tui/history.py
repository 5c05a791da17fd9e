"""The searches that were looked at: back and forward, as in a browser."""

from dataclasses import dataclass, replace

from logexplorer.model.search import Search


@dataclass(frozen=True, slots=True)
class History:
    """The searches in their order, and the number of the one that is looked at now."""

    visited: tuple[Search, ...] = ()
    at: int = -1

    @property
    def current(self) -> Search | None:
        """The one that is looked at."""
        return self.visited[self.at] if self.visited else None

    def visit(self, search: Search) -> "History":
        """With the search behind the current one; what lay ahead is forgotten.

        The same question about newer events takes the place of the current one.
        """
        if self.current is not None and asks_the_same(self.current, search):
            before, after = self.visited[: self.at], self.visited[self.at + 1 :]
            return History((*before, search, *after), self.at)
        before = self.visited[: self.at + 1]
        return History((*before, search), len(before))

    def moved(self, steps: int) -> "History":
        """So many steps forward, or back if negative; as far as there are any."""
        return replace(self, at=max(min(self.at + steps, len(self.visited) - 1), min(self.at, 0)))


def asks_the_same(one: Search, other: Search) -> bool:
    """Do they differ in nothing but the events that had arrived?"""
    return replace(one, watermark=None) == replace(other, watermark=None)

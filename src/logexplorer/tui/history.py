"""The searches that were looked at: back and forward, as in a browser."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from logexplorer.model.search import Search


@dataclass(frozen=True, slots=True)
class Place:
    """The chosen event and its row, and the row at the top of the table."""

    event_uuid: str
    row: int
    top: int


@dataclass(frozen=True, slots=True)
class History:
    """The searches in their order, and the number of the one that is looked at now.

    `screens`: from which screen a search, by its number, was left for the log; `places`: at which
    row it was left.
    """

    visited: tuple[Search, ...] = ()
    at: int = -1
    screens: Mapping[int, str] = field(default_factory=dict)
    places: Mapping[int, Place] = field(default_factory=dict)

    @property
    def current(self) -> Search | None:
        """The one that is looked at."""
        return self.visited[self.at] if self.visited else None

    @property
    def screen(self) -> str:
        """The screen from which the current one was left for the log; else empty."""
        return self.screens.get(self.at, "")

    @property
    def place(self) -> Place | None:
        """Where the current one was left, if it was."""
        return self.places.get(self.at)

    def visit(self, search: Search) -> "History":
        """With the search behind the current one; what lay ahead is forgotten.

        The same question about newer events takes the place of the current one.
        """
        if self.current is not None and asks_the_same(self.current, search):
            before, after = self.visited[: self.at], self.visited[self.at + 1 :]
            return replace(self, visited=(*before, search, *after))
        before = self.visited[: self.at + 1]
        screens = {at: name for at, name in self.screens.items() if at < len(before)}
        places = {at: place for at, place in self.places.items() if at < len(before)}
        return History((*before, search), len(before), screens, places)

    def moved(self, steps: int) -> "History":
        """So many steps forward, or back if negative; as far as there are any."""
        return replace(self, at=max(min(self.at + steps, len(self.visited) - 1), min(self.at, 0)))

    def left_at(self, place: Place | None) -> "History":
        """The current search is left at this place."""
        return self if place is None else replace(self, places={**self.places, self.at: place})

    def leaving(self, screen: str) -> "History":
        """The current search is left from this screen."""
        return replace(self, screens={**self.screens, self.at: screen})

    def returned(self) -> "History":
        """The screen from which the current search was left is shown again."""
        others = {at: name for at, name in self.screens.items() if at != self.at}
        return replace(self, screens=others)


def asks_the_same(one: Search, other: Search) -> bool:
    """Do they differ in nothing but the events that had arrived?"""
    return replace(one, watermark=None) == replace(other, watermark=None)

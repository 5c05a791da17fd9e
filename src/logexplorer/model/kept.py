"""What a user keeps of a data set: queries, bookmarks, columns, and where the last session was."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Times = Literal["absolute", "ages", "gaps"]
"""How the table shows times: as instants, as ages, or as the time since the row before."""

HISTORY = 500
"""So many queries are remembered."""


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query under a name; `since` and `until` as `Explorer.parse_time` takes them, "" is open."""

    name: str
    text: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An event that the user wants to find again. `summary` says in a few words which it is."""

    event_uuid: str
    created: datetime | None = None
    note: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table, by field or path; `width` in cells, None is as wide as it needs."""

    name: str
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """What was looked at when the program ended; times as in a saved query."""

    text: str = ""
    since: str = ""
    until: str = ""
    order: str = "created"
    descending: bool = True
    screen: str = "logs"
    facets: tuple[str, ...] = ()
    facets_open: bool = False
    times: Times = "absolute"


@dataclass(frozen=True, slots=True)
class Kept:
    """All of it. `history` has each query once, the one asked last at the end.

    `saved` is in the order of names, `bookmarks` in the order in which they were made. `columns`
    is empty where the user chose none, `session` None where there was none yet.
    """

    history: tuple[str, ...] = ()
    saved: tuple[SavedQuery, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    columns: tuple[Column, ...] = ()
    session: Session | None = None

    def bookmark_of(self, event_uuid: str) -> Bookmark | None:
        """The event's bookmark, if it has one."""
        return next((each for each in self.bookmarks if each.event_uuid == event_uuid), None)

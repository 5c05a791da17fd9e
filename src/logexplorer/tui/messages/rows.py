"""The rows of the table, and the chosen one."""

from datetime import datetime

from textual.message import Message

from logexplorer.model.event import Event
from logexplorer.model.results import Absent
from logexplorer.model.search import Search


class WindowWanted(Message):
    """The table needs the rows of a window."""

    def __init__(self, start: int, size: int) -> None:
        super().__init__()
        self.start = start
        self.size = size


class WindowArrived(Message):
    """The rows of a window of a search; `row` is to be chosen, `top` to be the first in sight."""

    def __init__(
        self, search: Search, start: int, events: tuple[Event, ...], row: int = 0, top: int = 0
    ) -> None:
        super().__init__()
        self.search = search
        self.start = start
        self.events = events
        self.row = row
        self.top = top


class ErrorWanted(Message):
    """Go to the next error behind this row, or to the one before it."""

    def __init__(self, row: int, *, backwards: bool) -> None:
        super().__init__()
        self.row = row
        self.backwards = backwards


class ErrorFound(Message):
    """The row of a search's next error; None where there is none."""

    def __init__(self, search: Search, row: int | None) -> None:
        super().__init__()
        self.search = search
        self.row = row


class LastFound(Message):
    """When the query of a search that finds nothing last found something, at any time.

    If it never did, what it asks for and no event has.
    """

    def __init__(self, search: Search, last: datetime | None, absent: Absent | None = None) -> None:
        super().__init__()
        self.search = search
        self.last = last
        self.absent = absent


class CursorMoved(Message):
    """Another event is chosen; None where its row is still under way, or there is none."""

    def __init__(self, event: Event | None) -> None:
        super().__init__()
        self.event = event


class PartLeft(Message):
    """The user is done with a part of the screen: back to the rows."""

"""The rows that the table has at hand: a few windows of a list that may be millions long."""

from collections import OrderedDict

from logexplorer.model.event import Event

SIZE = 256
KEPT = 12


class Windows:
    """Windows of `SIZE` rows by the row they start at; the least used are let go."""

    def __init__(self) -> None:
        self._windows: OrderedDict[int, tuple[Event, ...]] = OrderedDict()

    def put(self, start: int, events: tuple[Event, ...]) -> None:
        """Keep a window; the first one and the latest ones stay."""
        self._windows[start] = events
        self._windows.move_to_end(start)
        if 0 in self._windows:
            self._windows.move_to_end(0)
        while len(self._windows) > KEPT:
            self._windows.popitem(last=False)

    def row(self, number: int) -> Event | None:
        """The event in this row; None where its window is not at hand."""
        window = self._windows.get(number - number % SIZE)
        offset = number % SIZE
        return window[offset] if window is not None and offset < len(window) else None

    def wanted(self, first: int, last: int, count: int) -> int | None:
        """The start of the window to fetch next: what is seen, its neighbours, the end."""
        if not count:
            return None
        top, end = _start(first), _start(min(last, count - 1))
        tail = _start(count - 1)
        needed = (top, end, end + SIZE, top - SIZE, tail, tail - SIZE)
        return next((start for start in needed if 0 <= start < count and self._lacks(start)), None)

    def touch(self, first: int, last: int) -> None:
        """These rows are being looked at."""
        for start in {_start(first), _start(last)} & self._windows.keys():
            self._windows.move_to_end(start)

    def _lacks(self, start: int) -> bool:
        return start not in self._windows


def _start(row: int) -> int:
    return row - row % SIZE

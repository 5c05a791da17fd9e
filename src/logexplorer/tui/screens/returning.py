"""Back in an earlier search the reader is where he left it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.tui import messages
from logexplorer.tui.history import Place
from logexplorer.tui.screens.punctual import PunctualScreen
from logexplorer.tui.windows import SIZE

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer


class ReturningScreen(PunctualScreen):
    """Asks for the first rows of a search, or for those around the place where it was left."""

    _back: tuple[Search, Place] | None = None

    @property
    def place(self) -> Place | None:
        """Where the reader is in the rows that are shown."""
        return self._table.place

    def come_back_to(self, search: Search, place: Place) -> None:
        """Once the rows of this search are asked for, it is those around the place."""
        self._back = search, place

    def ask_first_rows(self, search: Search) -> None:
        """The window that is shown first."""
        back, self._back = self._back, None
        place = back[1] if back is not None and back[0] == search else None

        def question(explorer: "Explorer", stop: Stop) -> messages.WindowArrived:
            if place is not None and (arrived := _around(place, explorer, search, stop)):
                return arrived
            return messages.WindowArrived(search, 0, explorer.page(search, 0, SIZE, stop=stop))

        self._asker.ask("first rows", self, question)


def _around(
    place: Place, explorer: "Explorer", search: Search, stop: Stop
) -> messages.WindowArrived | None:
    """The rows around the event, wherever it is by now; None where it is no longer there."""
    for row in _rows(place, explorer, search, stop):
        start = row - row % SIZE
        events = explorer.page(search, start, SIZE, stop=stop)
        if [each.event_uuid for each in events[row - start :][:1]] == [place.event_uuid]:
            top = max(place.top + row - place.row, 0)
            return messages.WindowArrived(search, start, events, row, top)
    return None


def _rows(place: Place, explorer: "Explorer", search: Search, stop: Stop) -> Iterator[int]:
    """Where it was; and where it is, if events have arrived since."""
    yield place.row
    found = explorer.find(search, f'event_uuid = "{place.event_uuid}"', -1, stop=stop)
    if found is not None:
        yield found

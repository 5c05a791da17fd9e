"""The ranked list beside the map: of places, or of journeys."""

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip

from logexplorer.model.places import Places, Travel
from logexplorer.tui.messages.map import Picked
from logexplorer.tui.paint import strip_of
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.rows import HEAD, Rows
from logexplorer.tui.world import Inks
from logexplorer.views.text import Line, Piece
from logexplorer.views.times import Clock
from logexplorer.views.world.pins import kind_of
from logexplorer.views.world.ranking import (
    counts_line,
    journey_row,
    nothing_line,
    place_row,
    travel_line,
)

_MARK = 3


class PlaceList(Rows):
    """The keys are the map's; here a click chooses."""

    can_focus = False

    places: reactive[Places | None] = reactive(None, repaint=False)
    travel: reactive[Travel | None] = reactive(None, repaint=False)
    chosen: reactive[int] = reactive(0, repaint=False)
    clock: reactive[Clock | None] = reactive(None)
    waiting: reactive[bool] = reactive(False, repaint=False)
    """What is listed is of an earlier search."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._inks = Inks(look)

    @property
    def length(self) -> int:
        """How many there are to choose from."""
        if self.travel is not None:
            return len(self.travel.journeys)
        return len(self.places.items) if self.places else 0

    def watch_places(self) -> None:
        self._other()

    def watch_travel(self) -> None:
        self._other()

    def _other(self) -> None:
        self.set_length(self.length)
        self.refresh()

    def watch_chosen(self, old: int, new: int) -> None:
        """The two rows that changed are drawn."""
        self.reveal(new)
        for row in (old, new):
            self.redraw_row(row)

    def render_line(self, y: int) -> Strip:
        """How many events have a place, or a place."""
        width, row = self.row_width, self.row_at(y)
        if y < HEAD:
            return strip_of(self._title(), width, self._look, under=self._look.bar)
        if row >= self.length or self.clock is None:
            return strip_of(self._nothing() if row == 0 else (), width, self._look)
        over = self._look.cursor if row == self.chosen else None
        return self._row(row, width, self.clock, over)

    def _row(self, row: int, width: int, clock: Clock, over: Style | None) -> Strip:
        if self.travel is not None:
            line = journey_row(self.travel.journeys[row], width - 2, clock)
            return strip_of((Piece(" "), *line), width, self._look, over=over)
        assert self.places is not None
        items, by = self.places.items, self.places.by
        plain = self._look.ascii
        line = place_row(items[row], by, items[0].count, width - _MARK, clock, ascii=plain)
        mark = "*" if plain else "●"
        style = over or self._inks.of_kind(kind_of((items[row].actions,)))
        head = Strip([Segment(f" {mark} ", style)], _MARK)
        return Strip.join([head, strip_of(line, width - _MARK, self._look, over=over)])

    def watch_waiting(self) -> None:
        """The title says so."""
        self.refresh(Region(0, 0, self.row_width, HEAD))

    def _title(self) -> Line:
        before = (Piece(" looking …", "warning"),) if self.waiting and self.places else ()
        return (*before, *self._counts())

    def _counts(self) -> Line:
        if self.travel is not None:
            return travel_line(self.travel)
        return counts_line(self.places) if self.places else (Piece(" looking …", "muted"),)

    def _nothing(self) -> Line:
        if self.travel is not None:
            return (Piece(" no journey was too fast", "muted"),)
        return nothing_line(self.places) if self.places else ()

    def on_click(self, event: events.Click) -> None:
        """A click chooses; a click on what is chosen asks for it."""
        row = self.row_at(event.y)
        if event.y >= HEAD and row < self.length:
            self.post_message(Picked(row, again=row == self.chosen))

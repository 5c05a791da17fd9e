"""The log as a table of any number of rows, of which only what is seen is fetched and drawn."""

from collections.abc import Callable
from itertools import islice

from textual import events
from textual.reactive import reactive
from textual.strip import Strip

from logexplorer.model.event import Event
from logexplorer.model.kept import Column as Chosen
from logexplorer.tui.commands import bindings
from logexplorer.tui.history import Place
from logexplorer.tui.messages import (
    Answered,
    CursorMoved,
    DetailWanted,
    ErrorWanted,
    WindowWanted,
)
from logexplorer.tui.paint import fit, strip_of, wrap
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.rows import HEAD, Rows
from logexplorer.tui.windows import SIZE, Windows
from logexplorer.views.columns import SAMPLE, Placed, placed, usual
from logexplorer.views.table import TITLES, Column, cells, head, sign
from logexplorer.views.text import Line, Piece, muted
from logexplorer.views.times import Clock

_MARGIN = Piece(" ")
_EARLIER = Piece("·", "muted")
_UNDER_WAY: Line = (_MARGIN, Piece("·", "muted"))


class LogTable(Rows):
    """Rows 0 .. count, of which one is chosen. Asks for windows of rows with `WindowWanted`."""

    BINDINGS = bindings("Table")

    count: reactive[int] = reactive(0, repaint=False)
    cursor: reactive[int] = reactive(0, repaint=False)
    clock: reactive[Clock | None] = reactive(None)
    newest_first: reactive[bool] = reactive(True, repaint=False)
    marked: reactive[frozenset[int]] = reactive(frozenset(), repaint=False)
    bookmarked: reactive[frozenset[str]] = reactive(frozenset(), repaint=False)
    columns: reactive[tuple[Chosen, ...]] = reactive(())
    """Those that the user chose; none are the usual ones."""
    empty: reactive[tuple[Line, ...]] = reactive((), repaint=False)
    """What is said where there are no rows."""
    earlier: reactive[bool] = reactive(False, repaint=False)
    """Are the rows those of an earlier search?"""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._windows = Windows()
        self._under_way: int | None = None
        self._begun = False
        self._sample: tuple[Event, ...] = ()
        self._placed: tuple[object, Placed] | None = None

    # what is shown

    def begin(
        self, events: tuple[Event, ...], count: int, start: int = 0, row: int = 0, top: int = 0
    ) -> None:
        """Show another list, of which these are the rows from `start` on.

        `row` is chosen, and `top` the first in sight.
        """
        self._begun = True
        self._windows = Windows()
        self._windows.put(start, events)
        # Where there are no rows the columns stay as they were.
        self._sample = events[:SAMPLE] or self._sample
        self._under_way = None
        self.to_row(0)
        self.set_reactive(LogTable.cursor, 0)
        self.count = count
        if row:
            self.to_row(top)
            self.set_reactive(LogTable.cursor, self.validate_cursor(row))
            self.reveal(self.cursor)
        self.refresh()
        self._tell_cursor()
        self._fetch()

    def put(self, start: int, events: tuple[Event, ...]) -> None:
        """Rows that were asked for have arrived."""
        self._windows.put(start, events)
        self._under_way = None
        first, last = self._seen
        if start <= last and first < start + SIZE:
            self.refresh(self.body)
        if start <= self.cursor < start + SIZE:
            self._tell_cursor()
        self._fetch()

    @property
    def chosen(self) -> Event | None:
        """The event under the cursor; None while it is under way, or where there is none."""
        return self._windows.row(self.cursor) if self.cursor < self.count else None

    @property
    def place(self) -> Place | None:
        """Where the reader is; None at the beginning, whatever comes to stand there."""
        if self.untouched or (event := self.chosen) is None:
            return None
        return Place(event.event_uuid, self.cursor, self.scroll_offset.y)

    @property
    def in_use(self) -> tuple[Chosen, ...]:
        """The columns that the user chose, else the usual ones of what is shown."""
        return self.columns or usual(self._sample)

    @property
    def placed(self) -> Placed:
        """The columns that fit. They stay as they are while the reader moves."""
        width, clock = self.row_width - len(_MARGIN.text), self.clock
        if clock is None:
            return Placed(())
        key = (width, clock.ages, clock.gaps, self.columns, id(self._sample))
        if self._placed is None or self._placed[0] != key:
            self._placed = key, placed(self.in_use, self._sample, clock, width)
        return self._placed[1]

    @property
    def untouched(self) -> bool:
        """Is the reader still where the list began?"""
        return self.cursor == 0 and self.scroll_offset.y == 0

    # drawing

    def render_line(self, y: int) -> Strip:
        """The head, a row, or nothing beneath the last row."""
        width, row = self.row_width, self.row_at(y)
        if y < HEAD:
            return strip_of(self._head(), width, self._look, under=self._look.bar)
        if row >= self.count:
            says = self._begun and not self.count and not self.earlier
            wrapped = (part for line in self.empty for part in wrap(line, width, self._look, 1))
            line = next(islice(wrapped, row, None), ()) if says else ()
            return strip_of(line, width, self._look)
        over = None
        if row == self.cursor:
            over = self._look.cursor if self.has_focus else self._look.idle_cursor
        line = self._row(row)
        if self.earlier:
            line = (_EARLIER, *muted(line[1:]))
        return strip_of(line, width, self._look, over=over)

    def _head(self) -> Line:
        if (clock := self.clock) is None:
            return ()
        columns, left_out = self.placed.columns, len(self.placed.left_out)
        return self._in_columns(columns, head(columns, clock, left_out))

    def _row(self, row: int) -> Line:
        columns, event = self.placed.columns, self._windows.row(row)
        if event is None or self.clock is None:
            return _UNDER_WAY
        # The event before in time stands beneath where the newest come first, else above.
        before = self._windows.row(row + 1 if self.newest_first else row - 1)
        margin = sign(
            marked=event.id in self.marked, bookmarked=event.event_uuid in self.bookmarked
        )
        return self._in_columns(columns, cells(event, columns, self.clock, before), margin)

    def _in_columns(
        self, columns: tuple[Column, ...], texts: tuple[Line, ...], margin: Piece = _MARGIN
    ) -> Line:
        pieces = [margin]
        for column, text in zip(columns, texts, strict=True):
            pieces.extend(fit(text, column.width, self._look))
            pieces.append(Piece(" " * column.gap))
        return tuple(pieces)

    # moving

    def watch_count(self, count: int) -> None:
        """The list turned out to be longer or shorter."""
        self.set_length(count)
        self.cursor = min(self.cursor, max(count - 1, 0))
        self._fetch()

    def validate_cursor(self, cursor: int) -> int:
        """The nearest row there is."""
        return max(min(cursor, self.count - 1), 0)

    def watch_cursor(self, old: int, new: int) -> None:
        """Only the two rows that changed are drawn, and those that come into sight."""
        self.reveal(new)
        self.redraw_row(old)
        self.redraw_row(new)
        self._tell_cursor()

    def watch_empty(self) -> None:
        """More is known of why there are no rows."""
        if not self.count:
            self.refresh(self.body)

    def watch_earlier(self) -> None:
        """All rows are drawn otherwise; the head stays."""
        self.refresh(self.body)

    def watch_marked(self, old: frozenset[int], new: frozenset[int]) -> None:
        """Rows that were marked, or are not any more."""
        self._redraw_where(lambda event: event.id in old ^ new)

    def watch_bookmarked(self, old: frozenset[str], new: frozenset[str]) -> None:
        """The same with bookmarks."""
        self._redraw_where(lambda event: event.event_uuid in old ^ new)

    def _redraw_where(self, is_other: Callable[[Event], bool]) -> None:
        first, last = self._seen
        for row in range(first, last + 1):
            event = self._windows.row(row)
            if event is not None and is_other(event):
                self.redraw_row(row)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Other rows are seen, so others may have to be fetched."""
        super().watch_scroll_y(old_value, new_value)
        self._fetch()

    def _tell_cursor(self) -> None:
        self.post_message(CursorMoved(self.chosen))

    @property
    def _seen(self) -> tuple[int, int]:
        top = self.scroll_offset.y
        return top, top + self.rows_seen - 1

    def _fetch(self) -> None:
        first, last = self._seen
        self._windows.touch(first, last)
        wanted = self._windows.wanted(first, last, self.count)
        if wanted is not None and wanted != self._under_way:
            self._under_way = wanted
            self.post_message(WindowWanted(wanted, SIZE))

    # what the user does

    def on_resize(self) -> None:
        """The chosen row stays in sight."""
        super().on_resize()
        self.watch_cursor(self.cursor, self.cursor)
        self._fetch()

    def on_click(self, event: events.Click) -> None:
        """A click chooses; a click on what is chosen opens it."""
        row = self.row_at(event.y)
        if event.y < HEAD:
            self._order_by(event.x)
        if event.y < HEAD or row >= self.count:
            return
        if row == self.cursor:
            self.post_message(DetailWanted())
        self.cursor = row

    def _order_by(self, x: int) -> None:
        """A click on a column's title."""
        start = len(_MARGIN.text)
        for column in self.placed.columns:
            if start <= x < start + column.width:
                known = column.name in TITLES
                option, typed = (column.name, ()) if known else (None, (column.name,))
                self.post_message(Answered("order", option, typed))
            start += column.width + column.gap

    def action_next_error(self) -> None:
        self.post_message(ErrorWanted(self.cursor, backwards=False))

    def action_previous_error(self) -> None:
        self.post_message(ErrorWanted(self.cursor, backwards=True))

    def action_toggle_detail(self) -> None:
        self.post_message(DetailWanted())

    def action_cursor_down(self) -> None:
        self.cursor += 1

    def action_cursor_up(self) -> None:
        self.cursor -= 1

    def action_half_page_down(self) -> None:
        self._leap(self.rows_seen // 2)

    def action_half_page_up(self) -> None:
        self._leap(-(self.rows_seen // 2))

    def action_page_down(self) -> None:
        self._leap(self.rows_seen)

    def action_page_up(self) -> None:
        self._leap(-self.rows_seen)

    def action_first(self) -> None:
        self.cursor = 0

    def action_last(self) -> None:
        self.cursor = self.count - 1

    def _leap(self, rows: int) -> None:
        # The view moves with the cursor, so that the chosen row keeps its place on the screen.
        self.to_row(self.scroll_offset.y + rows)
        self.cursor += rows

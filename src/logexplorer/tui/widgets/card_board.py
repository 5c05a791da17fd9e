"""The overview's cards in columns, with a cursor on what can be opened."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual import events
from textual.reactive import reactive
from textual.strip import Strip

from logexplorer.tui.commands import bindings
from logexplorer.tui.messages.overview import AimChosen, AimPointed, EventTaken
from logexplorer.tui.paint import fit, shown, strip_of
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.rows import HEAD, Rows
from logexplorer.views.board import BLANK, Cell, Column, board
from logexplorer.views.overview import Aim, Card, Entry
from logexplorer.views.text import Line, Piece

_MARGIN = 1

Spot = tuple[int, int]
"""A column and a row."""


class CardBoard(Rows):
    """Shows cards; what the user chooses is posted as `AimChosen`."""

    BINDINGS = bindings("Overview")

    cursor: reactive[Spot] = reactive((0, 0), repaint=False)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._urgent: tuple[Card, ...] = ()
        self._others: tuple[Card, ...] = ()
        self._definitions = False
        self._moved = False
        self._columns: tuple[Column, ...] = ()
        self._pointed: Aim | None = None

    # what is shown

    def show(self, urgent: tuple[Card, ...], others: tuple[Card, ...]) -> None:
        """Show these; only the rows that changed are drawn, and the cursor stays on its entry."""
        self._urgent, self._others = urgent, others
        self._lay_out()

    def _lay_out(self) -> None:
        before, pointed = self._columns, self._cell(self.cursor)
        width = max(self.row_width - _MARGIN, 1)
        self._columns = board(self._urgent, self._others, width, definitions=self._definitions)
        length = max(len(column.cells) for column in self._columns)
        self.set_length(length)
        for row in range(max(length, *(len(column.cells) for column in before), 0)):
            if _row_of(before, row) != _row_of(self._columns, row):
                self.redraw_row(row)
        self.cursor = self._spot_of(pointed)
        self._tell_pointed()

    def _tell_pointed(self) -> None:
        """What the keys do depends on what the cursor is on."""
        if (aim := self.pointed) != self._pointed:
            self._pointed = aim
            self.post_message(AimPointed(aim))

    @property
    def pointed(self) -> Aim | None:
        """What the entry under the cursor opens."""
        return self._cell(self.cursor).entry.aim

    def on_resize(self) -> None:
        """Other columns, perhaps."""
        super().on_resize()
        self._lay_out()

    def _spot_of(self, wanted: Cell) -> Spot:
        """Where this entry is now, if the user moved to it; else the first one beneath a title."""
        for spot in self._openable() if self._moved else ():
            cell = self._cell(spot)
            if (cell.card, cell.number) == (wanted.card, wanted.number):
                return spot
        beneath = (spot for spot in self._openable() if self._cell(spot).number)
        return next(beneath, (0, 0))

    def _openable(self, column: int | None = None) -> Iterator[Spot]:
        for number, each in enumerate(self._columns):
            if column is None or number == column:
                for row, cell in enumerate(each.cells):
                    if cell.entry.aim is not None:
                        yield number, row

    def _cell(self, spot: Spot) -> Cell:
        column, row = spot
        cells = self._columns[column].cells if column < len(self._columns) else ()
        return cells[row] if row < len(cells) else BLANK

    def render_line(self, y: int) -> Strip:
        """The title, or a row of all columns."""
        if y < HEAD:
            title = Piece(" Overview", "accent" if self.has_focus else "title")
            return strip_of((title,), self.row_width, self._look, under=self._look.bar)
        row, strips, at = self.row_at(y), [], 0
        for number, column in enumerate(self._columns):
            strips.append(Strip.blank(column.start + _MARGIN - at))
            line = _line(self._cell((number, row)).entry, column.width, self._look)
            over = self._look.cursor if self.has_focus and self.cursor == (number, row) else None
            over = over if self._cell((number, row)).entry.aim is not None else None
            strips.append(strip_of(line, column.width, self._look, over=over))
            at = column.start + _MARGIN + column.width
        strips.append(Strip.blank(max(self.row_width - at, 0)))
        return Strip.join(strips)

    def on_focus(self) -> None:
        self.redraw_row(self.cursor[1])

    def on_blur(self) -> None:
        self.redraw_row(self.cursor[1])

    # moving

    def watch_cursor(self, old: Spot, new: Spot) -> None:
        """The two rows that changed are drawn; above the first entry is the top."""
        row = new[1]
        first = next(self._openable(new[0]), new)
        if new == first and row < self.rows_seen:
            self.to_row(0)
        else:
            self.reveal(row)
        self.redraw_row(old[1])
        self.redraw_row(new[1])
        self._tell_pointed()

    def step(self, rows: int) -> None:
        """To the entry so many rows away, or as near to it as there is one in the column."""
        self._moved = True
        column, row = self.cursor
        onward = [spot for spot in self._openable(column) if (spot[1] - row) * rows > 0]
        if not onward:
            self.to_row(self.scroll_offset.y + rows)
        else:
            self.cursor = min(onward, key=lambda spot: abs(spot[1] - row - rows))

    def _beside(self, columns: int) -> None:
        self._moved = True
        column, row = self.cursor
        spots = list(self._openable(column + columns))
        if spots:
            self.cursor = min(spots, key=lambda spot: abs(spot[1] - row))

    def on_click(self, event: events.Click) -> None:
        """A click chooses; a click on what is chosen opens it."""
        self._moved = True
        row = self.row_at(event.y)
        for number, column in enumerate(self._columns):
            if event.y >= HEAD and 0 <= event.x - _MARGIN - column.start < column.width:
                if self.cursor == (number, row):
                    self.action_open_entry()
                elif self._cell((number, row)).entry.aim is not None:
                    self.cursor = number, row

    def action_first(self) -> None:
        self.step(-len(self._columns[self.cursor[0]].cells))

    def action_last(self) -> None:
        self.step(len(self._columns[self.cursor[0]].cells))

    def action_column_left(self) -> None:
        self._beside(-1)

    def action_column_right(self) -> None:
        self._beside(1)

    # what the user does

    def action_open_entry(self) -> None:
        if (aim := self.pointed) is not None:
            self.post_message(AimChosen(aim))

    def action_copy_event(self) -> None:
        self.post_message(EventTaken(self.pointed, "copy"))

    def action_bookmark(self) -> None:
        self.post_message(EventTaken(self.pointed, "bookmark"))

    def action_definitions(self) -> None:
        self._definitions = not self._definitions
        self._lay_out()


def _row_of(columns: tuple[Column, ...], row: int) -> list[tuple[int, int, Entry]]:
    return [
        (column.start, column.width, column.cells[row].entry)
        for column in columns
        if row < len(column.cells)
    ]


def _line(entry: Entry, width: int, look: Look) -> Line:
    """The left part, cut or filled so that the right one stands at the end."""
    taken = sum(cell_len(shown(piece.text, look)) for piece in entry.right)
    return (*fit(entry.left, max(width - taken, 1), look), *entry.right)

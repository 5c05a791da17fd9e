"""Fields with their most frequent values under the present Search, to narrow it by."""

from rich.cells import cell_len
from textual import events
from textual.reactive import reactive
from textual.strip import Strip

from logexplorer.tui.commands import bindings
from logexplorer.tui.messages import (
    FacetAddWanted,
    FacetOpened,
    FacetRemoved,
    NarrowWanted,
    PartLeft,
)
from logexplorer.tui.paint import fit, strip_of
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.rows import HEAD, Rows
from logexplorer.views.facets import Entry, Facet, entries
from logexplorer.views.text import Line, Piece

_MARGIN = 1


class Facets(Rows):
    """Hidden until it is opened; the cursor stands on a field or on one of its values."""

    DEFAULT_CSS = """
    Facets { display: none; dock: left; width: 36; max-width: 40%; }
    Facets.-open { display: block; }
    """
    BINDINGS = bindings("Facets")

    facets: reactive[tuple[Facet, ...]] = reactive((), repaint=False)
    cursor: reactive[int] = reactive(0, repaint=False)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._entries: tuple[Entry, ...] = ()

    # what is shown

    def watch_facets(self) -> None:
        """Only the rows that changed are drawn; the cursor stays on what it points at."""
        before, pointed = self._entries, self.chosen
        self._entries = entries(self.facets)
        self.set_length(len(self._entries))
        for row in range(max(len(before), len(self._entries))):
            if before[row : row + 1] != self._entries[row : row + 1]:
                self.redraw_row(row)
        same = (
            number
            for number, each in enumerate(self._entries)
            if pointed and (each.field, each.of) == (pointed.field, pointed.of)
        )
        self.cursor = next(same, min(self.cursor, max(len(self._entries) - 1, 0)))

    @property
    def chosen(self) -> Entry | None:
        """The row under the cursor."""
        return self._entries[self.cursor] if self.cursor < len(self._entries) else None

    def render_line(self, y: int) -> Strip:
        """The title, or a row."""
        if y < HEAD:
            title = Piece(" Facets", "accent" if self.has_focus else "title")
            return strip_of((title,), self.row_width, self._look, under=self._look.bar)
        row = self.row_at(y)
        over = self._look.cursor if row == self.cursor and self.has_focus else None
        line = self._line(self._entries[row]) if row < len(self._entries) else ()
        return strip_of(line, self.row_width, self._look, over=over)

    def _line(self, entry: Entry) -> Line:
        """The left part, cut or filled so that the right one stands at the end."""
        taken = sum(cell_len(piece.text) for piece in entry.right)
        left = (Piece(" " * _MARGIN), *entry.left)
        return (*fit(left, max(self.row_width - taken, 1), self._look), *entry.right)

    # moving

    def watch_cursor(self, old: int, new: int) -> None:
        """The two rows that changed are drawn."""
        self.reveal(new)
        self.redraw_row(old)
        self.redraw_row(new)

    def step(self, rows: int) -> None:
        """Past the empty rows between the fields."""
        last = len(self._entries) - 1
        to = min(max(self.cursor + rows, 0), max(last, 0))
        direction = 1 if rows > 0 else -1
        while 0 < to < last and not self._entries[to].left:
            to += direction
        if self._entries and self._entries[to].left:
            self.cursor = to

    def on_click(self, event: events.Click) -> None:
        """A click chooses; a click on what is chosen narrows, or opens the field."""
        row = self.row_at(event.y)
        if event.y < HEAD or row >= len(self._entries):
            return
        if row == self.cursor:
            self.action_pick()
        elif self._entries[row].left:
            self.cursor = row

    def action_first(self) -> None:
        self.step(-len(self._entries))

    def action_last(self) -> None:
        self.step(len(self._entries))
        self.step(-1 if self.chosen and not self.chosen.left else 0)

    # what the user does

    def action_pick(self) -> None:
        if (entry := self.chosen) is None:
            return
        if entry.of is None:
            self.post_message(FacetOpened(entry.field))
        else:
            self.action_narrow()

    def action_narrow(self) -> None:
        self._narrow(equal=True)

    def action_exclude(self) -> None:
        self._narrow(equal=False)

    def _narrow(self, *, equal: bool) -> None:
        if (entry := self.chosen) is not None and entry.of is not None:
            self.post_message(NarrowWanted(entry.field, entry.of[0], equal=equal))

    def action_add_facet(self) -> None:
        self.post_message(FacetAddWanted())

    def action_remove_facet(self) -> None:
        if (entry := self.chosen) is not None:
            self.post_message(FacetRemoved(entry.field))

    def action_leave(self) -> None:
        self.post_message(PartLeft())

"""Rows of text with a title that stays, scrolled by keys and wheel."""

from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip

from logexplorer.tui.commands import bindings
from logexplorer.tui.layout import NOTHING, Layout
from logexplorer.tui.paint import strip_of
from logexplorer.tui.strips import changed_cells
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.rows import HEAD, Rows
from logexplorer.views.text import Line, Piece, Role


class TextPanel(Rows):
    """Shows a `Layout`, whose rows are already as wide as `text_width`."""

    BINDINGS = bindings("Detail")
    MARGIN = " "

    layout_shown: reactive[Layout] = reactive(NOTHING, repaint=False)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    @property
    def text_width(self) -> int:
        """Cells that a row of text may take."""
        return max(self.row_width - len(self.MARGIN) - 1, 8)

    def show(self, layout: Layout, top: int = 0) -> None:
        """Show another text from this row on; only what is not on the screen yet is drawn."""
        before = [self.render_line(y) for y in range(self.size.height)]
        bar = set(self._thumb())
        self.set_reactive(TextPanel.layout_shown, layout)
        self.replace_rows(len(layout.rows), top)
        for y, old in enumerate(before):
            if cells := changed_cells(old, self.render_line(y)):
                self.refresh(Region(cells.start, y, len(cells), 1))
        self._redraw_bar(bar)

    def watch_layout_shown(self, old: Layout, new: Layout) -> None:
        """Set from outside, a text is read from its top."""
        self.to_row(0)
        self.set_length(len(new.rows))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The title, or a row of text behind its margin."""
        if y < HEAD:
            return strip_of(self._title(), self.row_width, self._look, under=self._look.bar)
        row, rows = self.row_at(y), self.layout_shown.rows
        text = rows[row] if row < len(rows) else ()
        return strip_of((Piece(self.MARGIN, "muted"), *text), self.row_width, self._look)

    def _title(self) -> Line:
        role: Role = "accent" if self.has_focus else "title"
        return (Piece(self.MARGIN, "muted"), Piece(self.layout_shown.title, role))

    def action_first(self) -> None:
        self.to_row(0)

    def action_last(self) -> None:
        self.to_row(int(self.max_scroll_y))

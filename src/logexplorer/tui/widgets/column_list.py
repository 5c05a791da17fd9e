"""The fields and paths that may be columns, with those that are."""

from collections.abc import Mapping
from dataclasses import replace

from textual import events
from textual.reactive import reactive
from textual.strip import Strip

from logexplorer.model.kept import Column
from logexplorer.tui.commands import bindings
from logexplorer.tui.messages.columns import ColumnsChosen
from logexplorer.tui.paint import strip_of
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.rows import HEAD, Rows
from logexplorer.views.column_choice import ColumnChoice
from logexplorer.views.text import Line, Piece

_BOX = 5
"""Cells that the box takes before a name."""


class ColumnList(Rows):
    """Posts `ColumnsChosen` whenever they change. What is typed finds a field."""

    BINDINGS = bindings("Columns")

    choice: reactive[ColumnChoice] = reactive(ColumnChoice(()), repaint=False)
    widths: reactive[Mapping[str, int]] = reactive({}, always_update=True)
    """The cells that each column has in the table."""
    cursor: reactive[int] = reactive(0, repaint=False)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._names: tuple[str, ...] = ()

    @property
    def chosen(self) -> str | None:
        """The name under the cursor."""
        return self._names[self.cursor] if self.cursor < len(self._names) else None

    # drawing

    def render_line(self, y: int) -> Strip:
        """The title with what is typed, or a field."""
        width, row = self.row_width, self.row_at(y)
        if y < HEAD:
            return strip_of(self._title(), width, self._look, under=self._look.bar)
        if row >= len(self._names):
            nothing = (Piece(" no field has this in its name", "muted"),) if row == 0 else ()
            return strip_of(nothing, width, self._look)
        over = self._look.cursor if row == self.cursor else None
        line = self.choice.line(self._names[row], self.widths)
        return strip_of(line, width, self._look, over=over)

    def _title(self) -> Line:
        typed = self.choice.typed
        says = Piece(f"  {typed}") if typed else Piece("  type to find a field or path", "muted")
        return (Piece(" Columns", "title"), says)

    def watch_choice(self) -> None:
        """Another list, in which the cursor stays on its field."""
        name = self.chosen
        self._names = self.choice.names
        self.cursor = self._names.index(name) if name in self._names else self.cursor
        self.set_length(len(self._names))
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        """The nearest row there is."""
        return max(min(cursor, len(self._names) - 1), 0)

    def watch_cursor(self, old: int, new: int) -> None:
        """The cursor stays in sight."""
        self.reveal(new)
        for row in (old, new):
            self.redraw_row(row)

    # what the user does

    def on_click(self, event: events.Click) -> None:
        """A click chooses; a click on the box, or on what is chosen, shows the column or not."""
        row = self.row_at(event.y)
        if event.y < HEAD or row >= len(self._names):
            return
        again = row == self.cursor or event.x < _BOX
        self.cursor = row
        if again:
            self.action_toggle_column()

    def on_key(self, event: events.Key) -> None:
        """Letters are looked for."""
        if event.is_printable and event.character and event.character not in " <>":
            event.stop()
            self._find(self.choice.typed + event.character)

    def action_erase(self) -> None:
        self._find(self.choice.typed[:-1])

    def action_close(self) -> None:
        if self.choice.typed:
            self._find("")
        else:
            self.screen.dismiss()

    def action_toggle_column(self) -> None:
        if (name := self.chosen) is not None:
            self._take(self.choice.toggled(name))

    def action_move_up(self) -> None:
        self._move(-1)

    def action_move_down(self) -> None:
        self._move(1)

    def action_narrower(self) -> None:
        self._widen(-1)

    def action_wider(self) -> None:
        self._widen(1)

    def action_usual(self) -> None:
        self.post_message(ColumnsChosen(()))

    def action_cursor_down(self) -> None:
        self.cursor += 1

    def action_cursor_up(self) -> None:
        self.cursor -= 1

    def action_page_down(self) -> None:
        self.cursor += self.rows_seen

    def action_page_up(self) -> None:
        self.cursor -= self.rows_seen

    def _find(self, typed: str) -> None:
        self.set_reactive(ColumnList.cursor, 0)
        self._names = ()
        self.choice = replace(self.choice, typed=typed)
        self.to_row(0)

    def _move(self, by: int) -> None:
        if (name := self.chosen) is not None:
            self._take(self.choice.moved(name, by))

    def _widen(self, steps: int) -> None:
        if (name := self.chosen) is not None:
            self._take(self.choice.widened(name, steps, self.widths))

    def _take(self, choice: ColumnChoice) -> None:
        before: tuple[Column, ...] = self.choice.columns
        self.choice = choice
        if choice.columns != before:
            self.post_message(ColumnsChosen(choice.columns))

"""The steps of an object's history, a line each, of which one is chosen."""

from collections.abc import Sequence

from textual.strip import Strip

from logexplorer.tui.layout import Layout
from logexplorer.tui.messages import StepChosen
from logexplorer.tui.paint import strip_of
from logexplorer.tui.widgets.item_panel import ItemPanel
from logexplorer.tui.widgets.rows import HEAD
from logexplorer.views.history_rows import step_line
from logexplorer.views.object_history import Step
from logexplorer.views.row import Row
from logexplorer.views.text import Piece
from logexplorer.views.times import Clock

_NONE = (Piece("no event of this log created, changed or deleted it", "muted"),)


class StepList(ItemPanel):
    """Tells with `StepChosen` which step the cursor is on."""

    DEFAULT_CSS = "StepList { height: 40%; width: 1fr; }"

    def show_steps(self, steps: Sequence[Step], clock: Clock, title: str, start: int) -> None:
        """Show these steps, one of them chosen."""
        items = tuple(
            Row(step_line(step, clock, self.text_width), within=("step",)) for step in steps
        )
        lines = tuple(item.line for item in items) or (_NONE,)
        self.take(Layout(title, lines, items, tuple(range(len(items)))))
        if items and start:
            self.cursor = start
        elif items:
            self.post_message(StepChosen(0))

    def render_line(self, y: int) -> Strip:
        """The chosen step stays marked while the keys are elsewhere."""
        row = self.row_at(y)
        if y < HEAD or self.has_focus or row != self.cursor or not self.layout_shown.rows:
            return super().render_line(y)
        line = (Piece(self.MARGIN), *self.layout_shown.rows[row])
        return strip_of(line, self.row_width, self._look, over=self._look.idle_cursor)

    def watch_cursor(self, old: int, new: int) -> None:
        """Another step is chosen."""
        super().watch_cursor(old, new)
        self.post_message(StepChosen(new))

    def action_fold(self) -> None:
        """There is nothing to fold: Enter goes to what is told of the step."""
        self.screen.focus_next()

    def action_fold_outer(self) -> None:
        """Neither here."""

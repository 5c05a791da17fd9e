"""One line of text."""

from textual.strip import Strip
from textual.widget import Widget

from logexplorer.tui.paint import strip_of
from logexplorer.tui.theme import Look
from logexplorer.views.text import Line


class TextLine(Widget):
    """The line, cut to the width, on the surface of the bars."""

    DEFAULT_CSS = "TextLine { height: 1; width: 1fr; }"

    def __init__(self, look: Look, line: Line) -> None:
        super().__init__()
        self._look = look
        self._line = line

    def show(self, line: Line) -> None:
        """Show another text."""
        if line != self._line:
            self._line = line
            self.refresh()

    def render_line(self, y: int) -> Strip:
        return strip_of(self._line, self.size.width, self._look, under=self._look.bar)

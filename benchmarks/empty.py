"""The least that a Textual app can do for a key: repaint one line."""

from rich.segment import Segment
from textual import events
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widget import Widget


class Line(Widget):
    """One line that counts keys."""

    DEFAULT_CSS = "Line { height: 1; }"
    keys = 0

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(f"{self.keys} keys")]).adjust_cell_length(self.size.width)


class Empty(App[None]):
    """Nothing but the line."""

    animation_level = "none"

    def compose(self) -> ComposeResult:
        yield Line()

    def on_key(self, event: events.Key) -> None:
        line = self.query_one(Line)
        line.keys += 1
        line.refresh()


if __name__ == "__main__":
    Empty(ansi_color=True).run()

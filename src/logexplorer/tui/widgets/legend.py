"""What the colours of a histogram stand for, and how many events they are."""

from collections.abc import Iterator

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from logexplorer.tui.chart import inks
from logexplorer.tui.paint import shown, strip_of
from logexplorer.tui.theme import Look
from logexplorer.views.bars import Layer
from logexplorer.views.text import Piece


class Legend(Widget):
    """A line a layer; all of them on one line where it has no more."""

    parts: reactive[tuple[Layer, ...]] = reactive(())
    earlier: reactive[bool] = reactive(False)
    """Are they of an earlier search? Then their numbers say nothing."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self.earlier:
            return strip_of((), width, self._look)
        colours = inks(self.parts, self._look)
        if self.size.height == 1:
            strips = [
                strip
                for part, colour in zip(self.parts, colours, strict=True)
                for strip in self._short(part, colour)
            ]
            return Strip.join(strips).adjust_cell_length(width)
        if y >= len(self.parts):
            return strip_of((), width, self._look)
        part = self.parts[y]
        digits = max(len(f"{each.total:,}") for each in self.parts) + 1
        label = strip_of((Piece(part.label),), width - 3 - digits, self._look)
        count = strip_of((Piece(f"{part.total:>{digits},}", "muted"),), digits, self._look)
        return Strip.join([self._swatch(colours[y]), label, count])

    def _short(self, part: Layer, colour: Color | None) -> Iterator[Strip]:
        yield self._swatch(colour)
        text = f"{shown(part.label, self._look)} {part.total:,}"
        yield Strip([Segment(text)])

    def _swatch(self, colour: Color | None) -> Strip:
        if colour is None:
            return Strip([Segment("   ")], 3)
        square = "#" if self._look.ascii else "■"
        return Strip([Segment(" "), Segment(square, Style(color=colour)), Segment(" ")], 3)

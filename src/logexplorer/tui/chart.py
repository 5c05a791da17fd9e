"""The bars of a histogram painted at a size."""

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from logexplorer.model.results import Histogram
from logexplorer.tui.colours import colours_of
from logexplorer.tui.theme import Look
from logexplorer.views.bars import Cell, Layer, stack
from logexplorer.views.spread import Spread

_BLOCKS = " ▁▂▃▄▅▆▇█"
_ASCII_BLOCKS = " ..::=###"


class Chart:
    """Bars of `rows` lines, side by side over the whole width."""

    def __init__(
        self, answer: Histogram, parts: tuple[Layer, ...], width: int, rows: int, look: Look
    ) -> None:
        self._look = look
        self._width = width
        self._rows = rows
        greatest = max((each.total for each in answer.bins), default=0)
        self._columns = [stack(each, parts, greatest, rows) for each in answer.bins]
        self.spread = Spread(len(self._columns), width)
        self._colours = inks(parts, look)

    def line(self, y: int) -> Strip:
        """The part of all bars that is on a line, counted from above."""
        row = self._rows - 1 - y
        spread = self.spread
        runs: list[tuple[str, Style | None]] = []
        for number, column in enumerate(self._columns):
            glyph, style = self._drawn(column[row])
            cells = spread.cells(number)
            gap = " " * (spread.start(number + 1) - cells.stop)
            for text, each in ((glyph * len(cells), style), (gap, None)):
                if runs and runs[-1][1] == each:
                    runs[-1] = (runs[-1][0] + text, each)
                elif text:
                    runs.append((text, each))
        return Strip([Segment(text, style) for text, style in runs]).adjust_cell_length(self._width)

    def _drawn(self, cell: Cell) -> tuple[str, Style | None]:
        if not cell.eighths:
            return " ", None
        lower = self._colours[cell.layer]
        upper = None if cell.above is None else self._colours[cell.above]
        # Only where there are colours can a cell show two layers.
        eighths = 8 if cell.above is not None and (self._look.ascii or not upper) else cell.eighths
        glyph = (_ASCII_BLOCKS if self._look.ascii else _BLOCKS)[eighths]
        if self._look.ascii:
            upper = None
        return glyph, Style(color=lower, bgcolor=upper) if lower else None


def inks(parts: tuple[Layer, ...], look: Look) -> tuple[Color | None, ...]:
    """The layers' colours; None where the theme has none."""
    return colours_of((part.name for part in parts), look)

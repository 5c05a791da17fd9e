"""Stacked bars as cells of a canvas, and which of their parts are too small to be seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from logexplorer.model.results import Histogram
from logexplorer.tui.plots.canvas import Label, Point
from logexplorer.tui.plots.inks import Ink
from logexplorer.views.bars import Cell, Layer, counts_of, stack
from logexplorer.views.spread import Spread

_HALF = 4


@dataclass(slots=True)
class Stacks:
    """The cells of all bars; those of two colours are labels, since a point has but one.

    `hiding` counts the bars that have events of a layer and no cell for it; `hidden` are the layers
    that no bar shows.
    """

    points: list[Point] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    hiding: int = 0
    hidden: set[int] = field(default_factory=set)


class _Drawn(NamedTuple):
    """A cell in the ink of a layer, on the ground of another one or on none."""

    row: int
    glyph: str
    layer: int
    ground: int | None = None


def stacks(
    histogram: Histogram, parts: Sequence[Layer], inks: Sequence[Ink], spread: Spread, height: int
) -> Stacks:
    """The bars of a histogram, the highest of them so many rows high."""
    greatest = max(each.total for each in histogram.bins)
    made, seen = Stacks(), set[int | None]()
    for number, each in enumerate(histogram.bins):
        drawn = tuple(_drawn(stack(each, parts, greatest, height), inks))
        _put(drawn, spread.cells(number), inks, made)
        shown = {layer for cell in drawn for layer in (cell.layer, cell.ground)}
        asked = {layer for layer, count in enumerate(counts_of(each, parts)) if count}
        made.hiding += not asked <= shown
        made.hidden |= asked
        seen |= shown
    made.hidden -= seen
    return made


def _put(drawn: Sequence[_Drawn], columns: range, inks: Sequence[Ink], made: Stacks) -> None:
    for cell in drawn:
        ink = inks[cell.layer].colour
        if cell.ground is None:
            made.points += (Point(x, cell.row, cell.glyph, ink) for x in columns)
        elif columns:
            text, ground = cell.glyph * len(columns), inks[cell.ground].colour
            made.labels.append(Label(columns.start, cell.row, text, ink, ground))


def _drawn(cells: Sequence[Cell], inks: Sequence[Ink]) -> Iterator[_Drawn]:
    for row, cell in enumerate(cells):
        if not cell.eighths:
            return
        ink = inks[cell.layer]
        if cell.above is None:
            # Where there is any event there is something to be seen.
            if glyph := ink.top(cell.eighths) or ("" if row else ink.fill):
                yield _Drawn(row, glyph, cell.layer)
        elif ink.whole:
            greater = cell.layer if cell.eighths >= _HALF else cell.above
            yield _Drawn(row, inks[greater].fill, greater)
        else:
            yield _Drawn(row, ink.top(cell.eighths), cell.layer, cell.above)

"""Stacked bars over time, with a legend above and the times beneath."""

from collections.abc import Iterator, Sequence

from textual.strip import Strip

from logexplorer.model.period import Period
from logexplorer.model.results import Histogram
from logexplorer.tui.plots.canvas import Axes, Point, plot
from logexplorer.tui.plots.drawing import Drawing, Size, empty, filled
from logexplorer.tui.plots.inks import Ink, inks_of, legend
from logexplorer.tui.theme import Look
from logexplorer.views.bars import Cell, Layer, layers, stack
from logexplorer.views.chart_marks import TimeMarks
from logexplorer.views.scales import round_steps, row_of, short, times
from logexplorer.views.spread import Spread
from logexplorer.views.times import Clock

MARGIN = 5
"""Cells for a count as `short` writes it, such as 12.5k."""

_LAYERS, _FEW_LAYERS = 6, 4
_WIDE = 100
_TALL = 18
_APART = 3


def columns(width: int) -> int:
    """Cells for bars, of so many in all."""
    return max(width - MARGIN - 1, 2)


def spread_of(histogram: Histogram, width: int) -> Spread:
    """Where the bars stand, of so many cells in all."""
    return Spread(len(histogram.bins), columns(width))


def over_time(
    histogram: Histogram, period: Period, clock: Clock, size: Size, look: Look
) -> Drawing:
    """Bars of all series that have a colour, and of the others together."""
    if not histogram.bins:
        return nothing(histogram, size, look)
    parts = layers(histogram, _LAYERS if size.width >= _WIDE else _FEW_LAYERS)
    inks = inks_of((part.name for part in parts), look)
    entries = [(ink, f"{part.label} {part.total:,}") for ink, part in zip(inks, parts, strict=True)]
    head = legend(entries, size.width, 3 if size.height >= _TALL else 2, look)
    body = Size(size.width, size.height - len(head))
    below = time_axis(histogram, body.width, clock)
    rows = bars(histogram, parts, inks, body, below, look)
    return Drawing(filled((*head, *rows), size, look), time_marks(histogram, period, clock, size))


def nothing(histogram: Histogram, size: Size, look: Look) -> Drawing:
    """No bar at all."""
    if not histogram.undated:
        return empty("no event matches", size, look)
    return empty(f"no event that has a time; {histogram.undated:,} without", size, look)


def time_marks(histogram: Histogram, period: Period, clock: Clock, size: Size) -> TimeMarks:
    """The bars as they can be chosen."""
    return TimeMarks(histogram, period, clock, MARGIN + 1, spread_of(histogram, size.width))


def time_axis(histogram: Histogram, width: int, clock: Clock) -> tuple[tuple[int, str], ...]:
    """Times by the cells under which they stand."""
    return tuple(times(histogram, spread_of(histogram, width), clock))


def bars(
    histogram: Histogram,
    parts: Sequence[Layer],
    inks: Sequence[Ink],
    size: Size,
    below: tuple[tuple[int, str], ...],
    look: Look,
) -> tuple[Strip, ...]:
    """The bars with their counts at the left and what is given beneath."""
    greatest = max(each.total for each in histogram.bins)
    height = size.height - (2 if below else 1)
    if height < 2:
        return ()
    axes = Axes(count_axis(greatest, height), below, MARGIN)
    spread = spread_of(histogram, size.width)
    points = [
        point
        for number, each in enumerate(histogram.bins)
        for point in _bar(stack(each, parts, greatest, height), spread.cells(number), inks)
    ]
    return plot(points, size.width, size.height, axes, look)


def count_axis(greatest: int, height: int) -> tuple[tuple[int, str], ...]:
    """Round counts by the rows in which bars of so many events end."""
    steps = round_steps(greatest, max(height // _APART, 1))
    return tuple((row_of(step, greatest, height), f"{short(step):>{MARGIN}}") for step in steps)


def _bar(cells: Sequence[Cell], columns: range, inks: Sequence[Ink]) -> Iterator[Point]:
    for row, cell in enumerate(cells):
        if not cell.eighths:
            return
        glyph, ink = _glyph(cell, inks, lowest=row == 0)
        if glyph:
            yield from (Point(x, row, glyph, ink.colour) for x in columns)


def _glyph(cell: Cell, inks: Sequence[Ink], *, lowest: bool) -> tuple[str, Ink]:
    """A cell of two series shows the greater one: plotext has one colour for a cell."""
    if cell.above is not None:
        ink = inks[cell.layer if cell.eighths >= 4 else cell.above]
        return ink.fill, ink
    ink = inks[cell.layer]
    # Where there is any event there is something to be seen.
    return ink.top(cell.eighths) or (ink.fill if lowest else ""), ink

"""Stacked bars over time, with a legend above and the times beneath."""

from collections.abc import Sequence

from textual.strip import Strip

from logexplorer.model.period import Period
from logexplorer.model.results import Histogram
from logexplorer.tui.plots.canvas import Axes, plot
from logexplorer.tui.plots.drawing import Drawing, Size, empty, filled
from logexplorer.tui.plots.inks import Ink, inks_of, legend
from logexplorer.tui.plots.stacks import Stacks, stacks
from logexplorer.tui.theme import Look
from logexplorer.views.bars import Layer, layers
from logexplorer.views.chart_marks import TimeMarks
from logexplorer.views.scales import round_steps, row_of, short, times
from logexplorer.views.spread import Spread
from logexplorer.views.times import Clock

MARGIN = 5
"""Cells for a count as `short` writes it, such as 12.5k."""

_UNSEEN = Ink("-", None, True)
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
    lines = 3 if size.height >= _TALL else 2
    head = legend(entries(parts, inks), size.width, lines, look)
    body = Size(size.width, size.height - len(head))
    below = time_axis(histogram, body.width, clock)
    made, rows = bars(histogram, parts, inks, body, below, look)
    head = legend(entries(parts, inks, made), size.width, lines, look)
    marks = time_marks(histogram, period, clock, size.width, made)
    return Drawing(filled((*head, *rows), size, look), marks)


def nothing(histogram: Histogram, size: Size, look: Look) -> Drawing:
    """No bar at all."""
    if not histogram.undated:
        return empty("no event matches", size, look)
    return empty(f"no event that has a time; {histogram.undated:,} without", size, look)


def entries(
    parts: Sequence[Layer], inks: Sequence[Ink], made: Stacks | None = None
) -> list[tuple[Ink, str]]:
    """What the legend names; a series that no bar shows has a sign of its own, as broad."""
    hidden = made.hidden if made else ()
    return [
        (_UNSEEN if number in hidden else ink, f"{part.label} {part.total:,}")
        for number, (ink, part) in enumerate(zip(inks, parts, strict=True))
    ]


def _unseen(made: Stacks) -> tuple[str, ...]:
    """What is said of the parts of bars that are too small to be seen."""
    wholly = (f"{_UNSEEN.fill} too small to see",) if made.hidden else ()
    bars = "1 bar hides" if made.hiding == 1 else f"{made.hiding:,} bars hide"
    return (*wholly, f"v: {bars} small parts") if made.hiding else ()


def time_marks(
    histogram: Histogram, period: Period, clock: Clock, width: int, made: Stacks
) -> TimeMarks:
    """The bars as they can be chosen."""
    spread = spread_of(histogram, width)
    return TimeMarks(histogram, period, clock, MARGIN + 1, spread, unseen=_unseen(made))


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
) -> tuple[Stacks, tuple[Strip, ...]]:
    """The bars, drawn with their counts at the left and what is given beneath."""
    greatest = max(each.total for each in histogram.bins)
    height = size.height - (2 if below else 1)
    if height < 2:
        return Stacks(), ()
    axes = Axes(count_axis(greatest, height), below, MARGIN)
    made = stacks(histogram, parts, inks, spread_of(histogram, size.width), height)
    return made, plot(made.points, size.width, size.height, axes, look, made.labels)


def count_axis(greatest: int, height: int) -> tuple[tuple[int, str], ...]:
    """Round counts by the rows in which bars of so many events end."""
    steps = round_steps(greatest, max(height // _APART, 1))
    return tuple((row_of(step, greatest, height), f"{short(step):>{MARGIN}}") for step in steps)

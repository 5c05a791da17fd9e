"""Weekdays by hours as a heat map."""

from collections.abc import Iterator

from rich.color import Color
from textual.strip import Strip

from logexplorer.model.charts import HOURS, WEEKDAYS, Week
from logexplorer.tui.colours import colours_of, contrast
from logexplorer.tui.plots.canvas import Axes, Label, Point, plot
from logexplorer.tui.plots.drawing import Drawing, Size, empty, filled
from logexplorer.tui.plots.inks import Ink, legend, step_inks
from logexplorer.tui.theme import Look
from logexplorer.views.chart_marks import WeekMarks
from logexplorer.views.numbers import undated
from logexplorer.views.scales import level, level_ranges
from logexplorer.views.spread import Spread
from logexplorer.views.times import Clock

_MARGIN = 5
_HIGHEST = 5
_FRAME = 4
"""Rows beside the cells: axis, hours, a blank one, legend."""


def week_map(week: Week, clock: Clock, size: Size, look: Look) -> Drawing:
    """A cell for each hour of each weekday, Monday on top."""
    if not week.total:
        return empty("; ".join(("no event that has a time", *undated(week.undated))), size, look)
    hours = Spread(HOURS, max(size.width - _MARGIN - 1, HOURS), joined=True)
    high = min(max((size.height - _FRAME) // len(WEEKDAYS), 1), _HIGHEST)
    inks = step_inks(look)
    points = tuple(_points(week, hours, high, inks, look))
    width, height = _MARGIN + 1 + hours.taken, len(WEEKDAYS) * high + 2
    labels = tuple(_counts(week, hours, high, inks))
    drawn = plot(points, width, height, _axes(hours, high), look, labels)
    entries = [
        (inks[step - 1], f"{least:,}" if least == most else f"{least:,} – {most:,}")
        for step, least, most in level_ranges(week.greatest)
    ]
    key = legend(entries, size.width, 1, look)
    rows = tuple(strip.adjust_cell_length(size.width) for strip in drawn)
    blank = (Strip.blank(size.width),) if height + 2 <= size.height else ()
    marks = WeekMarks(week, clock, _MARGIN + 1, hours, high)
    return Drawing(filled((*rows, *blank, *key), size, look), marks)


def _axes(hours: Spread, high: int) -> Axes:
    rows = len(WEEKDAYS) * high
    left = tuple(
        (rows - 1 - (number * high + (high - 1) // 2), f" {name[:3]} ")
        for number, name in enumerate(WEEKDAYS)
    )
    step = 1 if hours.narrowest >= 4 else 3
    below = tuple((hours.start(hour), f"{hour:02}") for hour in range(0, HOURS, step))
    return Axes(left, below, _MARGIN)


def _points(
    week: Week, hours: Spread, high: int, inks: tuple[Ink, ...], look: Look
) -> Iterator[Point]:
    """Every cell of an hour alike; in an hour without events only a dot."""
    rows, greatest = len(WEEKDAYS) * high, week.greatest
    (none,) = colours_of((None,), look)
    for day, counts in enumerate(week.counts):
        top = rows - 1 - day * high
        for hour, count in enumerate(counts):
            if step := level(count, greatest):
                ink = inks[step - 1]
                yield from (
                    Point(x, top - y, ink.fill, ink.colour)
                    for x in hours.cells(hour)
                    for y in range(high)
                )
            elif look.colours >= 256 and not look.ascii:
                cells = hours.cells(hour)
                yield Point(cells[(len(cells) - 1) // 2], top - (high - 1) // 2, "·", none)


def _counts(week: Week, hours: Spread, high: int, inks: tuple[Ink, ...]) -> Iterator[Label]:
    """The counts in the middle of their cells, where there is room for all of them."""
    coloured = inks[0].colour is not None
    if len(str(week.greatest)) + (1 if coloured else 2) > hours.narrowest:
        return
    rows = len(WEEKDAYS) * high
    for day, counts in enumerate(week.counts):
        y = rows - 1 - day * high - (high - 1) // 2
        for hour, count in enumerate(counts):
            if step := level(count, week.greatest):
                # On a pattern, digits need a space around them to be read.
                ground, text = inks[step - 1].colour, str(count) if coloured else f" {count} "
                cells = hours.cells(hour)
                x = cells.start + (len(cells) - len(text) + 1) // 2
                yield Label(x, y, text, _ink_on(ground), ground)


def _ink_on(ground: Color | None) -> Color | None:
    """Black or white, whichever is the easier to read."""
    if ground is None:
        return None
    black, white = Color.from_ansi(16), Color.from_ansi(231)
    return max(
        (black, white),
        key=lambda ink: contrast(ink.get_truecolor(), ground.get_truecolor()),
    )

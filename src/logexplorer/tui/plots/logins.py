"""Logins and failed logins over time, and beneath them which part of all failed."""

from dataclasses import replace

from textual.strip import Strip

from logexplorer.model.period import Period
from logexplorer.model.results import Histogram
from logexplorer.tui.plots.canvas import Axes, Point, plot
from logexplorer.tui.plots.drawing import Drawing, Size, filled
from logexplorer.tui.plots.inks import Ink, inks_of, legend
from logexplorer.tui.plots.over_time import (
    MARGIN,
    bars,
    entries,
    nothing,
    spread_of,
    time_axis,
    time_marks,
)
from logexplorer.tui.theme import Look
from logexplorer.views.bars import EIGHTHS, Layer
from logexplorer.views.numbers import FAILED, LOGIN, failed_part, percent
from logexplorer.views.scales import row_of
from logexplorer.views.times import Clock

_LEAST = 14
"""From so many rows on there is room for the rates."""

_PART = 3
"""One row in so many shows rates."""


def logins(histogram: Histogram, period: Period, clock: Clock, size: Size, look: Look) -> Drawing:
    """Two kinds of bars above each other."""
    if not histogram.bins:
        return nothing(histogram, size, look)
    parts = tuple(
        Layer(name, label, sum(each.counts.get(name, 0) for each in histogram.bins))
        for name, label in ((LOGIN, "Logins"), (FAILED, "Failed logins"))
    )
    inks = inks_of((part.name for part in parts), look)
    body = Size(size.width, size.height - 1)
    below = time_axis(histogram, size.width, clock)
    low = body.height // _PART if body.height >= _LEAST else 0
    high = Size(body.width, body.height - low)
    made, rows = bars(histogram, parts, inks, high, () if low else below, look)
    head = legend(entries(parts, inks, made), size.width, 1, look)
    if low:
        rows += _rates(histogram, inks[1], Size(body.width, low), below, look)
    succeeded, failed = (part.total for part in parts)
    note = f"{percent(failed, succeeded + failed)}% failed"
    marks = replace(time_marks(histogram, period, clock, size.width, made), notes=(note,))
    return Drawing(filled((*head, *rows), size, look), marks)


def _rates(
    histogram: Histogram, ink: Ink, size: Size, below: tuple[tuple[int, str], ...], look: Look
) -> tuple[Strip, ...]:
    """Failed logins in percent; where nobody tried, there is nothing."""
    height = size.height - (2 if below else 1)
    spread = spread_of(histogram, size.width)
    points: list[Point] = []
    for number, each in enumerate(histogram.bins):
        if part := failed_part(each):
            eighths = max(round(part / 100 * height * EIGHTHS), 1)
            points += _bar(spread.cells(number), eighths, ink)
    left = tuple(
        (row_of(part, 100, height), f"{f'{part}%':>{MARGIN}}")
        for part in ((50, 100) if height > 3 else (100,))
    )
    return plot(points, size.width, size.height, Axes(left, below, MARGIN), look)


def _bar(columns: range, eighths: int, ink: Ink) -> list[Point]:
    whole, rest = divmod(eighths, EIGHTHS)
    glyphs = [ink.fill] * whole
    if rest:
        glyphs.append(ink.top(rest) or ("" if whole else ink.fill))
    return [
        Point(x, row, glyph, ink.colour)
        for row, glyph in enumerate(glyphs)
        if glyph
        for x in columns
    ]

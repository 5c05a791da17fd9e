"""What stands at the axes of charts: round numbers, times, and the steps of a heat map."""

from collections.abc import Iterator
from math import floor, log10

from logexplorer.model.results import Histogram
from logexplorer.views.axis import label_at
from logexplorer.views.spread import Spread
from logexplorer.views.times import Clock

_ROUND = (1, 2, 5, 10)
_APART = 14
LEVELS = 5
"""Colours of a heat map, beside that of nothing."""


def round_steps(greatest: int, most: int) -> tuple[int, ...]:
    """Round numbers above zero up to the greatest one, evenly apart, at most so many."""
    if greatest < 1 or most < 1:
        return ()
    rough = max(greatest / most, 1)
    power = 10 ** floor(log10(rough))
    step = next(each * power for each in _ROUND if each * power >= rough)
    return tuple(range(step, greatest + 1, step))


def row_of(value: int, greatest: int, rows: int) -> int:
    """The row, counted from below, in which a bar of this value ends."""
    return max(min(-(-value * rows // greatest) - 1, rows - 1), 0)


def short(value: int) -> str:
    """A count in few characters: `950`, `12k`, `1.5M`."""
    for size, unit in ((1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k")):
        if value >= size:
            return f"{value / size:.3g}{unit}"
    return str(value)


def times(histogram: Histogram, spread: Spread, clock: Clock) -> Iterator[tuple[int, str]]:
    """The cells where bars begin, and the times to be written under them."""
    day = ""
    for number in range(0, len(histogram.bins), spread.step(_APART)):
        text, day = label_at(histogram, number, day, clock)
        if (start := spread.start(number)) + len(text) <= spread.width:
            yield start, text


def level(count: int, greatest: int) -> int:
    """The step of a heat map, 0 for nothing.

    The steps widen as squares do: one hour of an attack must not make all others look alike.
    """
    return next(step for step in range(LEVELS + 1) if count <= _upto(step, greatest))


def level_ranges(greatest: int) -> Iterator[tuple[int, int, int]]:
    """The steps that occur, with the least and the greatest count of each."""
    for step in range(1, LEVELS + 1):
        least, most = _upto(step - 1, greatest) + 1, _upto(step, greatest)
        if least <= most:
            yield step, least, most


def _upto(step: int, greatest: int) -> int:
    return greatest * step**2 // LEVELS**2

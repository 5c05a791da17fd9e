"""A histogram as bars: stacked layers in eighths of a cell, and what a stretch of bars holds."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from logexplorer.model.actions import label_of
from logexplorer.model.period import Period
from logexplorer.model.results import Bin, Histogram

EIGHTHS = 8

_OTHER = "(other)"  # the explorer's series for all values beyond the most frequent


class Layer(NamedTuple):
    """A part of every bar: a series, or the rest (`name` is None); how many events it holds."""

    name: str | None
    label: str
    total: int


class Cell(NamedTuple):
    """A cell of a bar: `eighths` from below in one layer; what is above them in another, if any."""

    eighths: int = 0
    layer: int = 0
    above: int | None = None


class Stretch(NamedTuple):
    """The bars `first` .. `last`, both included."""

    first: int
    last: int


def layers(histogram: Histogram, most: int, chosen: Stretch | None = None) -> tuple[Layer, ...]:
    """The most frequent series, `most` at most, then the rest; counted in the chosen bars only."""
    names = [name for name in histogram.series if name != _OTHER][:most]
    bins = histogram.bins if chosen is None else histogram.bins[chosen.first : chosen.last + 1]
    found = [
        Layer(name, _label(name, histogram.by), sum(each.counts.get(name, 0) for each in bins))
        for name in names
    ]
    if len(names) < len(histogram.series):
        rest = sum(each.total for each in bins) - sum(layer.total for layer in found)
        found.append(Layer(None, "others", rest))
    return tuple(found)


def counts_of(each: Bin, parts: Sequence[Layer]) -> tuple[int, ...]:
    """A bar's events by layers; the last count is that of the rest, even where it has no layer."""
    counts = [each.counts.get(part.name, 0) for part in parts if part.name is not None]
    return (*counts, each.total - sum(counts))


def stack(each: Bin, parts: Sequence[Layer], greatest: int, rows: int) -> tuple[Cell, ...]:
    """A bar's cells from below; a bar with any event is at least an eighth high."""
    if not each.total:
        return (Cell(),) * rows
    height = max(round(each.total / greatest * rows * EIGHTHS), 1)
    ends, upto = [0], 0
    for count in counts_of(each, parts):
        upto += count
        ends.append(round(upto / each.total * height))
    owners = [layer for layer, (start, end) in enumerate(pairwise(ends)) for _ in range(start, end)]
    return tuple(_cell(owners[row * EIGHTHS : (row + 1) * EIGHTHS]) for row in range(rows))


def period_of(histogram: Histogram, chosen: Stretch, within: Period) -> Period:
    """The time that the chosen bars stand for; never more than the histogram's own period."""
    since = histogram.bins[chosen.first].start
    if within.since:
        since = max(since, within.since)
    try:
        until = histogram.bins[chosen.last].start + histogram.width
    except OverflowError:  # the bar reaches beyond the calendar's end
        return Period(since, within.until)
    return Period(since, min(until, within.until) if within.until else until)


def _label(name: str, by: str) -> str:
    return label_of(name) if name else f"no {by}"


def _cell(owners: Sequence[int]) -> Cell:
    """The layers of up to eight eighths, of which a cell can show two, or one and nothing."""
    ranked = sorted(set(owners), key=owners.count, reverse=True)
    if not ranked:
        return Cell()
    if len(owners) < EIGHTHS or len(ranked) == 1:
        return Cell(len(owners), ranked[0])
    lower, upper = sorted(ranked[:2])
    return Cell(owners.index(upper), lower, upper)

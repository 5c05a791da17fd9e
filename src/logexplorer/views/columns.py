"""Which columns a table has, and how wide they are: by what stands in them and by what fits."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from logexplorer.model.event import Event
from logexplorer.model.kept import Column as Chosen
from logexplorer.views.paths import last_step
from logexplorer.views.summary import place
from logexplorer.views.table import CUT, TIME_AND_GAP, TIMES, TITLES, Column, cells
from logexplorer.views.text import plain
from logexplorer.views.times import Clock

SAMPLE = 64
"""So many events are measured."""
ROOMY = 130
"""From so many cells on, there is room for years and for wider gaps."""
_WIDE = 100
_NARROW = 30
_ALL_YEARS = 60
"""Cells from which on years are told wherever the first rows are of several."""
_RANKS = ("time", "", "action", "level", "summary", "user", "client_ip", "app", "brand")
"""Where there is too little room the last ones go first. Without a name: the paths, which are there
because the user wants to see them."""
_BOUNDS = {
    "action": (15, 27),
    "level": (5, 9),
    "user": (14, 28),
    "client_ip": (15, 40),
    "app": (8, 28),
    "brand": (12, 20),
}
_PATH_BOUNDS = (8, 40)
_GROWTH = ("time", "user", "action", "summary", "client_ip", "app", "brand", "")
"""What is widened first where there is more room than needed; other paths are without a name."""
_LESS = ("app", "brand")
_NEARLY = 0.9
_AGE = 10
_GAP = 9


@dataclass(frozen=True, slots=True)
class Placed:
    """The columns that fit, and the names of those that do not."""

    columns: tuple[Column, ...]
    left_out: tuple[str, ...] = ()


@dataclass(slots=True)
class _Wish:
    """A column with the cells that it needs and those that it would like to have."""

    name: str
    rank: tuple[int, int]
    least: int
    most: int
    turn: tuple[bool, int]
    width: int = 0


def usual(events: Sequence[Event]) -> tuple[Chosen, ...]:
    """authentik's columns; of other logs those that any of these events has something in."""
    sample = events[:SAMPLE]
    if not sample or any(event.action is not None for event in sample):
        return tuple(
            map(Chosen, ("time", "action", "user", "client_ip", "app", "brand", "summary"))
        )
    has = {
        "level": any(event.level for event in sample),
        "user": any(event.user for event in sample),
        "client_ip": any(event.client_ip for event in sample),
        "app": any(event.app for event in sample),
        "brand": any(event.brand for event in sample),
    }
    return tuple(map(Chosen, ("time", *(name for name in has if has[name]), "summary")))


def placed(chosen: Sequence[Chosen], events: Sequence[Event], clock: Clock, width: int) -> Placed:
    """The columns that a table of this many cells has; together they are exactly as wide."""
    gap = 2 if width >= ROOMY else 1
    wish = partial(_wish, events=events[:SAMPLE], clock=clock, width=width)
    wishes = [wish(each, at) for at, each in enumerate(chosen)]
    by_rank = sorted(wishes, key=lambda each: each.rank)
    if width < _WIDE and tuple(chosen) == usual(events):
        # Nobody asked for these; a line that can be read to its end says more.
        while by_rank[-1].name in _LESS and _most(by_rank, gap) > width:
            by_rank.pop()
    while len(by_rank) > 1 and _least(by_rank, gap) > width:
        by_rank.pop()
    left = width - _least(by_rank, gap)
    for each in sorted(by_rank, key=lambda each: each.turn):
        more = max(min(each.most - each.least, left), 0)
        each.width, left = each.least + more, left - more
    kept = [each for each in wishes if each in by_rank]
    _give(kept, left, chosen)
    year = next(iter(_years(events, clock)), "")
    columns = [Column(each.name, each.width, gap, year) for each in kept[:-1]]
    columns += [Column(each.name, each.width, 0, year) for each in kept[-1:]]
    return Placed(tuple(columns), tuple(each.name for each in wishes if each not in by_rank))


def _least(wishes: Sequence[_Wish], gap: int) -> int:
    return sum(each.least for each in wishes) + gap * (len(wishes) - 1)


def _most(wishes: Sequence[_Wish], gap: int) -> int:
    return sum(each.most for each in wishes) + gap * (len(wishes) - 1)


def _give(kept: Sequence[_Wish], left: int, chosen: Sequence[Chosen]) -> None:
    """What is left goes to the text that has no end, else to the last column."""
    if not kept:
        return
    widths = {each.name: each.width for each in chosen}
    free = [each for each in kept if each.name == "summary" and widths["summary"] is None]
    taker = free[0] if free else kept[-1]
    taker.width = max(taker.width + left, 1)


def _wish(chosen: Chosen, at: int, events: Sequence[Event], clock: Clock, width: int) -> _Wish:
    name = chosen.name
    rank = (_RANKS.index(name if name in _RANKS else ""), at)
    least, most = _bounds(name, events, clock, width)
    if chosen.width is not None:
        # Whoever widens one column still wants to see the others.
        least, most = min(least, chosen.width), chosen.width
    turn = (chosen.width is None, _GROWTH.index(name if name in _GROWTH else ""))
    return _Wish(name, rank, max(least, 1), max(most, 1), turn)


def _bounds(name: str, events: Sequence[Event], clock: Clock, width: int) -> tuple[int, int]:
    """The cells that a column needs in a table of this width, and those that it would fill."""
    if name == "time":
        return _time_bounds(events, clock, width)
    if name == "summary":
        least = width // 5 if width < _WIDE else width // 4
        return min(max(least, 12), 40), min(max(width // 4, 12), 40)
    natural = max(
        _natural(name, events, clock, width), _length(TITLES.get(name) or last_step(name)[:20])
    )
    low, high = _BOUNDS.get(name, _PATH_BOUNDS)
    least, most = min(natural, low), min(natural, high)
    if name == "client_ip":
        where = _common(_length(place(event)) for event in events)
        seen = min(where + 1, 12) if width >= _WIDE else 0
        return min(least + seen, high), min(natural + where + 1, high)
    return least, most


def _time_bounds(events: Sequence[Event], clock: Clock, width: int) -> tuple[int, int]:
    full, month, minutes, day = TIMES
    if clock.gaps:
        return (TIME_AND_GAP, TIME_AND_GAP) if width >= _WIDE else (_GAP, _GAP)
    if clock.ages:
        return _AGE, _AGE
    if width >= _ALL_YEARS and len(_years(events, clock)) > 1:
        return full, full
    if width >= _WIDE:
        return month, full if width >= ROOMY else month
    return (minutes if width >= _NARROW else day), month


def _years(events: Sequence[Event], clock: Clock) -> tuple[str, ...]:
    """Those of the events that are measured, that of the first one first."""
    times = (clock.local(event.created) for event in events[:SAMPLE] if event.created)
    return tuple(dict.fromkeys(f"{time.year:04}" for time in times))


def _natural(name: str, events: Sequence[Event], clock: Clock, width: int) -> int:
    """As wide as its cells, where it is tight as nearly all; the address without its place."""
    widest = 1.0 if width >= ROOMY else _NEARLY
    if name == "client_ip":
        return _common((len(event.client_ip or "") for event in events), widest)
    column = (Column(name, CUT if width >= ROOMY else _BOUNDS.get(name, _PATH_BOUNDS)[0]),)
    return _common((_length(plain(cells(event, column, clock)[0])) for event in events), widest)


def _common(lengths: Iterable[int], part: float = _NEARLY) -> int:
    """The length that this part of them does not exceed."""
    ordered = sorted(lengths)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)] if ordered else 0


def _length(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in text)

"""The value of each path of an object over its events, noted only where it turns."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from logexplorer.views.diff import ABSENT
from logexplorer.views.told import MEMBER, OTHERS, Told


class Unknown:
    """The value of what no event tells."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown()
_UNSAID: Final = object()
_ROOT = re.compile(r"(?:`(?:[^`]|``)*`|[^.`])+")


class Gap(NamedTuple):
    """A path that was `left` with one value, and `found` with another by the next that tells it."""

    path: str
    left: Any
    found: Any


@dataclass(frozen=True, slots=True)
class Column:
    """A path's values: from event `starts[n]` on it is `values[n]`."""

    starts: list[int]
    values: list[Any]

    def at(self, number: int) -> Any:
        """The value after the event with this number."""
        return self.values[bisect_right(self.starts, number) - 1]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A column for each path; `turns` names those that may turn at an event, `gaps` those that must
    have turned before it though no event tells."""

    columns: dict[str, Column] = field(default_factory=dict)
    turns: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    gaps: dict[int, list[Gap]] = field(default_factory=lambda: defaultdict(list))


class StateAt(Mapping[str, Any]):
    """Path to value after one event, for all paths that any event speaks of."""

    def __init__(self, columns: Mapping[str, Column], number: int) -> None:
        self._columns = columns
        self._number = number

    def __getitem__(self, path: str) -> Any:
        return self._columns[path].at(self._number)

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


def timeline(told: Sequence[Told]) -> Timeline:
    """What the events tell of every path that one of them speaks of."""
    speaking = _Speaking(told)
    found = Timeline()
    for path in dict.fromkeys(path for each in told for path in each.paths):
        numbers = speaking.of(path)
        ahead = _forward(path, told, numbers)
        found.columns[path] = _column(path, told, numbers, ahead)
        for start in found.columns[path].starts:
            found.turns[start].append(path)
        for at, number in enumerate(numbers):
            before, left = before_of(told[number], path), ahead[at - 1] if at else UNKNOWN
            if left is not UNKNOWN and before is not _UNSAID and not same(left, before):
                found.gaps[number].append(Gap(path, left, before))
    return found


def same(one: Any, other: Any) -> bool:
    """Are they equal, and of one type?"""
    return type(one) is type(other) and bool(one == other)


def is_told(told: Told, path: str) -> bool:
    """Does the event say what the path is after it?"""
    return after_of(told, path) is not _UNSAID


class _Speaking:
    """Which events say something of a path, were it that they do not say what they changed."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._naming: dict[str, list[int]] = defaultdict(list)
        self._of_all: list[int] = []
        for number, each in enumerate(told):
            for path in (*each.paths, *each.wholes):
                self._naming[path].append(number)
            if each.silent or each.born or each.gone:
                self._of_all.append(number)

    def of(self, path: str) -> list[int]:
        """Their numbers, in order."""
        places = {path, _root(path), f"{path.partition(MEMBER)[0]}{OTHERS}"}
        named = (number for place in places for number in self._naming.get(place, ()))
        return sorted({*named, *self._of_all})


def before_of(told: Told, path: str) -> Any:
    """What the path was before the event, as far as that follows from it: no other key of a whole
    field, nothing before a birth."""
    if path in told.before:
        return told.before[path]
    return ABSENT if told.born or _is_whole(told, path) else _UNSAID


def after_of(told: Told, path: str) -> Any:
    """The same after the event: nothing after an end, no other member after a clearing."""
    if told.gone:
        return ABSENT
    if path in told.after:
        return told.after[path]
    cleared = MEMBER in path and f"{path.partition(MEMBER)[0]}{OTHERS}" in told.after
    return ABSENT if cleared or _is_whole(told, path) else _UNSAID


def _is_whole(told: Told, path: str) -> bool:
    return bool(told.wholes) and MEMBER not in path and _root(path) in told.wholes


def _root(path: str) -> str:
    found = _ROOT.match(path)
    return found[0] if found else path


def _forward(path: str, told: Sequence[Told], numbers: Sequence[int]) -> list[Any]:
    """What is known from the events up to each of these."""
    values: list[Any] = []
    now: Any = UNKNOWN
    for number in numbers:
        after = after_of(told[number], path)
        if after is not _UNSAID:
            now = after
        elif told[number].silent:
            now = UNKNOWN
        values.append(now)
    return values


def _column(
    path: str, told: Sequence[Told], numbers: Sequence[int], ahead: Sequence[Any]
) -> Column:
    """Known from both sides: from the events before, and from what those behind say it was."""
    found: list[tuple[int, Any]] = []
    later: Any = UNKNOWN
    for number, earlier in zip(reversed(numbers), reversed(ahead), strict=True):
        here = told[number]
        before, after = before_of(here, path), after_of(here, path)
        between = _agreed(earlier, later)
        found.append((number + 1, between))
        found.append((number, between if after is _UNSAID else after))
        if before is not _UNSAID:
            later = before
        elif after is not _UNSAID or here.silent:
            later = UNKNOWN
    starts, values = [0], [later]
    for start, value in reversed(found):
        if start == starts[-1]:
            values[-1] = value
        elif value is not values[-1] and not same(value, values[-1]):
            starts.append(start)
            values.append(value)
    return Column(starts, values)


def _agreed(earlier: Any, later: Any) -> Any:
    if later is UNKNOWN or same(earlier, later):
        return earlier
    return later if earlier is UNKNOWN else UNKNOWN

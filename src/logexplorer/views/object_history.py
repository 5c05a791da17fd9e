"""An object's history: what each event changed, and its state after it, as far as events tell.

A value is known from the event that wrote it on, and back from the event that tells what it was
before; not across an event that changed something without saying what, and not where the two
disagree, since then something happened that no event tells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from logexplorer.model.event import Event
from logexplorer.views.diff import ABSENT, Change, changes_of, compared
from logexplorer.views.told import MEMBER, OTHERS, Told, told_by


class Unknown:
    """The value of what no event tells."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown()

State = Mapping[str, Any]
"""Path to value, for all paths that any event speaks of; ABSENT or UNKNOWN where there is none."""


@dataclass(frozen=True, slots=True)
class Step:
    """One event of an object: what it changed, and the object's state after it.

    `stored` says whether the event itself holds the changes; else they come from other events.
    `gaps` are paths that were changed since the step before by something that no event tells.
    """

    event: Event
    changes: tuple[Change, ...]
    stored: bool
    state: State
    gaps: tuple[str, ...] = ()


def history(events: Sequence[Event]) -> tuple[Step, ...]:
    """The steps of the events, which are all about one object, the oldest first."""
    told = [told_by(event) for event in events]
    paths = tuple(dict.fromkeys(path for each in told for path in each.paths))
    full = [_filled(each, paths) for each in told]
    forward = {path: _forward(path, full) for path in paths}
    columns = {path: _column(path, full, forward[path]) for path in paths}
    steps: list[Step] = []
    before: State = dict.fromkeys(paths, ABSENT if full and full[0].born else UNKNOWN)
    for at, event in enumerate(events):
        state = {path: columns[path][at] for path in paths}
        stored = tuple(change for change in changes_of(event) if change.how != "same")
        changes = stored or tuple(_derived(before, state, full[at]))
        gaps = tuple(path for path in full[at].before if _gap(full, at, path, forward[path]))
        steps.append(Step(event, changes, bool(stored), state, gaps))
        before = state
    return tuple(steps)


def _filled(told: Told, paths: Sequence[str]) -> Told:
    """With what follows for the paths that are not named: no other key of a whole field, nothing
    before a birth, nothing after an end."""
    before, after = dict(told.before), dict(told.after)
    for path in paths:
        if _below_any(path, told.wholes):
            if not told.born:
                before.setdefault(path, ABSENT)
            if not told.gone:
                after.setdefault(path, ABSENT)
        if told.born:
            before.setdefault(path, ABSENT)
        if told.gone:
            after[path] = ABSENT
        field, _, _ = path.partition(MEMBER)
        if MEMBER in path and f"{field}{OTHERS}" in told.after:
            after.setdefault(path, ABSENT)
    return Told(before, after, told.wholes, told.born, told.gone, told.silent)


def _below_any(path: str, fields: frozenset[str]) -> bool:
    return any(path == field or path.startswith(f"{field}.") for field in fields)


def _column(path: str, told: Sequence[Told], forward: Sequence[Any]) -> list[Any]:
    """The value of one path after every event."""
    values: list[Any] = [UNKNOWN] * len(told)
    later: Any = UNKNOWN
    for at in range(len(told) - 1, -1, -1):
        here, earlier = told[at], forward[at]
        if path in here.after:
            values[at] = here.after[path]
        elif later is UNKNOWN:
            values[at] = earlier
        elif earlier is UNKNOWN or _same(earlier, later):
            values[at] = later
        if path in here.before:
            later = here.before[path]
        elif path in here.after or here.silent:
            later = UNKNOWN
    return values


def _forward(path: str, told: Sequence[Told]) -> list[Any]:
    values: list[Any] = []
    now: Any = UNKNOWN
    for each in told:
        if path in each.after:
            now = each.after[path]
        elif each.silent:
            now = UNKNOWN
        values.append(now)
    return values


def _derived(before: State, after: State, told: Told) -> list[Change]:
    """What has changed according to the states, for an event that does not store it."""
    found: list[Change] = []
    for path, value in after.items():
        was = before[path]
        if value is UNKNOWN or _same(was, value):
            continue
        if was is not UNKNOWN:
            found += compared(was, value, path)
        elif path in told.after and value is not ABSENT:
            found.append(Change(path, "written", ABSENT, value))
    return found


def _gap(told: Sequence[Told], at: int, path: str, forward: Sequence[Any]) -> bool:
    """Is the value before this event not what the last event that told it left?"""
    if at == 0 or forward[at - 1] is UNKNOWN:
        return False
    return not _same(forward[at - 1], told[at].before[path])


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)

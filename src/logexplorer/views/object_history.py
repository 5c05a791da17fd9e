"""An object's history: what each event changed, and its state after it, as far as events tell.

A value is known from the event that wrote it on, and back from the event that tells what it was
before; not across an event that changed something without saying what, and not where the two
disagree, since then something happened that no event tells.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from logexplorer.model.event import Event
from logexplorer.views.diff import ABSENT, Change, changes_of, compared
from logexplorer.views.timeline import (
    UNKNOWN,
    Column,
    Gap,
    StateAt,
    is_told,
    same,
    timeline,
)
from logexplorer.views.told import Told, told_by

__all__ = ["UNKNOWN", "Gap", "State", "Step", "history"]

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
    gaps: tuple[Gap, ...] = ()


def history(events: Sequence[Event]) -> tuple[Step, ...]:
    """The steps of the events, which are all about one object, the oldest first."""
    told = [told_by(event) for event in events]
    line = timeline(told)
    steps: list[Step] = []
    for at, event in enumerate(events):
        stored = tuple(change for change in changes_of(event) if change.how != "same")
        turns = line.turns.get(at, ()) if at else line.columns
        changes = stored or tuple(_derived(line.columns, turns, at, told))
        state, gaps = StateAt(line.columns, at), tuple(line.gaps.get(at, ()))
        steps.append(Step(event, changes, bool(stored), state, gaps))
    return tuple(steps)


def _derived(
    columns: Mapping[str, Column], paths: Iterable[str], at: int, told: Sequence[Told]
) -> Iterator[Change]:
    """What has changed according to the states, for an event that does not store it."""
    unborn = ABSENT if told[0].born else UNKNOWN
    for path in paths:
        was, value = columns[path].at(at - 1) if at else unborn, columns[path].at(at)
        if value is UNKNOWN or same(was, value):
            continue
        if was is not UNKNOWN:
            yield from (each for each in compared(was, value, path) if each.how != "same")
        elif is_told(told[at], path) and value is not ABSENT:
            yield Change(path, "written", ABSENT, value)

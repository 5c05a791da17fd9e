"""An object's history as rows: its steps as a list, and one step in full."""

from collections.abc import Iterator, Sequence
from typing import Any

from logexplorer.views.about import summary
from logexplorer.views.changes import change_rows
from logexplorer.views.diff import ABSENT
from logexplorer.views.fields import bounded, written
from logexplorer.views.forms.parts import dashed
from logexplorer.views.object_history import UNKNOWN, State, Step
from logexplorer.views.row import Row, section
from logexplorer.views.summary import severity, what, who
from logexplorer.views.text import Line, Piece
from logexplorer.views.times import Clock, absolute, exact
from logexplorer.views.told import MEMBER, OTHERS

_WIDE, _NARROW = (19, 20, 14), (14, 13, 11)
"""Cells of a step's time, action and user, with room and without."""
_ROOMY = 70
_SHORT = 200


def step_line(step: Step, clock: Clock, width: int) -> Line:
    """One step on one line of about so many cells."""
    event = step.event
    name, _ = who(event)
    moment, action, user = _WIDE if width >= _ROOMY else _NARROW
    fields = ", ".join(dict.fromkeys(change.path for change in step.changes))
    return (
        Piece(f"{absolute(event.created, clock)[-moment:]} ", "muted"),
        Piece(f"{what(event)[:action]:<{action}} ", severity(event)),
        Piece(f"{(name or '-')[:user]:<{user}} "),
        Piece(fields or summary(event), "key" if fields else "muted"),
    )


def step_rows(steps: Sequence[Step], at: int, clock: Clock) -> Iterator[Row]:
    """The step in full: what it changed, and the object's state after it."""
    step = steps[at]
    event = step.event
    name, more = who(event)
    yield Row((Piece(f"{at + 1:,} of {len(steps):,}: ", "muted"), Piece(what(event), "title")))
    yield Row((Piece(exact(event.created, clock), "muted"),))
    if name:
        yield Row((Piece("by ", "muted"), Piece(name), Piece(f" {more}".rstrip(), "muted")))
    yield from section("Changed in this step", _changed(step))
    yield from section("State after this step", state_rows(step))


def state_rows(step: Step) -> Iterator[Row]:
    """The object's state after the step, as far as the events tell."""
    if step.event.action == "model_deleted":
        yield Row((Piece("It is no longer there.", "removed"),))
        return
    if not step.state:
        yield Row((Piece("No event tells what the object holds.", "muted"),))
    changed = {change.path.partition("[")[0] for change in step.changes}
    for path, value in step.state.items():
        if MEMBER not in path and not path.endswith(OTHERS) and value is not ABSENT:
            yield from _state_row(path, value, path in changed)
    for field in dict.fromkeys(path.partition(MEMBER)[0] for path in step.state if MEMBER in path):
        yield _members(field, step.state, field in changed)


def _changed(step: Step) -> Iterator[Row]:
    if step.gaps:
        yield Row((Piece("Changed before this step, which no event tells:", "warning"),))
    for gap in step.gaps:
        left, found = (Piece(_value(each), "warning") for each in (gap.left, gap.found))
        path = Piece(f"  {gap.path.replace(MEMBER, ': ')} ", "key")
        yield Row((path, left, Piece(" → ", "muted"), found), indent=4)
    if step.gaps:
        yield Row((Piece("By this step:", "muted"),))
    elif step.changes and not step.stored:
        own = step.event.action == "user_write"
        yield Row((Piece(_WRITTEN if own else _AROUND, "muted"),))
    yield from change_rows(step.changes)
    if not step.changes:
        yield Row((Piece(_SILENT.get(step.event.action or "", "Nothing."), "muted"),))


def _value(value: Any) -> str:
    return "not there" if value is ABSENT else bounded(dashed(written(value)[0]), _SHORT)


def _state_row(path: str, value: Any, changed: bool) -> Iterator[Row]:
    key = Piece(f"{path} ", "accent" if changed else "key")
    if value is UNKNOWN:
        yield Row((key, Piece("unknown", "muted")))
        return
    text, role = written(value)
    first, *more = bounded(dashed(text)).rstrip("\n").split("\n")
    if more:
        first, more = "", [first, *more]
    yield Row((key, Piece(first, "added" if changed else role)))
    yield from (Row((Piece(f"  {line}"),), indent=4) for line in more)


def _members(field: str, state: State, changed: bool) -> Row:
    members = [
        dashed(path.partition(MEMBER)[2])
        for path, value in state.items()
        if path.startswith(field + MEMBER) and value is True
    ]
    only = state.get(f"{field}{OTHERS}") is ABSENT
    text = bounded(", ".join(members)) or ("none" if only else "none that is known")
    more = "" if only or not members else " and perhaps others"
    key = Piece(f"{field} ", "accent" if changed else "key")
    return Row((key, Piece(text, "added" if changed else ""), Piece(more, "muted")))


_AROUND = "Not stored with the event; from what the events around tell:"
_WRITTEN = "Written by this event; what was before comes from other events:"
_SILENT = {
    "model_created": "It was created; what it held was not stored.",
    "model_updated": "It was changed; no event tells how.",
    "model_deleted": "It was deleted; what it held was not stored.",
    "password_set": "A password was set.",
    "secret_view": "Nothing; its secret was viewed.",
    "secret_rotate": "Its secret was rotated.",
}

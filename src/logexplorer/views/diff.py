"""What changed: authentik's stored diffs, and any two objects compared path by path."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from logexplorer.model.event import Event
from logexplorer.views.alignment import Work, aligned
from logexplorer.views.fields import DEPTH_LIMIT, below, is_list

How = Literal[
    "changed",
    "added",
    "removed",
    "joined",
    "left",
    "cleared",
    "hidden",
    "masked",
    "written",
    "alike",
    "odd",
    "same",
]
"""Members have `joined` or `left` a many-to-many field, or it was `cleared`; `hidden` changed from
one secret to another, of which the log holds neither, and `masked` may have; of what was `written`
it is not known what was there before; `alike` is stored as a change from one value to the same, and
`odd` in a shape that authentik does not write."""

MASKED = "*" * 20
"""What authentik writes instead of a secret."""


class Absent:
    """The value of what is not there, which is not null."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent()


@dataclass(frozen=True, slots=True)
class Change:
    """One path before and after; `stored` is the path of the record where the event says so.

    `was` is the path before, which differs behind the index of a list's element that has moved.
    """

    path: str
    how: How
    before: Any = ABSENT
    after: Any = ABSENT
    stored: str = ""
    was: str = ""


def changes_of(event: Event) -> tuple[Change, ...]:
    """What the event says that it changed; empty where no diff was stored."""
    diff, state = event.context.get("diff"), event.context.get("model_state")
    work = Work()
    found: list[Change] = []
    if isinstance(diff, Mapping):
        for field, change in diff.items():
            found += _stored(event, field, change, work)
    elif diff:
        found.append(Change("diff", "odd", ABSENT, diff, "context.diff"))
    if isinstance(state, Mapping):
        for field, value in state.items():
            place = below("context.model_state", field)
            gone = compared(value, ABSENT, below("", field), work=work)
            found += _placed(gone, below("", field), place, place)
    elif state:
        found.append(Change("model_state", "odd", ABSENT, state, "context.model_state"))
    return tuple(found)


def compared(
    before: Any,
    after: Any,
    path: str = "",
    depth: int = 0,
    was: str | None = None,
    work: Work | None = None,
) -> Iterator[Change]:
    """The two values path by path, the equal ones too."""
    was, work = path if was is None else was, work or Work()
    if depth < DEPTH_LIMIT and _as_objects(before, after):
        before, after = _object(before), _object(after)
        for key in dict.fromkeys((*before, *after)):
            both = before.get(key, ABSENT), after.get(key, ABSENT)
            inner = below(path, str(key))
            yield from compared(*both, inner, depth + 1, below(was, str(key)), work)
    elif depth < DEPTH_LIMIT and is_list(before) and is_list(after):
        yield from _elements(before, after, path, depth, was, work)
    else:
        yield Change(path, _how(before, after), before, after, was=was)


def _stored(event: Event, field: str, change: Any, work: Work) -> Iterator[Change]:
    path, place = below("", field), below("context.diff", field)
    if not isinstance(change, Mapping):
        yield Change(path, "odd", ABSENT, change, place)
        return
    yield from _values(event, path, place, change, work)
    yield from _members(path, place, change)
    if odd := {key: value for key, value in change.items() if key not in _KEYS}:
        yield Change(path, "odd", ABSENT, odd)


_KEYS = frozenset({"previous_value", "new_value", "add", "remove", "clear"})


def _values(
    event: Event, path: str, place: str, change: Mapping[str, Any], work: Work
) -> Iterator[Change]:
    if "previous_value" not in change and "new_value" not in change:
        return
    before, after = change.get("previous_value", ABSENT), change.get("new_value", ABSENT)
    if before == after == MASKED:
        yield Change(path, "hidden", before, after, f"{place}.new_value")
        return
    unborn = event.action == "model_created" and before is None and after is not ABSENT
    found = tuple(compared(ABSENT if unborn else before, after, path, work=work))
    if all(each.how == "same" for each in found):
        found = (Change(path, "alike", before, after, was=path),)
    elif len(found) == 1 and found[0].how == "masked":
        found = (replace(found[0], how="hidden"),)
    yield from _placed(found, path, f"{place}.previous_value", f"{place}.new_value")


def _placed(changes: Iterable[Change], path: str, old: str, new: str) -> Iterator[Change]:
    """The changes with the place in the record where their value is, below one of these."""
    for each in changes:
        gone = each.how == "removed"
        place = old + each.was[len(path) :] if gone else new + each.path[len(path) :]
        yield replace(each, stored=place)


def _members(path: str, place: str, change: Mapping[str, Any]) -> Iterator[Change]:
    if change.get("clear"):
        yield Change(path, "cleared", stored=f"{place}.clear")
    if "remove" in change:
        yield Change(path, "left", change["remove"], ABSENT, f"{place}.remove")
    if "add" in change:
        yield Change(path, "joined", ABSENT, change["add"], f"{place}.add")


def _elements(
    before: Any, after: Any, path: str, depth: int, was: str, work: Work
) -> Iterator[Change]:
    keys = [_key(each) for each in before]
    stretches, _ = aligned(keys, [_key(each) for each in after], work)
    for equal, start, end, first, last in stretches:
        if equal or end - start == last - first:
            for old, new in zip(range(start, end), range(first, last), strict=True):
                inner, outer = f"{path}[{new}]", f"{was}[{old}]"
                if equal and MASKED not in keys[old]:
                    yield Change(inner, "same", before[old], after[new], was=outer)
                else:
                    yield from compared(before[old], after[new], inner, depth + 1, outer, work)
            continue
        for at in range(start, end):
            yield Change(f"{was}[{at}]", "removed", before[at], ABSENT, was=f"{was}[{at}]")
        for at in range(first, last):
            yield Change(f"{path}[{at}]", "added", ABSENT, after[at], was=f"{path}[{at}]")


def _as_objects(before: Any, after: Any) -> bool:
    """Are both objects? What holds keys where nothing was, or is, counts as one."""
    both = isinstance(before, Mapping) and isinstance(after, Mapping)
    one = isinstance(before, Mapping) or isinstance(after, Mapping)
    return both or (one and ABSENT in (before, after) and bool(_object(before) or _object(after)))


def _object(value: Any) -> Mapping[Any, Any]:
    return value if isinstance(value, Mapping) else {}


def _how(before: Any, after: Any) -> How:
    if before is ABSENT:
        return "added"
    if after is ABSENT:
        return "removed"
    if before == after == MASKED:
        return "masked"
    # In Python True is 1, in a log it is not.
    return "same" if before == after and _key(before) == _key(after) else "changed"


def _key(value: Any) -> str:
    if isinstance(value, str):
        return f'"{value}'  # as different from all that is no string as in JSON
    if type(value) is int:
        return str(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)

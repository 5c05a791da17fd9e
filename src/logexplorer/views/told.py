"""What one event tells about an object: its values before and after, path by path."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from logexplorer.model.event import Event
from logexplorer.views.diff import ABSENT
from logexplorer.views.fields import DEPTH_LIMIT, below, is_list
from logexplorer.views.forms.parts import AUTOMATIC

Values = Mapping[str, Any]
"""Path to value; ABSENT is known not to be there."""

MEMBER: Final = " has "
OTHERS: Final = " others"
"""`groups has 7` is a path, too: a member of a many-to-many field; `groups others` all the rest."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an event says. `wholes` are the fields of which it says everything.

    A `silent` event changed something and does not say what.
    """

    before: Values
    after: Values
    wholes: frozenset[str] = frozenset()
    born: bool = False
    gone: bool = False
    silent: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        """All paths that it speaks of."""
        return tuple(dict.fromkeys((*self.before, *self.after)))


def told_by(event: Event) -> Told:
    """What the event says about the object that it is about."""
    match event.action:
        case "model_created":
            return _created(event)
        case "model_updated":
            return _updated(event)
        case "model_deleted":
            state = event.context.get("model_state")
            before, wholes = _fields(state if isinstance(state, Mapping) else {})
            return Told(before, {}, wholes, gone=True)
        case "user_write":
            written = {
                key: value
                for key, value in event.context.items()
                if key not in AUTOMATIC and key != "created"
            }
            after, _ = _fields(written)
            return Told({}, after, born=event.context.get("created") is True)
        case _:
            return Told({}, {})


def _created(event: Event) -> Told:
    diff = event.context.get("diff")
    if not isinstance(diff, Mapping):
        return Told({}, {}, born=True, silent=True)
    after, wholes = _fields(
        {
            key: change.get("new_value")
            for key, change in diff.items()
            if isinstance(change, Mapping)
        }
    )
    return Told({}, after, wholes, born=True)


def _updated(event: Event) -> Told:
    diff = event.context.get("diff")
    if not isinstance(diff, Mapping) or not diff:
        return Told({}, {}, silent=True)
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    wholes: set[str] = set()
    odd = False
    for key, change in diff.items():
        if not isinstance(change, Mapping) or not _KEYS & change.keys():
            odd = True
            continue
        field = below("", key)
        if "new_value" in change or "previous_value" in change:
            wholes.add(field)
            before.update(_leaves(field, change.get("previous_value", ABSENT)))
            after.update(_leaves(field, change.get("new_value", ABSENT)))
        else:
            _members(field, change, before, after)
    return Told(before, after, frozenset(wholes), silent=odd)


_KEYS = frozenset({"previous_value", "new_value", "add", "remove", "clear"})


def _members(
    field: str, change: Mapping[str, Any], before: dict[str, Any], after: dict[str, Any]
) -> None:
    if change.get("clear"):
        after[f"{field}{OTHERS}"] = ABSENT
    for key, was, now in (("remove", True, ABSENT), ("add", ABSENT, True)):
        members = change.get(key)
        for member in members if is_list(members) else ():
            before[f"{field}{MEMBER}{member}"] = was
            after[f"{field}{MEMBER}{member}"] = now


def _fields(values: Mapping[str, Any]) -> tuple[Values, frozenset[str]]:
    leaves = {
        path: leaf for key, value in values.items() for path, leaf in _leaves(below("", key), value)
    }
    return leaves, frozenset(below("", key) for key in values)


def _leaves(path: str, value: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping) and value and depth < DEPTH_LIMIT:
        for key, inner in value.items():
            yield from _leaves(below(path, str(key)), inner, depth + 1)
    else:
        yield path, value

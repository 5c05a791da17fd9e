"""What changed: authentik's stored diffs, and any two objects compared path by path."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any, Final, Literal

from logexplorer.model.event import Event
from logexplorer.views.fields import DEPTH_LIMIT, below, is_list

How = Literal[
    "changed", "added", "removed", "joined", "left", "cleared", "hidden", "written", "same"
]
"""Members have `joined` or `left` a many-to-many field, or it was `cleared`; `hidden` changed from
one secret to another, of which the log holds neither; of what was `written` it is not known what
was there before."""

MASKED = "*" * 20
"""What authentik writes instead of a secret."""


class Absent:
    """The value of what is not there, which is not null."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent()


@dataclass(frozen=True, slots=True)
class Change:
    """One path before and after; `stored` is the path of the record where the event says so."""

    path: str
    how: How
    before: Any = ABSENT
    after: Any = ABSENT
    stored: str = ""


def changes_of(event: Event) -> tuple[Change, ...]:
    """What the event says that it changed; empty where no diff was stored."""
    diff, state = event.context.get("diff"), event.context.get("model_state")
    found: list[Change] = []
    if isinstance(diff, Mapping):
        for field, change in diff.items():
            found += _stored(event, field, change)
    if isinstance(state, Mapping):
        for field, value in state.items():
            stored = below("context.model_state", field)
            found.append(Change(below("", field), "removed", value, ABSENT, stored))
    return tuple(found)


def compared(before: Any, after: Any, path: str = "", depth: int = 0) -> Iterator[Change]:
    """The two values path by path, the equal ones too."""
    if depth < DEPTH_LIMIT and _as_objects(before, after):
        before, after = _object(before), _object(after)
        for key in dict.fromkeys((*before, *after)):
            inner = below(path, str(key))
            yield from compared(before.get(key, ABSENT), after.get(key, ABSENT), inner, depth + 1)
    elif depth < DEPTH_LIMIT and is_list(before) and is_list(after):
        yield from _elements(before, after, path, depth)
    else:
        yield Change(path, _how(before, after), before, after)


def _stored(event: Event, field: str, change: Any) -> Iterator[Change]:
    path, place = below("", field), below("context.diff", field)
    if not isinstance(change, Mapping):
        yield Change(path, "added", ABSENT, change, place)
    elif "previous_value" in change or "new_value" in change:
        before, after = change.get("previous_value", ABSENT), change.get("new_value", ABSENT)
        if event.action == "model_created" and before is None:
            for each in compared(ABSENT, after, path):
                yield replace(each, stored=f"{place}.new_value" if each.path == path else "")
        elif before == after == MASKED:
            yield Change(path, "hidden", before, after, f"{place}.new_value")
        else:
            whole = isinstance(before, Mapping | list) and isinstance(after, Mapping | list)
            stored = "" if whole else f"{place}.new_value"
            for each in compared(before, after, path):
                yield replace(each, stored=stored)
    else:
        yield from _members(path, place, change)


def _members(path: str, place: str, change: Mapping[str, Any]) -> Iterator[Change]:
    if change.get("clear"):
        yield Change(path, "cleared", stored=f"{place}.clear")
    if "remove" in change:
        yield Change(path, "left", change["remove"], ABSENT, f"{place}.remove")
    if "add" in change:
        yield Change(path, "joined", ABSENT, change["add"], f"{place}.add")


def _elements(before: Any, after: Any, path: str, depth: int) -> Iterator[Change]:
    matcher = SequenceMatcher(None, [_key(each) for each in before], [_key(each) for each in after])
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "replace" and end - start == last - first:
            for offset in range(end - start):
                yield from compared(
                    before[start + offset],
                    after[first + offset],
                    f"{path}[{first + offset}]",
                    depth + 1,
                )
            continue
        if kind == "equal":
            for offset in range(end - start):
                value = before[start + offset]
                yield Change(f"{path}[{first + offset}]", "same", value, value)
            continue
        for at in range(start, end):
            yield Change(f"{path}[{at}]", "removed", before[at], ABSENT)
        for at in range(first, last):
            yield Change(f"{path}[{at}]", "added", ABSENT, after[at])


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
    # In Python True is 1, in a log it is not.
    return "same" if before == after and _key(before) == _key(after) else "changed"


def _key(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)

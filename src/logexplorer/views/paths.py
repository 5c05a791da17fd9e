"""The value that an event has at a path, which is written as in a query."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from logexplorer.model.event import Event
from logexplorer.model.fields import EVENT_FIELDS
from logexplorer.views.fields import is_list

_STEP = re.compile(r"`(?P<quoted>(?:[^`]|``)*)`|\[(?P<index>\d{1,9})\]|(?P<plain>[^.`\[]+)|[.`\[]")


def value_at(event: Event, path: str) -> Any:
    """The value, None where the event has none.

    A path that does not begin with a field of the event begins in `context`, as in a query.
    """
    root, *steps = steps_of(path)
    value: Any = getattr(event, str(root))
    for step in steps:
        if isinstance(value, Mapping):
            value = value.get(step)
        elif is_list(value) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


@lru_cache(512)
def steps_of(path: str) -> tuple[str | int, ...]:
    """A field of the event, then keys and indexes."""
    steps: list[str | int] = []
    for step in _STEP.finditer(path):
        if step["index"] is not None:
            steps.append(int(step["index"]))
        elif step["quoted"] is not None:
            steps.append(step["quoted"].replace("``", "`"))
        elif step["plain"]:
            steps.append(step["plain"])
    return tuple(steps) if steps and steps[0] in EVENT_FIELDS else ("context", *steps)


def last_step(path: str) -> str:
    """What the path ends in, which is what tells it from its neighbours."""
    key = next((step for step in reversed(steps_of(path)) if isinstance(step, str)), path)
    return key or path

"""One value of an event as text."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson

from logexplorer.model.event import Event
from logexplorer.model.fields import Kind
from logexplorer.query.ast import AnyElement, Step, Target

_MISSING = object()


def value_at(event: Event, target: Target) -> str | None:
    """The value of a field or path: a string bare, the rest as JSON; None where there is none.

    Times are ISO 8601 in UTC. A path with `[]` gives a JSON array of what it finds.
    """
    value = getattr(event, target.field.name)
    if target.field.kind is Kind.JSON:
        value = _below(value, target.path)
        return None if value is _MISSING else _text(value)
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return None if value is None else str(value)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    try:
        return orjson.dumps(value).decode()
    except TypeError:  # a whole number beyond 64 bits
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _below(value: Any, path: tuple[Step, ...]) -> Any:
    for position, step in enumerate(path):
        match step:
            case AnyElement():
                if not isinstance(value, list):
                    return _MISSING
                found = [_below(each, path[position + 1 :]) for each in value]
                return [each for each in found if each is not _MISSING]
            case int():
                inside = isinstance(value, list) and step < len(value)
                value = value[step] if inside else _MISSING
            case _:
                value = value.get(step, _MISSING) if isinstance(value, Mapping) else _MISSING
    return value

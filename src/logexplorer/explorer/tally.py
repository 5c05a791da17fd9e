"""Paths counted in events or in the shapes of events, with the kinds of their values."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import orjson

from logexplorer.model.completion import Keys, PathCount, ValueCount
from logexplorer.model.event import Event
from logexplorer.model.fields import EVENT_FIELDS, Kind

_ROOTS = tuple(name for name, field in EVENT_FIELDS.items() if field.kind is Kind.JSON)
_DEEPEST = 40
_LONGEST = 80
_LIKELY = 20
_FEWEST = 10
_TYPES = {"VARCHAR": "string", "BOOLEAN": "boolean", "NULL": "null", "JSON": "object"}

Found = tuple[Keys, str, Any]
"""A path, the kind of a value there, and the value itself."""


class Tally:
    """Counts of paths; `events` were added."""

    def __init__(self) -> None:
        self.events = 0
        self._counts: Counter[Keys] = Counter()
        self._kinds: dict[Keys, Counter[str]] = {}
        self._values: dict[Keys, Counter[tuple[str, str]]] = {}

    def add(self, event: Event) -> None:
        """Count an event's paths, and its values."""
        self.events += 1
        found = _found({root: getattr(event, root) for root in _ROOTS}, _kind)
        self._count(found, 1)
        for path, kind, value in found:
            text = value if kind == "string" else _text(value, kind)
            if text is not None and len(text) <= _LONGEST:
                self._values.setdefault(path, Counter())[text, kind] += 1

    def add_shape(self, shape: Any, events: int) -> None:
        """Count the paths of so many events of a shape."""
        roots = {root: shape[root] for root in _ROOTS if root in shape}
        self._count(_found(roots, _type), events)

    def paths(self, factor: float) -> list[PathCount]:
        """The paths below the roots; all numbers are multiplied."""
        return [
            PathCount(
                path, round(count * factor), self._ranked_kinds(path), self._likely(path, factor)
            )
            for path, count in self._counts.items()
            if len(path) > 1
        ]

    def _count(self, found: list[Found], events: int) -> None:
        for path in {path for path, _, _ in found}:
            self._counts[path] += events
        for path, kind in {(path, kind) for path, kind, _ in found}:
            kinds = self._kinds.get(path)
            if kinds is None:
                kinds = self._kinds[path] = Counter()
            kinds[kind] += events

    def _ranked_kinds(self, path: Keys) -> tuple[str, ...]:
        kinds = self._kinds[path]
        return tuple(sorted(kinds, key=lambda kind: (-kinds[kind], kind)))

    def _likely(self, path: Keys, factor: float) -> tuple[ValueCount, ...]:
        values = self._values.get(path, Counter())
        # From very few events no number can be reckoned.
        least = _FEWEST if factor > 1 else 1
        ranked = sorted(values.items(), key=lambda each: (-each[1], each[0]))[:_LIKELY]
        return tuple(
            ValueCount(text, kind, round(count * factor) if count >= least else 0)
            for (text, kind), count in ranked
        )


def _below(value: Any, path: Keys, kind_of: Callable[[Any], str], found: list[Found]) -> None:
    if isinstance(value, dict):
        found.append((path, "object", None))
        if len(path) < _DEEPEST:
            for key, below in value.items():
                _below(below, (*path, key), kind_of, found)
    elif isinstance(value, list):
        found.append((path, "array", None))
        if len(path) < _DEEPEST:
            _elements(value, (*path, None), kind_of, found)
    else:
        found.append((path, kind_of(value), value))


def _elements(
    values: list[Any], path: Keys, kind_of: Callable[[Any], str], found: list[Found]
) -> None:
    """All but nulls: an empty array has the shape of one with a null in it."""
    for value in values:
        if isinstance(value, dict | list) or kind_of(value) != "null":
            _below(value, path, kind_of, found)


def _found(roots: Mapping[str, Any], kind_of: Callable[[Any], str]) -> list[Found]:
    found: list[Found] = []
    for root, value in roots.items():
        _below(value, (root,), kind_of, found)
    return found


def _kind(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case str():
            return "string"
    return "number"


def _type(name: Any) -> str:
    return _TYPES.get(name, "number")


def _text(value: Any, kind: str) -> str | None:
    """A number, boolean or null as JSON writes it; None for objects and arrays."""
    if kind in ("object", "array"):
        return None
    try:
        return orjson.dumps(value).decode()
    except TypeError:  # a whole number beyond 64 bits
        return str(value)

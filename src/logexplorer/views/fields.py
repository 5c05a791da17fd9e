"""Every field of an event as path and value."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from logexplorer.model.event import Event
from logexplorer.views.row import Row
from logexplorer.views.text import Piece, Role

VALUE_LIMIT = 4_096
"""Characters of one value among the fields; the original shows all of it."""
_MISTAKABLE = re.compile(r'[-\d\s"\[{]|true|false|null')
"""What other values of JSON begin with."""
DEPTH_LIMIT = 32
"""Deeper objects are written as JSON on one line."""


def field_rows(event: Event) -> Iterator[Row]:
    """All of the event's record, an object's keys under the object's path."""
    # A line that could not be parsed has no record of its own: then its parts are shown.
    record = event.record or {"message": event.message, "context": event.context}
    yield from paths("", record)
    yield field("source", event.source, ())


def paths(path: str, value: Any, within: tuple[str, ...] = ()) -> Iterator[Row]:
    """The value path by path."""
    enclosing = (*within, path) if path else within
    if isinstance(value, Mapping) and value and len(within) < DEPTH_LIMIT:
        for key, inner in value.items():
            yield from paths(below(path, key), inner, enclosing)
    elif is_list(value) and value and len(within) < DEPTH_LIMIT:
        for index, inner in enumerate(value):
            yield from paths(f"{path}[{index}]", inner, enclosing)
    else:
        yield field(path, value, within)


def field(path: str, value: Any, within: tuple[str, ...]) -> Row:
    """One path and its value."""
    text, role = written(value)
    return Row((Piece(f"{path} ", "key"), Piece(bounded(text), role)), path, value, within)


def said(value: Any) -> tuple[str, Role]:
    """A value as text, and its role: a string bare, everything else as JSON."""
    if isinstance(value, str):
        return (value, "") if value else ('""', "muted")
    return json.dumps(value, ensure_ascii=False, default=str), "accent"


def written(value: Any) -> tuple[str, Role]:
    """The same, with a string in quotes that could be taken for something else, or whose ends could
    not be seen."""
    text, role = said(value)
    if isinstance(value, str) and value and _is_mistakable(value):
        return json.dumps(text, ensure_ascii=False), role
    return text, role


def _is_mistakable(text: str) -> bool:
    if not (_MISTAKABLE.match(text) or text[-1].isspace()) or "\n" in text:
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return text[0].isspace() or text[-1].isspace()
    return True


def below(path: str, key: str) -> str:
    """The path of a key of the object at this path, as queries write it."""
    name = key if key.isidentifier() and key.isascii() else f"`{key.replace('`', '``')}`"
    return f"{path}.{name}" if path else name


def is_list(value: Any) -> TypeGuard[Sequence[Any]]:
    """Is it a sequence of values, and no text?"""
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def bounded(text: str, limit: int = VALUE_LIMIT) -> str:
    """The text, or its beginning and how much more there is."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]} … {len(text) - limit:,} more characters (R shows all)"

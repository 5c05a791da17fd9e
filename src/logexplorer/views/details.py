"""One event in full: the head that says what happened, then every field as path and value."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from logexplorer.model.event import Event
from logexplorer.views.summary import place, severity, summary, text_of, what, who
from logexplorer.views.text import Line, Piece, Role
from logexplorer.views.times import Clock, exact

Form = Literal["fields", "json", "original"]

VALUE_LIMIT = 4_096
"""Characters of one value among the fields; the original shows all of it."""
DEPTH_LIMIT = 32
"""Deeper objects are written as JSON on one line."""


def lines(event: Event, form: Form, clock: Clock) -> tuple[Line, ...]:
    """The event as logical lines, not yet cleaned nor wrapped."""
    match form:
        case "json":
            text = json.dumps(event.record, ensure_ascii=False, indent=2, default=str)
            return tuple((Piece(line),) for line in text.split("\n"))
        case "original":
            return tuple((Piece(line),) for line in event.original.split("\n"))
        case "fields":
            return (*_head(event, clock), (), *_fields(event))


def title_of(form: Form) -> str:
    """What the panel is called when it shows this form."""
    return {"fields": "Details", "json": "JSON", "original": "Original"}[form]


def _head(event: Event, clock: Clock) -> Iterator[Line]:
    name, more = who(event)
    address = event.client_ip or ""
    where = place(event)
    yield (Piece(what(event) or "Log line", severity(event) or "title"),)
    if about := summary(event):
        yield (Piece(_bounded(about)),)
    yield (Piece(exact(event.created, clock), "muted"),)
    if name or more:
        yield (
            Piece("by ", "muted"),
            Piece(name or "-"),
            Piece(f" {more}" if more else "", "muted"),
        )
    if address or where:
        yield (Piece("from ", "muted"), Piece(address or "-"), Piece(f" {where}".rstrip(), "muted"))
    if brand := text_of(event.brand.get("name")):
        yield (Piece("brand ", "muted"), Piece(brand))
    if event.app:
        yield (Piece("app ", "muted"), Piece(event.app))


def _fields(event: Event) -> Iterator[Line]:
    # A line that could not be parsed has no record of its own: then its parts are shown.
    yield from _paths("", event.record or {"message": event.message, "context": event.context})
    yield _field("source", event.source)


def _paths(path: str, value: Any, depth: int = 0) -> Iterator[Line]:
    if isinstance(value, Mapping) and value and depth < DEPTH_LIMIT:
        for key, inner in value.items():
            yield from _paths(f"{path}.{_key(key)}" if path else _key(key), inner, depth + 1)
    elif _is_list(value) and value and depth < DEPTH_LIMIT:
        for index, inner in enumerate(value):
            yield from _paths(f"{path}[{index}]", inner, depth + 1)
    else:
        yield _field(path, value)


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _key(key: str) -> str:
    return key if key.isidentifier() else f"`{key.replace('`', '``')}`"


def _field(path: str, value: Any) -> Line:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    value_role: Role = "" if isinstance(value, str) else "accent"
    if not text:
        text, value_role = '""', "muted"
    return (Piece(f"{path} ", "key"), Piece(_bounded(text), value_role))


def _bounded(text: str) -> str:
    if len(text) <= VALUE_LIMIT:
        return text
    return f"{text[:VALUE_LIMIT]} … {len(text) - VALUE_LIMIT:,} more characters (R shows all)"

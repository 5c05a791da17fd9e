"""What forms are made of: labelled values, objects, texts, as far as the event has them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from logexplorer.model.event import Event
from logexplorer.views.fields import below, bounded, is_list, paths, said
from logexplorer.views.row import LABEL, Row, section
from logexplorer.views.summary import text_of
from logexplorer.views.text import Piece, Role

Part = Callable[[Event], Iterator[Row]]
"""Rows of an event's form; none where the event does not have what the part shows."""

AUTOMATIC = frozenset({"http_request", "geo", "asn", "device"})
"""Keys that authentik adds to every context by itself."""

TEXT_LIMIT = 20_000
_OBJECT = {"pk": "UID", "name": "Name", "app": "App", "model_name": "Model name"}
_HEX = re.compile(r"[0-9a-f]{32}", re.ASCII)
_MISSING = object()


def value(label: str, path: str, role: Role = "") -> Part:
    """A value of the context; a list shows its elements, a long text all of its lines."""

    def rows(event: Event) -> Iterator[Row]:
        found = at(event, path)
        if found is _MISSING or found in ("", [], ()):
            return
        if is_list(found) and found and not any(isinstance(each, Mapping) for each in found):
            for index, each in enumerate(found):
                yield from labelled(
                    label if not index else "", each, f"context.{path}[{index}]", role
                )
        else:
            yield from labelled(label, found, f"context.{path}", role)

    return rows


def message(role: Role = "") -> Part:
    """The context's message; one of many lines, such as a traceback, has them to itself."""

    def rows(event: Event) -> Iterator[Row]:
        found = at(event, "message")
        if isinstance(found, str) and "\n" in found.strip():
            yield from section("Message", text_rows(found, "context.message"))
        else:
            yield from value("Message", "message", role)(event)

    return rows


def flag(label: str, path: str) -> Part:
    """Yes or no; nothing where the event does not say."""

    def rows(event: Event) -> Iterator[Row]:
        found = at(event, path)
        if isinstance(found, bool):
            yield _row(label, "yes" if found else "no", f"context.{path}", found)
        else:
            yield from value(label, path)(event)

    return rows


def model(label: str, path: str) -> Part:
    """An object on one line: its name and what it is; a list of objects on a line each."""

    def rows(event: Event) -> Iterator[Row]:
        found = at(event, path)
        for index, each in enumerate(found if is_list(found) else [found]):
            place = f"{path}[{index}]" if is_list(found) else path
            if isinstance(each, Mapping):
                yield _object_row("" if index else label, each, f"context.{place}")
            elif each is not _MISSING and each is not None:
                yield from labelled("" if index else label, each, f"context.{place}")

    return rows


def model_section(heading: str, path: str) -> Part:
    """An object as authentik's page shows it: UID, name, app, model name."""

    def inside(event: Event) -> Iterator[Row]:
        found = at(event, path)
        if not isinstance(found, Mapping):
            yield from model("Object", path)(event)
            return
        for key, label in _OBJECT.items():
            if key in found:
                yield from labelled(label, found[key], f"context.{path}.{key}")
        yield from further(path, *_OBJECT)(event)

    return lambda event: section(heading, inside(event))


def user(label: str, path: str) -> Part:
    """A user by name and address."""

    def rows(event: Event) -> Iterator[Row]:
        found = at(event, path)
        if isinstance(found, Mapping):
            yield person(label, found, f"context.{path}")
        else:
            yield from value(label, path)(event)

    return rows


def group(heading: str, *parts: Part) -> Part:
    """The parts under a heading."""
    return lambda event: section(heading, together(*parts)(event))


def together(*parts: Part) -> Part:
    """One part after the other."""
    return lambda event: chain.from_iterable(part(event) for part in parts)


def words(text: str, role: Role = "muted") -> Part:
    """A sentence of our own."""
    return lambda event: iter((Row((Piece(text, role),)),))


def block(heading: str, path: str) -> Part:
    """A text of many lines as it is, under a heading."""

    def inside(event: Event) -> Iterator[Row]:
        found = at(event, path)
        if isinstance(found, str) and found.strip():
            yield from text_rows(found, f"context.{path}")

    return lambda event: section(heading, inside(event))


def below_path(heading: str, path: str) -> Part:
    """Everything that an object of the context holds, path by path."""

    def inside(event: Event) -> Iterator[Row]:
        found = at(event, path)
        if found is not _MISSING and found not in ({}, []):
            yield from paths(f"context.{path}", found)

    return lambda event: section(heading, inside(event))


def rest(heading: str, *but: str) -> Part:
    """Everything of the context but these keys and what authentik adds by itself.

    What is not of the shape that its own part of the form shows is here, too.
    """

    def inside(event: Event) -> Iterator[Row]:
        for key, found in event.context.items():
            if key not in AUTOMATIC and (key not in but or not _is_shown(key, found)):
                yield from paths(below("context", key), found)

    return lambda event: section(heading, inside(event))


def further(path: str, *but: str) -> Part:
    """Everything else that an object of the context holds."""

    def rows(event: Event) -> Iterator[Row]:
        found = at(event, path)
        for key, inner in found.items() if isinstance(found, Mapping) else ():
            if key not in but:
                yield from paths(below(f"context.{path}", key), inner)

    return rows


_SHAPES: Mapping[str, tuple[type, ...]] = {
    "exception": (str, Mapping, Sequence),
    "body": (str,),
    "expression": (str,),
    "request": (Mapping,),
    "result": (Mapping,),
}
"""What the forms can show of keys that are no values of their own."""


def _is_shown(key: str, found: Any) -> bool:
    return found is None or isinstance(found, _SHAPES.get(key, (object,)))


def at(event: Event, path: str) -> Any:
    """The value at a dotted path of the context."""
    found: Any = event.context
    for key in path.split("."):
        if not isinstance(found, Mapping) or key not in found:
            return _MISSING
        found = found[key]
    return found


def has(event: Event, path: str) -> bool:
    """Does the context have this path?"""
    return at(event, path) is not _MISSING


def dashed(text: str) -> str:
    """Ids of 32 hexadecimal digits as people know them."""
    if not _HEX.fullmatch(text):
        return text
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def labelled(label: str, found: Any, path: str, role: Role = "") -> Iterator[Row]:
    """A label and a value, whose further lines follow beneath it."""
    text, its_role = said(found)
    first, *more = bounded(dashed(text), TEXT_LIMIT).replace("\r\n", "\n").rstrip().split("\n")
    yield _row(label, first, path, found, role or its_role)
    yield from (_row("", line, path, found, role) for line in more)


def text_rows(text: str, path: str = "", role: Role = "") -> Iterator[Row]:
    """A text line by line."""
    for line in bounded(text, TEXT_LIMIT).replace("\r\n", "\n").rstrip().split("\n"):
        yield Row((Piece(f"  {line}", role),), path, text, indent=4)


def person(label: str, who: Mapping[str, Any], path: str) -> Row:
    """A user object on one line."""
    name, email = text_of(who.get("username")), text_of(who.get("email"))
    row = _row(label, name or "-", f"{path}.username", who.get("username"))
    return Row((*row.line, Piece(f" {email}".rstrip(), "muted")), row.path, row.value, indent=LABEL)


def _object_row(label: str, found: Mapping[str, Any], path: str) -> Row:
    key = "name" if found.get("name") else "pk"
    name, kind = dashed(text_of(found.get(key))), text_of(found.get("model_name"))
    row = _row(label, name or "-", f"{path}.{key}", found.get(key))
    return Row((*row.line, Piece(f" {kind}".rstrip(), "muted")), row.path, row.value, indent=LABEL)


def _row(label: str, text: str, path: str, found: Any, role: Role = "") -> Row:
    return Row(
        (Piece(f"{label:<{LABEL - 1}} ", "muted"), Piece(text, role)), path, found, indent=LABEL
    )

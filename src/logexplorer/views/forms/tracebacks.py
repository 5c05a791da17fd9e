"""Exceptions as Python prints them, the newest frame last, in all the shapes authentik wrote.

structlog's list of exceptions, the newest one first, each the consequence of the next; one
dictionary with type, args and frames; or text.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from logexplorer.model.event import Event
from logexplorer.views.fields import is_list
from logexplorer.views.forms.parts import Part, at, text_rows
from logexplorer.views.row import Row, section
from logexplorer.views.summary import text_of
from logexplorer.views.text import Piece, Role

_FRAMES = 400
_DEPTH = 8
_BECAUSE = "The above exception was the direct cause of the following exception:"
_DURING = "During handling of the above exception, another exception occurred:"


def exception(path: str = "exception") -> Part:
    """The exception at this path of the context."""

    def inside(event: Event) -> Iterator[Row]:
        for text, role in traceback_lines(at(event, path)):
            yield Row((Piece(f"  {text}", role),), indent=6)

    def rows(event: Event) -> Iterator[Row]:
        found = at(event, path)
        if isinstance(found, str):
            yield from section("Exception", text_rows(found, f"context.{path}"))
        else:
            yield from section("Exception", inside(event))

    return rows


def traceback_lines(found: Any, depth: int = 0) -> Iterator[tuple[str, Role]]:
    """The lines of the traceback, and their roles."""
    if isinstance(found, str):
        yield from ((line, "") for line in found.rstrip().split("\n"))
    elif isinstance(found, Mapping):
        yield from _one(found, depth)
    elif is_list(found):
        stacks = [each for each in found if isinstance(each, Mapping)]
        for number, stack in reversed(list(enumerate(stacks))):
            yield from _one(stack, depth)
            if number:
                yield "", ""
                yield _BECAUSE if stack.get("is_cause") else _DURING, "muted"
                yield "", ""


def _one(stack: Mapping[str, Any], depth: int) -> Iterator[tuple[str, Role]]:
    frames = stack.get("frames") or stack.get("traceback") or stack.get("stacktrace")
    if isinstance(frames, str):
        yield from ((line, "") for line in frames.rstrip().split("\n"))
    elif is_list(frames):
        yield "Traceback (most recent call last):", "muted"
        yield from _frames(frames)
    yield from _what(stack)
    if depth < _DEPTH and is_list(inner := stack.get("exceptions")):
        for each in inner:
            yield from ((f"  | {text}", role) for text, role in traceback_lines(each, depth + 1))


def _frames(frames: Iterable[Any]) -> Iterator[tuple[str, Role]]:
    every = list(frames)
    if len(every) > _FRAMES:
        yield f"  … {len(every) - _FRAMES:,} older frames", "muted"
    for frame in islice(every, max(len(every) - _FRAMES, 0), None):
        if not isinstance(frame, Mapping):
            yield from ((f"  {line}", "") for line in text_of(frame).rstrip().split("\n"))
            continue
        file = text_of(frame.get("filename"))
        where = f'  File "{file}", line {text_of(frame.get("lineno"))}'
        name = text_of(frame.get("name"))
        yield where + (f", in {name}" if name else ""), "muted"
        if line := text_of(frame.get("line")).strip():
            yield f"    {line}", ""


def _what(stack: Mapping[str, Any]) -> Iterator[tuple[str, Role]]:
    found = stack.get("exc_type") or stack.get("type")
    kind = text_of(found.get("type") if isinstance(found, Mapping) else found)
    said = stack.get("exc_value") or stack.get("message")
    args = stack.get("args")
    if said is None and is_list(args) and args:
        said = ", ".join(map(text_of, args))
    first, *more = f"{kind}: {text_of(said)}".strip(": ").split("\n")
    if first:
        yield first, "error"
    yield from ((line, "error") for line in more)
    if is_list(notes := stack.get("exc_notes")):
        yield from ((text_of(note), "") for note in notes)

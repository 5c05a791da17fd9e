"""Events and values as JSON documents in UTF-8, each on one line."""

import json
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import orjson

from logexplorer.headless.picks import Path, pick
from logexplorer.model.event import Event

_OPTIONS = orjson.OPT_NON_STR_KEYS | orjson.OPT_PASSTHROUGH_DATETIME

# Valid inside JSON strings, but a terminal obeys or hides them: C1 controls, DEL, bidi marks.
_HARMFUL = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def picked(paths: Sequence[tuple[str, Path]]) -> Callable[[Event], bytes]:
    """A function that gives the named fields of an event, null where it has none."""
    return lambda event: document({name: pick(event, path) for name, path in paths})


def document(value: Any) -> bytes:
    """Any value as JSON on one line."""
    try:
        return orjson.dumps(value, default=_text, option=_OPTIONS)
    except TypeError:  # lone surrogates and integers beyond 64 bits, which JSON allows
        return json.dumps(value, default=_text, separators=(",", ":")).encode()


def text_of_time(time: datetime) -> str:
    """ISO 8601 as authentik writes it, with Z for UTC."""
    return time.isoformat().replace("+00:00", "Z")


def harmless(document: bytes) -> bytes:
    """The same JSON with all that could steer a terminal as escapes."""
    if document.isascii() and b"\x7f" not in document:
        return document
    return _HARMFUL.sub(lambda match: f"\\u{ord(match.group()):04x}", document.decode()).encode()


def _text(value: object) -> str:
    return text_of_time(value) if isinstance(value, datetime) else str(value)

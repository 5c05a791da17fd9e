"""How the tests read: bytes to events, with what holds for every record checked on the way."""

import io
import json
from itertools import pairwise
from typing import Any
from uuid import UUID

from logexplorer.model.record import Record
from logexplorer.sources.formats.format import Format
from logexplorer.sources.formats.registry import detect

KEY = b"a source"
KINDS: dict[str, tuple[type, ...]] = {
    "pk": (str,),
    "user": (dict,),
    "action": (str, type(None)),
    "app": (str,),
    "context": (dict,),
    "client_ip": (str, type(None)),
    "created": (str, type(None)),
    "expires": (str, type(None)),
    "brand": (dict,),
}


def records(data: bytes, log_format: Format | None = None, **options: bool) -> list[Record]:
    """The records of a log, in the format given or detected."""
    log_format = log_format or detect(data[:65536], "a.log")
    found = list(log_format.records(io.BytesIO(data), 0, KEY, **options))
    for record in found:
        event_of(record)
    assert all(a.offset + a.length <= b.offset for a, b in pairwise(found))
    return found


def events(data: bytes, log_format: Format | None = None) -> list[dict[str, Any]]:
    """The events of a log."""
    return [event_of(record) for record in records(data, log_format)]


def one(data: bytes, log_format: Format | None = None) -> dict[str, Any]:
    """The only event of a log."""
    (event,) = events(data, log_format)
    return event


def event_of(record: Record) -> dict[str, Any]:
    """The event of a record, every key of which is there and of the right kind."""
    assert b"\n" not in record.document
    event: dict[str, Any] = json.loads(record.document.decode())
    for key, kinds in KINDS.items():
        assert isinstance(event[key], kinds), (key, event[key])
    for key in ("level", "message"):
        assert isinstance(event.get(key), str | None), (key, event[key])
    assert str(UUID(event["pk"])) == event["pk"]
    assert all(event[key] is None or event[key].endswith("Z") for key in ("created", "expires"))
    assert record.original is None or record.original.encode()
    return event


def error(event: dict[str, Any]) -> str | None:
    """What was wrong with it."""
    text: str | None = event["context"].get("parse_error")
    return text

"""Rows of the store as events."""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import orjson

from logexplorer.model.errors import SourceError
from logexplorer.model.event import Event
from logexplorer.sources.formats.identity import own_pk
from logexplorer.sources.formats.registry import NDJSON
from logexplorer.sources.reader import Reader
from logexplorer.sources.source import Source
from logexplorer.store.schema import place_of
from logexplorer.store.stored import Stored, StoredText


class Texts:
    """The texts of events: from the store, or from the file while they are still to be stored."""

    def __init__(self, sources: Iterable[tuple[int, Source]]) -> None:
        self._sources = dict(sources)

    def events(self, rows: Iterable[Stored]) -> Iterator[Event]:
        """The rows as events. Raises SourceError where a text is gone with its file."""
        opened: dict[int, int] = {}
        try:
            for row in rows:
                text = self._read(row, opened) if row.text is None else row.text
                yield _event(row, text)
        finally:
            for descriptor in opened.values():
                os.close(descriptor)

    def documents(self, rows: Iterable[StoredText]) -> Iterator[bytes]:
        """The rows as JSON: the text as it was where it is JSON. Raises SourceError."""
        opened: dict[int, int] = {}
        try:
            for row in rows:
                text = row.document if row.document is not None else row.text
                found = self._read(row, opened) if text is None else text
                yield found.rstrip("\r\n").encode("utf-8", "surrogatepass")
        finally:
            for descriptor in opened.values():
                os.close(descriptor)

    def _read(self, row: Stored | StoredText, opened: dict[int, int]) -> str:
        number, offset = place_of(row.id)
        source = self._sources[number]
        if source.path is None or not source.plain:
            with source.open(offset) as reader:
                data = _exactly(reader, row.length)
        else:
            try:
                if number not in opened:
                    opened[number] = os.open(source.path, os.O_RDONLY)
                data = os.pread(opened[number], row.length, offset)
            except OSError as error:
                sentence = f"{source.name} cannot be read any more: {error.strerror}"
                raise SourceError(sentence) from error
        text = data.decode("utf-8", "backslashreplace")
        if not _is_of(row, text):
            raise SourceError(f"{source.name} has changed since it was read", "open it again")
        return text


def _exactly(reader: Reader, size: int) -> bytes:
    data = b""
    while len(data) < size and (more := reader.read(size - len(data))):
        data += more
    return data


_MANY_BRACKETS = 250
_MANY_DIGITS = re.compile(r"[:,\[\s]-?[0-9]{19}")
"""Where a JSON document has a number, or a string that looks like one."""


def _is_of(row: Stored | StoredText, text: str) -> bool:
    """Is it the text of the event? A line that came as it is holds its id."""
    if row.event_uuid.hex in text.replace("-", "").lower():
        return True
    try:
        return own_pk(orjson.loads(text)["pk"]) == str(row.event_uuid)
    except (orjson.JSONDecodeError, TypeError, KeyError):
        return False


def _record_of(row: Stored, text: str) -> Mapping[str, Any]:
    """The event's JSON object; of a name that stands twice the last counts."""
    document = text if row.document is None else row.document
    try:
        record = orjson.loads(document)
        if _MANY_DIGITS.search(document):
            record = _exact(document, record)
        if document.count("{") + document.count("[") > _MANY_BRACKETS:
            orjson.dumps(record)  # refuses what is nested too deeply to be walked through
    except (orjson.JSONDecodeError, TypeError):
        # What is legal but odd, such as half a surrogate pair, is told in the event.
        repaired = NDJSON.repair(document.encode("utf-8", "surrogatepass"), 0, b"")
        record = orjson.loads(repaired.document) if repaired else {}
    return record if isinstance(record, dict) else {}


def _exact(document: str, record: Any) -> Any:
    """The record with whole numbers as they are written; orjson rounds those of over 64 bits."""
    try:
        return json.loads(document)
    except (ValueError, RecursionError):
        return record


def _event(row: Stored, text: str) -> Event:
    original = text.rstrip("\r\n")
    record = _record_of(row, original)
    return Event(
        id=row.id,
        event_uuid=str(row.event_uuid),
        created=_aware(row.created),
        action=row.action,
        app=row.app,
        user=_object(record, "user"),
        client_ip=row.client_ip,
        brand=_object(record, "brand"),
        context=_object(record, "context"),
        expires=_aware(row.expires),
        level=row.level,
        message=row.message,
        source=row.source,
        record=record,
        original=original,
    )


def _object(record: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = record.get(key)
    return value if isinstance(value, dict) else {}


def _aware(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.replace(tzinfo=UTC)

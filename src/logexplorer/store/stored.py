"""Events as they lie in the store."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from logexplorer.store.database import Cursor


@dataclass(frozen=True, slots=True)
class Stored:
    """A row of events with its text; times are naive and in UTC.

    `text` is None while the texts of a source that stays on disk are still to be stored: then it
    is `length` bytes of the source from the id's offset on. `document` is the event as JSON where
    the text itself is not.
    """

    id: int
    length: int
    event_uuid: UUID
    created: datetime | None
    expires: datetime | None
    action: str | None
    app: str | None
    client_ip: str | None
    level: str | None
    message: str | None
    source: str
    text: str | None
    document: str | None


_COLUMNS = (
    "id, length, event_uuid, created, expires, action, app, client_ip, level, message, source"
)


@dataclass(frozen=True, slots=True)
class StoredText:
    """An event's text alone; the fields are those of `Stored`."""

    id: int
    length: int
    event_uuid: UUID
    text: str | None
    document: str | None


def fetch_texts(cursor: Cursor, ids: Sequence[int]) -> list[StoredText]:
    """The texts of the events with these ids, in their order."""
    texts = _texts(cursor, ids)
    rows = cursor.execute(
        "SELECT id, length, event_uuid FROM events WHERE id IN (SELECT unnest(?))", [list(ids)]
    ).fetchall()
    found = {row[0]: StoredText(*row, *texts.get(row[0], _NONE)) for row in rows}
    return [found[each] for each in ids if each in found]


def fetch(cursor: Cursor, ids: Sequence[int]) -> list[Stored]:
    """The events with these ids, in their order; ids that are gone are left out."""
    texts = _texts(cursor, ids)
    rows = cursor.execute(
        f"SELECT {_COLUMNS} FROM events WHERE id IN (SELECT unnest(?))", [list(ids)]
    ).fetchall()
    found = {row[0]: Stored(*row, *texts.get(row[0], _NONE)) for row in rows}
    return [found[each] for each in ids if each in found]


def sample(cursor: Cursor, size: int) -> list[Stored]:
    """Some of the events, spread over all of them."""
    rows = cursor.execute("SELECT id FROM events ORDER BY hash(id) LIMIT ?", [size]).fetchall()
    return fetch(cursor, sorted(row[0] for row in rows))


_NONE: tuple[Any, ...] = (None, None)


def _texts(cursor: Cursor, ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """Text and document by id.

    The rows are found by their ids first and joined by row number then: asked for both at once,
    DuckDB would unpack every text of the log for a few that lie far apart.
    """
    rows = cursor.execute(
        "SELECT texts.id, text, document FROM (SELECT rowid AS place FROM texts "
        "WHERE id IN (SELECT unnest(?))) JOIN texts ON texts.rowid = place",
        [list(ids)],
    ).fetchall()
    return {row[0]: row[1:] for row in rows}

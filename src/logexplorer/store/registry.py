"""The sources a store was made from, and how far each has been read."""

from dataclasses import dataclass

from logexplorer.store.database import Cursor
from logexplorer.store.schema import id_of


@dataclass(frozen=True, slots=True)
class Registered:
    """A source as the store knows it; offsets count bytes of the decompressed source.

    `read_to` and `texts_to` say up to where its events and its texts are stored. `complete`: it was
    read to its end when it had this size and time.
    """

    number: int
    name: str
    path: str | None
    identity: str
    size: int
    mtime_ns: int
    format: str
    read_to: int
    texts_to: int
    complete: bool


_COLUMNS = "number, name, path, identity, size, mtime_ns, format, read_to, texts_to, complete"


def registered(cursor: Cursor) -> tuple[Registered, ...]:
    """All sources, in the order in which they came."""
    rows = cursor.execute(f"SELECT {_COLUMNS} FROM sources ORDER BY number").fetchall()
    return tuple(Registered(*row) for row in rows)


def register(cursor: Cursor, source: Registered) -> None:
    """Add a source, or write down what has changed of it."""
    values = [getattr(source, name) for name in _COLUMNS.split(", ")]
    marks = ", ".join("?" * len(values))
    cursor.execute(f"INSERT OR REPLACE INTO sources ({_COLUMNS}) VALUES ({marks})", values)


def rename(cursor: Cursor, number: int, name: str) -> None:
    """Give a source and its events another name."""
    cursor.execute("UPDATE sources SET name = ? WHERE number = ?", [name, number])
    bounds = [id_of(number, 0), id_of(number + 1, 0)]
    cursor.execute("UPDATE events SET source = ? WHERE id >= ? AND id < ?", [name, *bounds])

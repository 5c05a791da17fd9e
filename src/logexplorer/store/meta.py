"""Numbers that a store keeps about itself, such as how far its shapes are counted."""

from logexplorer.store.database import Cursor, one


def noted(cursor: Cursor, name: str) -> int:
    """The number under the name, 0 where there is none."""
    return int(one(cursor, "SELECT value FROM meta WHERE name = ?", [name]) or 0)


def note(cursor: Cursor, name: str, number: int) -> None:
    """Keep the number under the name."""
    cursor.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [name, str(number)])

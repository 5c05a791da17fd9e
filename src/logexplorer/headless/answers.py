"""Small answers, as rows of values, in any of the text formats."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import BinaryIO

from logexplorer.headless.output import is_terminal
from logexplorer.headless.writers import json, table
from logexplorer.headless.writers.documents import document, harmless, text_of_time

FORMATS = ("table", "ndjson", "json", "csv")


def write(
    out: BinaryIO, format: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Write the rows; JSON formats keep the types of the values."""
    from logexplorer.explorer.writers import csv, ndjson

    match format:
        case "ndjson" | "json":
            writer = ndjson if format == "ndjson" else json
            found = (document(dict(zip(columns, row, strict=True))) for row in rows)
            writer.write(out, map(harmless, found) if is_terminal(out) else found)
        case "csv":
            csv.write(out, columns, map(_texts, rows))
        case _:
            kept = list(rows)
            table.write(out, columns, map(_texts, kept), numbers=_numbers(columns, kept))


def _texts(row: Sequence[object]) -> list[str | None]:
    return [_text(value) for value in row]


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, (list, dict)):
        return document(value).decode()
    return text_of_time(value) if isinstance(value, datetime) else str(value)


def _numbers(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> frozenset[str]:
    """The columns that hold nothing but numbers."""
    return frozenset(
        name
        for at, name in enumerate(columns)
        if rows and all(isinstance(row[at], (int, float)) for row in rows)
    )

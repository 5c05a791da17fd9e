"""The same events in every file format that authentik or its surroundings produce."""

import csv
import gzip
import io
import json
from collections.abc import Iterable
from typing import Any

from sample.clean import dumps

Row = dict[str, Any]
LABELS = ["Event uuid", "Action", "App", "Context", "Client ip", "Created", "Expires", "Brand"]


def ndjson(rows: Iterable[Row]) -> bytes:
    """One event a line."""
    return "".join(f"{dumps(row)}\n" for row in rows).encode()


def array(rows: list[Row]) -> bytes:
    """A pretty-printed JSON array."""
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()


def api_page(rows: list[Row], size: int) -> bytes:
    """What `GET /api/v3/events/events/?page_size=…` answers: the newest events first."""
    pagination = {
        "next": 2, "previous": 0, "count": len(rows), "current": 1,
        "total_pages": -(-len(rows) // size), "start_index": 1, "end_index": size,
    }  # fmt: skip
    page = {"pagination": pagination, "results": rows[::-1][:size], "autocomplete": {}}
    return dumps(page).encode()


def export_csv(rows: Iterable[Row]) -> bytes:
    """authentik's own export (enterprise/reports): csv.writer over the serializer's values.

    The header holds the fields' labels; Django REST framework takes "Event uuid" for `pk` from the
    model. JSON fields are dicts there, so their cells hold Python's notation and not JSON. The user
    comes as three columns, and rows without a user lack these cells.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*LABELS, "User pk", "Username", "Email"])
    for row in rows:
        cells = [value for key, value in row.items() if key != "user"]
        user = row["user"]
        writer.writerow(cells + [user[key] for key in ("pk", "username", "email") if key in user])
    return text.getvalue().encode()


def json_csv(rows: Iterable[Row]) -> bytes:
    """What spreadsheets and scripts make of it: the API's keys, and JSON in the cells."""
    text = io.StringIO()
    writer = csv.writer(text)
    for number, row in enumerate(rows):
        if number == 0:
            writer.writerow(row)
        writer.writerow(
            dumps(value) if isinstance(value, dict) else value for value in row.values()
        )
    return text.getvalue().encode()


def gz_ndjson(rows: Iterable[Row]) -> bytes:
    """gzip without a time in it, so that it is the same tomorrow."""
    return gzip.compress(ndjson(rows), mtime=0)


def zst_ndjson(rows: Iterable[Row]) -> bytes:
    """Zstandard, by the `zstandard` package of the development environment."""
    try:
        import zstandard
    except ImportError as error:
        raise SystemExit(
            "The .zst sample needs the Python package zstandard: pip install zstandard"
        ) from error
    return zstandard.ZstdCompressor(level=19).compress(ndjson(rows))

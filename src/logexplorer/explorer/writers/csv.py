"""Rows as CSV (RFC 4180, but with line ends as everywhere on Unix), the header first.

Values are data and are not changed. One that begins with = + - or @ may be taken for a formula by
a spreadsheet: import such a file with its columns as text.
"""

import csv
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import BinaryIO

Row = Sequence[str | None]

COLUMNS = (
    "event_uuid",
    "created",
    "action",
    "app",
    "user",
    "client_ip",
    "brand",
    "context",
    "expires",
    "level",
    "message",
    "source",
)
"""What of an event is written where nothing else is asked for."""


def write(out: BinaryIO, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Write the rows and return how many there were; a missing value is an empty cell."""
    text = TextIOWrapper(out, "utf-8", errors="backslashreplace", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(columns)
        count = 0
        for row in rows:
            writer.writerow(row)
            count += 1
        return count
    finally:
        text.detach()

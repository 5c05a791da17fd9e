"""Which format a log is written in, by its first bytes."""

import re
from collections import Counter
from collections.abc import Iterable

from logexplorer.sources.formats.authentik_csv import CSV, is_header
from logexplorer.sources.formats.container import is_created_event, prefix_of
from logexplorer.sources.formats.format import Format
from logexplorer.sources.formats.gathering import is_json_like
from logexplorer.sources.formats.json_lines import is_wrapped, looks_structured
from logexplorer.sources.formats.json_text import careful_object, quick_object
from logexplorer.sources.formats.json_values import API_PAGE, JSON_ARRAY, JSON_OBJECTS
from logexplorer.sources.formats.line_format import LineFormat
from logexplorer.sources.formats.troubles import Row, Troubles

NDJSON = LineFormat("authentik events (NDJSON)", native=True, all_json=True)
CONTAINER = LineFormat("authentik container log", among_json=True)
JSON_LINES = LineFormat("JSON lines", among_json=True)
TEXT = LineFormat("text")

FORMATS: tuple[Format, ...] = (
    NDJSON, CONTAINER, JSON_LINES, TEXT, JSON_ARRAY, API_PAGE, JSON_OBJECTS, CSV,
)  # fmt: skip

_SAMPLE = 200
_ARRAY = re.compile(rb"\[\s*(?:\{|\]\s*\Z|\Z)")
_PAGE = re.compile(rb'\{\s*"(?:pagination|results|autocomplete)"\s*:')
_COUNTED = re.compile(rb'\{\s*"count"\s*:.{,2000}"results"\s*:\s*\[', re.DOTALL)
_PRETTY = re.compile(rb'\{[ \t]*\r?\n\s*["}]')


def detect(head: bytes, name: str) -> Format:
    """The format of a log that begins with `head`: its first 64 KiB, or all of it.

    What is in it decides, not its `name`. An empty log is taken for authentik's own NDJSON: detect
    again when there are bytes.
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        return NDJSON
    first = start.partition(b"\n")[0]
    if _ARRAY.match(start):
        return JSON_ARRAY
    if start.startswith(b"{"):
        row = quick_object(first)
        if row is None and _PRETTY.match(start):
            return API_PAGE if _PAGE.match(start) or _COUNTED.match(start) else JSON_OBJECTS
        if _PAGE.match(start) or (row is not None and is_page(row)):
            return API_PAGE
    if is_header(first):
        return CSV
    return _of_lines(start, whole=len(head) < 64 * 1024 or head.endswith(b"\n"))


def is_page(row: Row) -> bool:
    """Is it a page of the API's list?"""
    return isinstance(row.get("results"), list) and ("pagination" in row or "count" in row)


def _of_lines(start: bytes, *, whole: bool) -> Format:
    """What most lines are; text only where no line is JSON, since JSON streams hold text too."""
    lines = [line for line in start.split(b"\n")[: _SAMPLE + 1] if line.strip()]
    if len(lines) > 1 and not whole:
        lines.pop()
    kinds = Counter(map(_kind, lines))
    best = max((NDJSON, CONTAINER, JSON_LINES), key=lambda each: kinds[each])
    if best is NDJSON and kinds[TEXT] > 2 * kinds[NDJSON]:
        return CONTAINER if kinds[CONTAINER] else TEXT
    return best if kinds[best] else TEXT


def _kind(line: bytes) -> LineFormat:
    body = line[prefix_of(line).length :]
    if not is_json_like(body):
        return TEXT
    row = quick_object(body) or careful_object(body, Troubles())
    if row is None:
        return NDJSON if _mentions(body, (b'"pk"', b'"action"')) else TEXT
    if is_created_event(row) or looks_structured(row) or is_wrapped(row):
        return CONTAINER
    if "action" in row and not row.keys().isdisjoint(("pk", "created", "context")):
        return NDJSON
    return JSON_LINES


def _mentions(body: bytes, keys: Iterable[bytes]) -> bool:
    return all(key in body for key in keys)

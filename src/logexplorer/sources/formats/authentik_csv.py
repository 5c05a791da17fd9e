"""authentik's CSV export, and the same events as spreadsheets and scripts write them.

Source: enterprise/reports: csv.writer over the serializer's values under the fields' labels. JSON
fields are dicts there, so cells hold Python's notation; other writers leave JSON. The user is one
cell or the columns "User pk", "Username" and "Email", which rows without a user lack.
"""

import csv
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from logexplorer.model.record import Record
from logexplorer.sources.formats.api_event import bare_event
from logexplorer.sources.formats.csv_cells import event_of_cells
from logexplorer.sources.formats.format import record_of
from logexplorer.sources.formats.identity import derived_pk
from logexplorer.sources.formats.json_text import invalid_utf_8, readable
from logexplorer.sources.formats.troubles import Troubles
from logexplorer.sources.lines import Line, Stream, whole_lines

# A quoted cell that runs on for more lines than this has lost its closing quote.
_MOST_LINES = 10_000

_KEYS: Mapping[str, str] = {
    "pk": "pk",
    "event uuid": "pk",
    "uuid": "pk",
    "user": "user",
    "action": "action",
    "app": "app",
    "context": "context",
    "client ip": "client_ip",
    "created": "created",
    "creation date": "created",
    "expires": "expires",
    "brand": "brand",
    "level": "level",
    "message": "message",
    "user pk": "user.pk",
    "username": "user.username",
    "user username": "user.username",
    "email": "user.email",
    "user email": "user.email",
}

csv.field_size_limit(sys.maxsize)


@dataclass(frozen=True, slots=True)
class CsvFormat:
    """Rows under a header; must be read from the start, where the header stands."""

    name: str = "authentik export (CSV)"
    native: bool = False
    by_line: bool = False

    def records(
        self, stream: Stream, offset: int, source_key: bytes, *, final: bool = True
    ) -> Iterator[Record]:
        rows = _Rows(whole_lines(stream, offset, final=final))
        header: tuple[str, ...] = ()
        for lines, cells in rows.read():
            if not header:
                header = keys_of(cells or [])
            elif cells is None or not _is_repeated(header, cells):
                yield _record(header, lines, cells, source_key)

    def repair(
        self, line: bytes, offset: int, source_key: bytes, *, ended: bool = True
    ) -> Record | None:
        """A row alone says nothing, since its header tells what the cells are."""
        if not line.strip():
            return None
        troubles = Troubles()
        troubles.say("not readable: a CSV row without its header")
        event = bare_event(derived_pk(source_key, offset, ended=ended), readable(line), troubles)
        return record_of(event, line, offset, len(line))


CSV = CsvFormat()


def is_header(line: bytes) -> bool:
    """Does a CSV of authentik's events begin with this line?"""
    try:
        cells = next(csv.reader([_text(line)], delimiter=_delimiter(line)), [])
    except csv.Error:
        return False
    known = {_KEYS.get(_label(cell)) for cell in cells} - {None}
    return "action" in known and len(known) >= 3


def keys_of(cells: list[str]) -> tuple[str, ...]:
    """The event's keys that the header's labels stand for; other labels as they are."""
    return tuple(_KEYS.get(_label(cell), cell) for cell in cells)


def _record(
    header: tuple[str, ...], lines: list[Line], cells: list[str] | None, source_key: bytes
) -> Record:
    first = lines[0]
    data = b"\n".join(line.data for line in lines).removesuffix(b"\r")
    troubles = Troubles()
    if sentence := invalid_utf_8(data):
        troubles.say(sentence)
    pk = derived_pk(source_key, first.offset, ended=lines[-1].ended or cells is not None)
    if cells is None:
        troubles.say("not CSV: a quoted cell without its closing quote")
        event = bare_event(pk, readable(data), troubles)
    else:
        event = event_of_cells(header, cells, pk, troubles)
    return record_of(event, data, first.offset, sum(line.length for line in lines))


class _Rows:
    """CSV rows with the lines they were made of; None for a line that is no row."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._again: list[Line] = []
        self._delimiter = ""

    def read(self) -> Iterator[tuple[list[Line], list[str] | None]]:
        while first := self._line():
            if not first.data.strip():
                continue
            self._delimiter = self._delimiter or _delimiter(first.data)
            taken = [first]
            try:
                cells = next(csv.reader(self._texts(taken), strict=True, delimiter=self._delimiter))
            except (csv.Error, StopIteration):
                # Only the first line is given up: the next one may be a good row.
                self._again += reversed(taken[1:])
                yield [first], None
            else:
                yield taken, cells

    def _texts(self, taken: list[Line]) -> Iterator[str]:
        yield _text(taken[0].data) + "\n"
        while len(taken) < _MOST_LINES and (line := self._line()):
            taken.append(line)
            yield _text(line.data) + "\n"

    def _line(self) -> Line | None:
        return self._again.pop() if self._again else next(self._lines, None)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "backslashreplace").removeprefix("\ufeff").removesuffix("\r")


def _label(cell: str) -> str:
    return " ".join(cell.replace("_", " ").lower().split())


def _delimiter(line: bytes) -> str:
    """Spreadsheets in some countries write semicolons."""
    return max(",;\t", key=lambda sign: line.count(sign.encode()))


def _is_repeated(header: tuple[str, ...], cells: list[str]) -> bool:
    """Exports that were put after one another repeat their header."""
    return keys_of(cells) == header

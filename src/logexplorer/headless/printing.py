"""Events in one of the formats, and a word on those that were left out."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from logexplorer.headless.complaint import asked
from logexplorer.headless.output import Streams, opened_output
from logexplorer.headless.picks import path_of
from logexplorer.headless.writers import documents, json, parquet, table
from logexplorer.model.event import Event
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.views.about import summary
from logexplorer.views.nothing import hint_of
from logexplorer.views.status import Counts, counted
from logexplorer.views.summary import who

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

WHOLE = frozenset({"created", "client_ip", "event_uuid"})
COLUMNS = ("created", "action", "user", "client_ip", "app", "summary")


@dataclass(frozen=True, slots=True)
class Printing:
    """How to print: format, fields (none for all), the most events, file, and is it a screen?"""

    format: str
    fields: tuple[str, ...]
    limit: int | None
    output: str | None
    to_screen: bool


def print_events(
    explorer: "Explorer", search: Search, printing: Printing, streams: Streams, stop: Stop
) -> None:
    """Write the events; where a limit left some out, say so."""
    check_fields(explorer, search, printing.fields, stop)
    if printing.format == "parquet":
        written = parquet.write(
            explorer, search, printing.fields, printing.limit, printing.output, streams, stop
        )
    else:
        with opened_output(streams, printing.output) as out:
            written = _write(explorer, search, printing, out, stop)
    if written == printing.limit or printing.format == "table":
        _say_count(explorer, search, written, streams, stop)
    if not written and printing.limit != 0:
        say_absent(explorer, search, streams, stop)


def say_absent(explorer: "Explorer", search: Search, streams: Streams, stop: Stop) -> None:
    """Of a search that finds nothing, say what it asks for and no event has."""
    if (absent := explorer.absent(search, stop)) is not None and absent.field:
        streams.say(f"note: {hint_of(absent)}")


def check_fields(explorer: "Explorer", search: Search, fields: Sequence[str], stop: Stop) -> None:
    """Raise RefusedError for the first name that is no field, before anything is written."""
    for field in fields:
        with asked(field, "--fields"):
            list(explorer.values(search, (field,), 0, stop))


def _say_count(
    explorer: "Explorer", search: Search, written: int, streams: Streams, stop: Stop
) -> None:
    """Say how many events were written, and of how many."""
    total = explorer.count(search, stop)
    more = "; --limit shows more" if total > written else ""
    streams.say(f"note: {counted(Counts(written, total))}{more}")


def _write(
    explorer: "Explorer", search: Search, printing: Printing, out: BinaryIO, stop: Stop
) -> int:
    from logexplorer.explorer.writers import csv, ndjson

    match printing.format:
        case "ndjson":
            return ndjson.write(out, _documents(explorer, search, printing, stop))
        case "json":
            return json.write(out, _documents(explorer, search, printing, stop))
        case "csv":
            fields = printing.fields or csv.COLUMNS
            return csv.write(out, fields, explorer.values(search, fields, printing.limit, stop))
        case _:
            screen = shutil.get_terminal_size().columns if printing.to_screen else None
            rows = _rows(explorer, search, printing, stop)
            columns = printing.fields or COLUMNS
            return table.write(out, columns, rows, screen=screen, whole=WHOLE)


def _rows(
    explorer: "Explorer", search: Search, printing: Printing, stop: Stop
) -> Iterable[Sequence[str | None]]:
    if printing.fields:
        return explorer.values(search, printing.fields, printing.limit, stop)
    return map(_row, explorer.events(search, printing.limit, stop))


def _row(event: Event) -> tuple[str | None, ...]:
    """The event in the columns of a table; times in UTC, as in queries."""
    created = event.created.strftime("%Y-%m-%d %H:%M:%S") if event.created else None
    user = " ".join(part for part in who(event) if part)
    action = event.action or event.level
    cells = (created, action, user, event.client_ip, event.app, summary(event))
    return tuple(cell or None for cell in cells)


def _documents(
    explorer: "Explorer", search: Search, printing: Printing, stop: Stop
) -> Iterator[bytes]:
    if printing.fields:
        form = documents.picked([(name, path_of(name)) for name in printing.fields])
        found: Iterator[bytes] = map(form, explorer.events(search, printing.limit, stop))
    else:
        found = explorer.documents(search, printing.limit, stop)
    return map(documents.harmless, found) if printing.to_screen else found

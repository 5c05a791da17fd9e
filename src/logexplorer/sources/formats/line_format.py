"""Formats of one event a line: each line decides for itself what it is, so streams may mix."""

from collections.abc import Iterator
from dataclasses import dataclass

from logexplorer.model.record import Record
from logexplorer.sources.formats.api_event import api_event, bare_event
from logexplorer.sources.formats.container import (
    Prefix,
    created_event,
    is_created_event,
    prefix_of,
    under_prefix,
)
from logexplorer.sources.formats.format import record_of
from logexplorer.sources.formats.gathering import Gathering, is_json_like
from logexplorer.sources.formats.identity import derived_pk
from logexplorer.sources.formats.json_lines import is_wrapped, structured_event
from logexplorer.sources.formats.json_text import careful_object, quick_object, readable
from logexplorer.sources.formats.text import text_event
from logexplorer.sources.formats.troubles import Row, Troubles
from logexplorer.sources.lines import Line, Stream, whole_lines

_API_KEYS = frozenset(("pk", "action", "app", "context", "client_ip", "created", "user"))


@dataclass(frozen=True, slots=True)
class LineFormat:
    """A log of lines. Where `all_json`, a line that is no JSON object is a parse error, not text.

    `among_json`: the stream of a container, in which text comes between JSON lines.
    """

    name: str
    native: bool = False
    all_json: bool = False
    among_json: bool = False
    by_line: bool = True
    cut: str = "the last line is cut off"

    def records(
        self, stream: Stream, offset: int, source_key: bytes, *, final: bool = True
    ) -> Iterator[Record]:
        lines = whole_lines(stream, offset, final=final)
        if not self.all_json:
            gathering = Gathering(self.record, source_key, among_json=self.among_json)
            yield from gathering.records(lines, final=final)
            return
        for line in lines:
            record = self.record(line, source_key)
            if record:
                yield record

    def repair(
        self, line: bytes, offset: int, source_key: bytes, *, ended: bool = True
    ) -> Record | None:
        record = self.record(Line(offset, line.removesuffix(b"\n"), ended), source_key)
        return record and Record(offset, len(line), record.document, record.original)

    def record(self, line: Line, source_key: bytes) -> Record | None:
        """The record of one line, None if it is blank."""
        data = line.data.removesuffix(b"\r")
        if not data.strip():
            return None
        event = self._event(data, line, source_key)
        return record_of(event, data, line.offset, line.length)

    def _event(self, data: bytes, line: Line, source_key: bytes) -> Row:
        prefix = prefix_of(data)
        body = data[prefix.length :] if prefix.length else data
        row = quick_object(body)
        troubles = Troubles()
        if row is None and (self.all_json or is_json_like(body)):
            row = careful_object(body, troubles)
        if row is not None:
            pk = derived_pk(source_key, line.offset)
            event = self._object_event(row, pk, line, troubles)
            return under_prefix(event, prefix) if prefix.length else event
        pk = derived_pk(source_key, line.offset, ended=line.ended)
        if not troubles:
            return text_event(pk, data, body if self.among_json else data, prefix, None)
        if not line.ended:
            troubles.sentences[-1] = f"{self.cut}: {troubles.sentences[-1]}"
        return under_prefix(bare_event(pk, readable(data), troubles), prefix)

    def _object_event(self, row: Row, pk: str, line: Line, troubles: Troubles) -> Row:
        if is_created_event(row):
            return created_event(row, pk, troubles)
        if self._is_api(row):
            return api_event(row, pk, troubles)
        if is_wrapped(row):
            return self._unwrapped(row, pk, line, troubles)
        return structured_event(row, pk, troubles)

    def _is_api(self, row: Row) -> bool:
        if "action" in row and ("pk" in row or "created" in row):
            return True
        return self.native and "event" not in row and not _API_KEYS.isdisjoint(row)

    def _unwrapped(self, row: Row, pk: str, line: Line, troubles: Troubles) -> Row:
        """The event of the line that Docker's json-file driver wrapped up."""
        outer = structured_event({key: row[key] for key in row if key != "log"}, pk, troubles)
        inner_line = row["log"].rstrip("\r\n").encode()
        prefix = Prefix(0, outer["created"], None, str(row["stream"]))
        inner_row = quick_object(inner_line)
        if inner_row is None or is_wrapped(inner_row):
            outer["message"] = row["log"]
            return outer
        return under_prefix(self._object_event(inner_row, pk, line, troubles), prefix)

"""Formats of one event a line: each line decides for itself what it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from logexplorer.model.record import Record
from logexplorer.sources.formats.api_event import api_event, bare_event
from logexplorer.sources.formats.format import record_of
from logexplorer.sources.formats.identity import derived_pk
from logexplorer.sources.formats.json_text import careful_object, quick_object, readable
from logexplorer.sources.formats.troubles import Troubles
from logexplorer.sources.lines import Line, Stream, whole_lines


@dataclass(frozen=True, slots=True)
class LineFormat:
    """A log of lines."""

    name: str
    native: bool = False
    by_line: bool = True

    def records(
        self, stream: Stream, offset: int, source_key: bytes, *, final: bool = True
    ) -> Iterator[Record]:
        for line in whole_lines(stream, offset, final=final):
            record = self._record(line, line.length, source_key)
            if record:
                yield record

    def repair(
        self, line: bytes, offset: int, source_key: bytes, *, ended: bool = True
    ) -> Record | None:
        return self._record(Line(offset, line.removesuffix(b"\n"), ended), len(line), source_key)

    def _record(self, line: Line, length: int, source_key: bytes) -> Record | None:
        data = line.data.removesuffix(b"\r")
        if not data.strip():
            return None
        troubles = Troubles()
        row = quick_object(data)
        if row is None:
            row = careful_object(data, troubles)
        pk = derived_pk(source_key, line.offset, ended=line.ended or row is not None)
        if row is None:
            if not line.ended:
                troubles.sentences[-1] = f"the last line is cut off: {troubles.sentences[-1]}"
            event = bare_event(pk, readable(data), troubles)
        else:
            event = api_event(row, pk, troubles)
        return record_of(event, data, line.offset, length, pk)

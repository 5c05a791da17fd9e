"""JSON that is not one value a line: arrays, pages of authentik's API, pretty-printed objects."""

from collections.abc import Iterator
from dataclasses import dataclass

from logexplorer.model.errors import SourceError
from logexplorer.model.record import Record
from logexplorer.sources.formats.json_scan import Scanner
from logexplorer.sources.formats.line_format import LineFormat
from logexplorer.sources.lines import Stream

_ELEMENT = LineFormat(
    "JSON value", native=True, all_json=True, cut="the file ends within this event"
)


@dataclass(frozen=True, slots=True)
class ValuesFormat:
    """Any number of arrays and objects after another; of a page, the events in its `results`."""

    name: str
    pages: bool = False
    native: bool = False
    by_line: bool = False

    def records(
        self, stream: Stream, offset: int, source_key: bytes, *, final: bool = True
    ) -> Iterator[Record]:
        scanner = Scanner(stream, offset, pages=self.pages)
        for value in scanner.values():
            if value.ended or final or scanner.failure:
                record = self.repair(value.data, value.offset, source_key, ended=value.ended)
                if record:
                    yield record
        if scanner.failure:
            raise scanner.failure
        if final and not scanner.complete:
            raise SourceError(
                f"the {self.name} ends without its closing bracket",
                "what is there was read; the file may be cut off or still be written",
            )

    def repair(
        self, line: bytes, offset: int, source_key: bytes, *, ended: bool = True
    ) -> Record | None:
        return _ELEMENT.repair(line, offset, source_key, ended=ended)


JSON_ARRAY = ValuesFormat("JSON array")
API_PAGE = ValuesFormat("page of authentik's API", pages=True)
JSON_OBJECTS = ValuesFormat("sequence of JSON objects")

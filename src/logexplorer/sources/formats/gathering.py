"""Lines of a mixed stream to records: text lines that belong together become one."""

from collections.abc import Callable, Iterator

from logexplorer.model.errors import SourceError
from logexplorer.model.record import Record
from logexplorer.sources.formats.container import prefix_of
from logexplorer.sources.formats.format import record_of
from logexplorer.sources.formats.identity import derived_pk
from logexplorer.sources.formats.text import Group, text_event
from logexplorer.sources.lines import Line

Reading = Callable[[Line, bytes], Record | None]
"""Makes the record of a line that stands alone; its second argument is the source's key."""


class Gathering:
    """Joins the text lines of one event, such as a traceback; JSON lines stand alone."""

    def __init__(self, record: Reading, source_key: bytes, *, among_json: bool) -> None:
        self._record = record
        self._key = source_key
        self._among_json = among_json
        self._held: list[Line] = []
        self._blanks: list[Line] = []
        self._group: Group | None = None

    def records(self, lines: Iterator[Line], *, final: bool) -> Iterator[Record]:
        try:
            for line in lines:
                if not self._group and line.data.startswith(b"{"):
                    # Nearly every line of a container; its quick way counts.
                    if record := self._record(line, self._key):
                        yield record
                    continue
                if self._takes(line):
                    continue
                if record := self._finished():
                    yield record
                if not self._begins(line) and (record := self._record(line, self._key)):
                    yield record
        except SourceError:
            if record := self._finished():
                yield record
            raise
        if (final or not (self._group and self._group.open)) and (record := self._finished()):
            yield record

    def _takes(self, line: Line) -> bool:
        """Does the line belong to the event that is held?"""
        if not self._group or line.data.startswith(b"{"):
            return False
        body = line.data[prefix_of(line.data).length :]
        if not body.strip():
            takes = self._group.spans_blanks()
            if takes:
                self._blanks.append(line)
            return takes
        if is_json_like(body) or not self._group.takes(body):
            return False
        self._held += [*self._blanks, line]
        self._blanks.clear()
        return True

    def _begins(self, line: Line) -> bool:
        """Does the line begin an event of text?"""
        if line.data.startswith(b"{"):
            return False
        body = line.data[prefix_of(line.data).length :]
        if not body.strip() or is_json_like(body):
            return False
        self._held = [line]
        self._group = Group(body, among_json=self._among_json)
        return True

    def _finished(self) -> Record | None:
        """The held lines as one record; one line alone goes the way that `repair` takes too."""
        if not self._group:
            return None
        held, group = self._held, self._group
        self._held, self._group = [], None
        self._blanks.clear()
        if len(held) == 1:
            return self._record(held[0], self._key)
        return self._joined(held, group)

    def _joined(self, held: list[Line], group: Group) -> Record:
        first = held[0]
        data = b"\n".join(line.data.removesuffix(b"\r") for line in held)
        shown = data
        if self._among_json:
            shown = b"\n".join(
                line.data[prefix_of(line.data).length :].removesuffix(b"\r") for line in held
            )
        pk = derived_pk(self._key, first.offset, ended=held[-1].ended)
        event = text_event(pk, data, shown, prefix_of(first.data), group)
        return record_of(event, data, first.offset, sum(line.length for line in held))


def is_json_like(body: bytes) -> bool:
    """Would a line of a mixed stream be meant as a JSON object?"""
    return body.lstrip(b"\xef\xbb\xbf \t").startswith(b"{")

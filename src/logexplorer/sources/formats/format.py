"""What every format offers, and how an event becomes a record."""

from collections.abc import Iterator
from typing import Protocol

import orjson

from logexplorer.model.record import Record
from logexplorer.sources.formats.api_event import bare_event
from logexplorer.sources.formats.json_text import readable
from logexplorer.sources.formats.troubles import Row, Troubles
from logexplorer.sources.lines import Stream


class Format(Protocol):
    """How a log is written.

    `native`: each line is an event as authentik's API writes it, so a line may be taken as it is.
    `by_line`: reading may go on after the last record when the file has grown; a format that is
    not must be read from its start again.
    """

    @property
    def name(self) -> str: ...
    @property
    def native(self) -> bool: ...
    @property
    def by_line(self) -> bool: ...

    def records(
        self, stream: Stream, offset: int, source_key: bytes, *, final: bool = True
    ) -> Iterator[Record]:
        """The events from `offset` on, where the stream stands; `source_key` seeds derived ids.

        With `final` False, what a growing file may still complete is left for the next time: a last
        line without a line end, an open traceback. Whoever ends the loading reads that rest with
        `final` True. Raises the stream's SourceError after the last event before the damage.
        """

    def repair(
        self, line: bytes, offset: int, source_key: bytes, *, ended: bool = True
    ) -> Record | None:
        """The event of one line, whatever is in it, with or without its line end; None if blank.

        `ended` says whether the source has a line end there: a last line may have been cut off.
        """


def record_of(event: Row, data: bytes, offset: int, length: int) -> Record:
    """The record of an event that was read from `data`."""
    try:
        document = orjson.dumps(event)
    except TypeError:
        troubles = Troubles()
        troubles.say("not readable: nested too deeply")
        document = orjson.dumps(bare_event(event["pk"], readable(data), troubles))
    return Record(offset, length, document, None if document == data else readable(data))

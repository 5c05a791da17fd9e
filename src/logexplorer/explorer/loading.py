"""Read sources into the store: what is new in each, first rows first, stoppable, resumable."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from time import monotonic

from logexplorer.explorer.opening import tail_of
from logexplorer.model.errors import SourceError
from logexplorer.model.record import Record
from logexplorer.model.results import Progress
from logexplorer.model.stop import Stop
from logexplorer.sources.formats.format import Format
from logexplorer.sources.formats.registry import FORMATS, detect
from logexplorer.sources.reader import Reader
from logexplorer.sources.source import Source
from logexplorer.store.blocks import LineBlocks
from logexplorer.store.registry import Registered
from logexplorer.store.store import Store

Report = Callable[[Progress], None]

_FIRST_SLICE = 2 << 20
_SLICE = 1 << 30
_FIRST_RECORDS = 2_000
_RECORDS = 50_000
_BYTES_OF_RECORDS = 128 << 20
_BETWEEN_REPORTS = 0.1


class Meter:
    """Counts what has been read and reports it some ten times a second."""

    def __init__(self, report: Report | None, total: int | None) -> None:
        self._report = report
        self._total = total
        self._before = 0
        self._begun = self._last = monotonic()
        self.stage = "reading"
        self.source = ""
        self.events = 0

    def restart(self, stage: str, source: str, total: int) -> None:
        """Another stage begins, over one source."""
        self.stage, self.source, self._total = stage, source, total
        self._before, self._begun = 0, monotonic()

    def source_done(self, size: int) -> None:
        """The bytes of a whole source have been read."""
        self._before += size

    def at(self, consumed: int, *, done: bool = False) -> None:
        """So many bytes of the present source have been read."""
        now = monotonic()
        if self._report is None or (now - self._last < _BETWEEN_REPORTS and not done):
            return
        self._last = now
        read = self._before + consumed
        rate = read / max(now - self._begun, 1e-6)
        self._report(Progress(self.stage, self.source, read, self._total, self.events, rate, done))


class Careful:
    """A reader that ends where its source is damaged, and remembers what was wrong."""

    def __init__(self, reader: Reader, problems: list[str]) -> None:
        self._reader = reader
        self._problems = problems

    def read(self, size: int = 1 << 20) -> bytes:
        """At most `size` bytes, none at the end or where the damage begins."""
        try:
            return self._reader.read(size)
        except SourceError as error:
            self._problems.append(error.message)
            return b""

    def readinto(self, buffer: memoryview) -> int:
        """The same into a buffer; how many bytes came."""
        try:
            return self._reader.readinto(buffer)
        except SourceError as error:
            self._problems.append(error.message)
            return 0


def read_events(
    store: Store,
    known: Registered,
    source: Source,
    meter: Meter,
    stop: Stop,
    problems: list[str],
) -> None:
    """Read what is new in a source; it is marked complete unless the work was stopped."""
    if known.complete and (source.size, source.mtime_ns) == (known.size, known.mtime_ns):
        return
    form = _format_of(source, known)
    store.register(replace(known, format=form.name, complete=False))
    if known.read_to:
        store.intake.forget_from(known.number, known.read_to)
    with source.open(known.read_to) as reader:
        work = _Work(store, known.number, source, form, reader, meter, stop, problems)
        work.native(known.read_to) if form.native else work.records(known.read_to)
    if not stop.raised:
        work.note(complete=True)


def read_texts(store: Store, known: Registered, source: Source, meter: Meter, stop: Stop) -> None:
    """Store the texts of a native source whose events are there already."""
    form = _format_of(source, known)
    with source.open(known.texts_to) as reader:
        blocks = LineBlocks(Careful(reader, []), known.texts_to)
        repair = _repair(form, source)
        while blocks.offset < known.read_to and not blocks.ended and not stop.raised:
            end = min(blocks.offset + _SLICE, known.read_to)

            def go_on(offset: int, end: int = end) -> bool:
                meter.at(reader.consumed)
                return offset < end and not stop.raised

            store.intake.texts(known.number, blocks, go_on, repair)


class _Work:
    """One source being read."""

    def __init__(
        self,
        store: Store,
        number: int,
        source: Source,
        form: Format,
        reader: Reader,
        meter: Meter,
        stop: Stop,
        problems: list[str],
    ) -> None:
        self._store = store
        self._number = number
        self._source = source
        self._format = form
        self._reader = reader
        self._meter = meter
        self._stop = stop
        self._stream = Careful(reader, problems)

    def native(self, offset: int) -> None:
        """Lines in the API's shape, straight to the store."""
        blocks = LineBlocks(self._stream, offset)
        repair = _repair(self._format, self._source)
        size = _FIRST_SLICE if self._store.watermark == 0 else _SLICE
        before = self._meter.events
        while not blocks.ended and not self._stop.raised:
            end = blocks.offset + size

            def go_on(offset: int, end: int = end) -> bool:
                self._meter.events = before + blocks.lines
                self._meter.at(self._reader.consumed)
                return offset < end and not self._stop.raised

            self._store.intake.native(self._number, blocks, go_on, repair)
            self.note(complete=False)
            size = _SLICE
        if blocks.ended and blocks.rest.strip():
            key = _key(self._source)
            record = self._format.repair(blocks.rest, blocks.offset, key, ended=False)
            if record is not None:
                # The line may still grow: reading goes on before it.
                self._store.intake.records(self._number, [record], blocks.offset, texts=False)
        self._meter.events = before + blocks.lines

    def records(self, offset: int) -> None:
        """Events that the format makes, in transactions of many."""
        made = self._stoppable(self._format.records(self._stream, offset, _key(self._source)))
        most = _FIRST_RECORDS if self._store.watermark == 0 else _RECORDS
        last: Record | None = None
        while taken := list(_up_to(made, most)):
            self._store.intake.records(self._number, taken, taken[-1].offset + taken[-1].length)
            last = taken[-1]
            self.note(complete=False)
            most = _RECORDS
        if last is not None and self._format.by_line and self._source.plain:
            self._leave_open(last)

    def note(self, *, complete: bool) -> None:
        """Write down how far the source is read, with what tells later whether it only grew."""
        known = next(each for each in self._store.sources() if each.number == self._number)
        tail = tail_of(self._source, known.read_to) if self._source.plain else ""
        self._store.register(
            replace(
                known,
                identity=f"{self._source.identity()}|{tail}",
                size=self._source.size,
                mtime_ns=self._source.mtime_ns,
                complete=complete,
            )
        )

    def _stoppable(self, records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            if self._stop.raised:
                return
            self._meter.events += 1
            self._meter.at(self._reader.consumed)
            yield record

    def _leave_open(self, last: Record) -> None:
        """A last line without a line end may still grow: reading goes on before it."""
        end = last.offset + last.length
        with self._source.open(max(0, end - 1)) as reader:
            closed = reader.read(1) == b"\n"
        if not closed:
            known = next(each for each in self._store.sources() if each.number == self._number)
            self._store.register(replace(known, read_to=last.offset, texts_to=last.offset))


def _up_to(records: Iterator[Record], most: int) -> Iterator[Record]:
    size = 0
    for record in islice(records, most):
        yield record
        size += len(record.document) + record.length
        if size > _BYTES_OF_RECORDS:
            return


def _format_of(source: Source, known: Registered) -> Format:
    for form in FORMATS:
        if form.name == known.format and known.read_to:
            return form
    return detect(source.head(), source.name)


def _key(source: Source) -> bytes:
    return source.identity().encode("utf-8", "surrogateescape")


def _repair(form: Format, source: Source) -> Callable[[bytes, int], Record | None]:
    key = _key(source)
    return lambda line, offset: form.repair(line, offset, key)

"""Read one source into the store: what is new in it, first rows first, stoppable, resumable."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from logexplorer.explorer.grown import Stand, has_only_grown, is_gone
from logexplorer.explorer.meter import Meter
from logexplorer.model.errors import SourceError
from logexplorer.model.record import Record
from logexplorer.model.stop import Stop
from logexplorer.sources.formats.container import prefix_of
from logexplorer.sources.formats.format import Format
from logexplorer.sources.formats.gathering import is_json_like
from logexplorer.sources.formats.registry import FORMATS, detect
from logexplorer.sources.reader import Reader
from logexplorer.sources.source import Source
from logexplorer.store.blocks import LineBlocks
from logexplorer.store.registry import Registered
from logexplorer.store.store import Store

_FIRST_SLICE = 2 << 20
_SLICE = 1 << 30
_FIRST_RECORDS = 2_000
_RECORDS = 50_000
_BYTES_OF_RECORDS = 128 << 20


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


def forget_replaced(store: Store, sources: Sequence[Source]) -> list[str]:
    """Forget what was read of sources that are no longer the same, to read them from their start.

    Gives what the user should know. What was read of a source that is gone stays.
    """
    for source in sources:
        source.look_again()
    replaced = [
        (known, source)
        for known, source in zip(store.sources(), sources, strict=True)
        if known.format and not is_gone(source) and not has_only_grown(known, source)
    ]
    if replaced and store.left_out():
        # Of two equal events only one was kept, so the other's source has to be read again too.
        store.intake.forget_all()
    else:
        for known, _ in replaced:
            store.intake.forget_from(known.number, 0)
    return [
        f"{source.name} is not the log that it was, so it is read again from its start"
        for known, source in replaced
        if known.read_to and _is_by_line(known)
    ]


def read_events(
    store: Store,
    known: Registered,
    source: Source,
    meter: Meter,
    stop: Stop,
    problems: list[str],
) -> None:
    """Read what is new in a source; it is marked complete unless the work was stopped.

    Nor is a damaged one: it is tried again the next time, so that the damage is told again.
    """
    if known.complete and (source.size, source.mtime_ns) == (known.size, known.mtime_ns):
        return
    told = len(problems)
    stand = Stand.of(source)
    form = _format_of(source, known)
    with source.open(known.read_to) as reader:
        if known.format:
            store.intake.forget_from(known.number, known.read_to)
        store.register(replace(known, format=form.name, complete=False))
        work = _Work(store, known.number, source, stand, form, reader, meter, stop, problems)
        work.native(known.read_to) if form.native else work.records(known.read_to)
    if not stop.raised:
        work.note(complete=len(problems) == told)


def registered(store: Store, number: int) -> Registered:
    """How far the source with this number has been read, as the store knows now."""
    return next(each for each in store.sources() if each.number == number)


def read_texts(store: Store, known: Registered, source: Source, meter: Meter, stop: Stop) -> None:
    """Store the texts of a native source whose events are there already.

    Raises SourceError where the source is no longer what its events were read from.
    """
    if known.texts_to >= known.read_to:
        return
    if not has_only_grown(known, source):
        raise SourceError(f"{source.name} has changed since it was read", "open it again")
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


@dataclass
class _Work:
    """One source being read."""

    store: Store
    number: int
    source: Source
    stand: Stand
    form: Format
    reader: Reader
    meter: Meter
    stop: Stop
    problems: list[str]

    @cached_property
    def stream(self) -> Careful:
        """What is read; a damaged end is a problem to tell, not an error."""
        return Careful(self.reader, self.problems)

    def native(self, offset: int) -> None:
        """Lines in the API's shape, straight to the store."""
        blocks = LineBlocks(self.stream, offset)
        repair = _repair(self.form, self.source)
        size = _FIRST_SLICE if self.store.watermark == 0 else _SLICE
        before = self.meter.events
        while not blocks.ended and not self.stop.raised:
            end = blocks.offset + size

            def go_on(offset: int, end: int = end) -> bool:
                self.meter.events = before + blocks.lines
                self.meter.at(self.reader.consumed)
                return offset < end and not self.stop.raised

            self.store.intake.native(self.number, blocks, go_on, repair)
            self.note(complete=False)
            size = _SLICE
        if blocks.ended and blocks.rest.strip():
            key = _key(self.source)
            record = self.form.repair(blocks.rest, blocks.offset, key, ended=False)
            if record is not None:
                # The line may still grow: reading goes on before it.
                self.store.intake.records(self.number, [record], blocks.offset, texts=False)
        self.meter.events = before + blocks.lines

    def records(self, offset: int) -> None:
        """Events that the format makes, in transactions of many."""
        made = self._stoppable(self.form.records(self.stream, offset, _key(self.source)))
        most = _FIRST_RECORDS if self.store.watermark == 0 else _RECORDS
        last: Record | None = None
        while taken := list(_up_to(made, most)):
            self.store.intake.records(self.number, taken, taken[-1].offset + taken[-1].length)
            last = taken[-1]
            self.note(complete=False)
            most = _RECORDS
        if last is not None and self.form.by_line and self.source.plain:
            self._leave_open(last)

    def note(self, *, complete: bool) -> None:
        """Write down how far the source is read, with what tells later whether it only grew."""
        known = registered(self.store, self.number)
        self.store.register(
            replace(
                known,
                identity=self.stand.known_as(self.source, known.read_to),
                size=self.stand.size,
                mtime_ns=self.stand.mtime_ns,
                complete=complete,
            )
        )

    def _stoppable(self, records: Iterable[Record]) -> Iterator[Record]:
        try:
            for record in records:
                if self.stop.raised:
                    return
                self.meter.events += 1
                self.meter.at(self.reader.consumed)
                yield record
        except SourceError as error:  # what came before it counts
            name = self.source.name
            self.problems.append(
                error.message if name in error.message else f"{name}: {error.message}"
            )

    def _leave_open(self, last: Record) -> None:
        """A last line without a line end may still grow, and a text by further lines: reading goes
        on before them."""
        end = last.offset + last.length
        with self.source.open(max(0, end - 1)) as reader:
            closed = reader.read(1) == b"\n"
        if not closed or _is_text(last):
            known = registered(self.store, self.number)
            self.store.register(replace(known, read_to=last.offset, texts_to=last.offset))


def _is_text(record: Record) -> bool:
    line = (record.original or "{").encode("utf-8", "surrogatepass")
    return not is_json_like(line[prefix_of(line).length :])


def _up_to(records: Iterator[Record], most: int) -> Iterator[Record]:
    size = 0
    for record in islice(records, most):
        yield record
        size += len(record.document) + record.length
        if size > _BYTES_OF_RECORDS:
            return


def _is_by_line(known: Registered) -> bool:
    return any(each.name == known.format and each.by_line for each in FORMATS)


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

"""The explorer: logs that are open, to be loaded, asked and read."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from threading import Lock
from typing import Self, cast

from logexplorer.config import Config, read_config
from logexplorer.explorer.completion import Completing
from logexplorer.explorer.events import Texts
from logexplorer.explorer.exporting import Exporting
from logexplorer.explorer.lenses import Lenses
from logexplorer.explorer.loading import Meter, Report, forget_replaced, read_events, read_texts
from logexplorer.explorer.opening import Opened, keeper_of, open_store
from logexplorer.explorer.paths import KnownPaths
from logexplorer.explorer.places import Placing
from logexplorer.explorer.values import value_at
from logexplorer.explorer.week import folded
from logexplorer.kept.keeper import Keeper
from logexplorer.model.charts import Week
from logexplorer.model.errors import QueryError, SourceError, StoreError, UnknownField
from logexplorer.model.event import Event
from logexplorer.model.fields import Fields
from logexplorer.model.places import PLACE_FIELDS
from logexplorer.model.results import Explained, Histogram, Loaded, PathInfo, Statistics, Top
from logexplorer.model.search import Order, Search
from logexplorer.model.span import Span
from logexplorer.model.stop import Stop
from logexplorer.model.syntax import Syntax
from logexplorer.query import printer, times
from logexplorer.query.ast import AllOf, Comparison, Expression, Name, PlainText, Target
from logexplorer.query.checker import check, resolve
from logexplorer.query.highlight import highlight
from logexplorer.query.parser import parse
from logexplorer.sources.find import find
from logexplorer.sources.source import Source
from logexplorer.store.registry import Registered
from logexplorer.store.where import needs_texts

Clock = Callable[[], datetime]

_STREAMED = 4_096
_SAMPLED = 1_000


def _now() -> datetime:
    return datetime.now(UTC)


class Explorer:
    """Logs that are open: load them, ask, read the answer.

    Every question may be asked from any thread, while loading goes on, and takes a `Stop` that
    ends it with Interrupted. Errors are those of `logexplorer.model.errors`.
    """

    def __init__(
        self,
        sources: tuple[Source, ...],
        opened: Opened,
        kept: Keeper,
        config: Config,
        clock: Clock = _now,
    ) -> None:
        self.config = config
        self._sources = sources
        self._opened = opened
        self._store = opened.store
        self.kept = kept
        self.exporting = Exporting(self)
        self._clock = clock
        self._texts = Texts(enumerate(sources, 1))
        self._loading = Lock()
        self._paths = KnownPaths(self._store.seen_paths())
        self._fields = Fields(has_path=self._paths.has, paths=self._paths.names)
        self.completion = Completing(self._store, self._texts, self._target, self._prepare_target)
        self.places = Placing(self._store, config, self._prepare)
        self.lenses = Lenses(self._store, config, self._ensure_texts, self.places)

    @classmethod
    def open(
        cls,
        paths: Sequence[str],
        *,
        cache: bool = True,
        clock: Clock = _now,
        geoip: str | None = None,
        asn: str | None = None,
    ) -> Self:
        """Find the sources (files, globs, folders, `-`) and open their store; reads no event yet.

        `geoip` and `asn` are files of databases that come before those of the config. Raises
        SourceError where a path does not exist or holds no log, UsageError for a bad config.
        """
        config = read_config().with_databases(geoip, asn)
        sources = find(paths, getattr(sys.stdin, "buffer", None))
        opened = open_store(sources, cache=cache)
        return cls(sources, opened, keeper_of(paths, sources), config, clock)

    def close(self) -> None:
        """Let go of the files."""
        try:
            complete = all(each.complete for each in self._store.sources())
            complete = complete and not self._store.lacks_texts()
        except StoreError:
            complete = False
        self._opened.close(self.sources, complete=complete)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # loading

    def load(
        self, report: Report | None = None, stop: Stop | None = None, *, texts: bool = True
    ) -> Loaded:
        """Read what has not been read yet; blocks, so run it in a thread.

        `report` is called some ten times a second, and once when done. With `texts` False the
        original texts of plain files stay where they are until a question needs them. When stopped
        it returns what has been read; the rest is read the next time.
        """
        stop = stop or Stop()
        problems = list(self._opened.notes)
        with self._loading:
            problems += forget_replaced(self._store, self._sources)
            meter = Meter(report, sum(each.size for each in self._sources))
            before = self._store.watermark
            for known, source in zip(self._store.sources(), self._sources, strict=True):
                self._read(known.number, source, meter, stop, problems)
            if not stop.raised:
                self._store.intake.remove_duplicates()
            try:
                if self._store.watermark > before:
                    self._learn_paths()
                if texts:
                    self._read_texts(meter, stop)
                    # A key that came twice is noticed in the text; it may have been the id.
                    self._store.intake.remove_duplicates()
            except SourceError as error:
                problems.append(error.message)
            meter.at(0, done=True)
        events, unparsed = self._store.events_in_all(), self._store.unparsed()
        return Loaded(events, self._store.left_out(), unparsed, tuple(problems))

    def _read(
        self, number: int, source: Source, meter: Meter, stop: Stop, problems: list[str]
    ) -> None:
        meter.source = source.name
        if not stop.raised:
            try:
                read_events(self._store, self._known(number), source, meter, stop, problems)
                if not source.plain:
                    # Only plain files give up a text in their middle; texts of others come at once.
                    read_texts(self._store, self._known(number), source, meter, Stop())
            except SourceError as error:
                problems.append(error.message)
        meter.source_done(source.size)

    def _known(self, number: int) -> Registered:
        return next(each for each in self._store.sources() if each.number == number)

    def _read_texts(self, meter: Meter, stop: Stop) -> None:
        for known, source in zip(self._store.sources(), self._sources, strict=True):
            if known.texts_to < known.read_to and not stop.raised:
                meter.restart("storing text", source.name, source.size)
                read_texts(self._store, known, source, meter, stop)

    def _learn_paths(self) -> None:
        found = self._paths.learn(self._texts.events(self._store.sample(_SAMPLED)))
        self._store.remember_paths(found)

    def _ensure_texts(self, stop: Stop | None) -> None:
        """The rest of the texts, for a question that cannot be answered without them."""
        if not self._store.lacks_texts():
            return
        stop = stop or Stop()
        while not self._loading.acquire(timeout=0.05):
            stop.check()
        try:
            self._read_texts(Meter(None, None), stop)
        finally:
            self._loading.release()
        stop.check()

    @property
    def watermark(self) -> int:
        """The number of the newest batch of events; grows as batches arrive."""
        return self._store.watermark

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the sources, as given or found."""
        return tuple(source.name for source in self._sources)

    # asking

    def refine(self, search: Search, text: str) -> Search:
        """The search with another query. Raises QueryError."""
        tree = parse(text)
        asks_all = isinstance(tree, PlainText) and not tree.terms
        condition = None if asks_all else check(tree, self._fields, self._clock())
        return replace(search, text=text, condition=condition)

    def narrowed(self, search: Search, text: str) -> Search:
        """The search for those of its events that another query finds, too. Raises QueryError.

        Its text stays: nobody typed this one.
        """
        part = cast(Expression | None, self.refine(search, text).condition)
        if search.condition is None or part is None:
            return replace(search, condition=part or search.condition)
        both = AllOf((cast(Expression, search.condition), part), part.span)
        return replace(search, condition=both)

    def refine_surely(self, search: Search, text: str, stop: Stop | None = None) -> Search:
        """The same; a root name that no sample held is first looked for in all of the data."""
        try:
            return self.refine(search, text)
        except UnknownField:
            if self._store.knows_all_paths() and self._paths.complete:
                raise
        self._ensure_texts(stop)
        self._paths.learn_all(self._store.learn_paths(stop))
        return self.refine(search, text)

    def ordered(self, search: Search, field: str, *, descending: bool) -> Search:
        """The search in another order. Raises QueryError for an unknown field."""
        return replace(search, order=Order(field, descending, self._target(field)))

    def reading(self, search: Search) -> str | None:
        """How a query that mixes and/or without parentheses was read; None where it is plain."""
        return printer.reading(parse(search.text))

    def highlight(self, text: str) -> Syntax:
        """The parts of a query, finished or not; quick enough for every key."""
        return highlight(text)

    def is_plain(self, search: Search) -> bool:
        """Is it a plain text search?"""
        return isinstance(search.condition, PlainText)

    def count(self, search: Search, stop: Stop | None = None) -> int:
        """How many events the search finds."""
        self._prepare(search, stop)
        return self._store.count(search, stop)

    def page(
        self, search: Search, start: int, size: int, stop: Stop | None = None
    ) -> tuple[Event, ...]:
        """The events at positions start .. start+size of the search's order."""
        self._prepare(search, stop)
        return tuple(self._texts.events(self._store.page(search, start, size, stop)))

    def find(
        self,
        search: Search,
        text: str,
        after: int,
        *,
        backwards: bool = False,
        stop: Stop | None = None,
    ) -> int | None:
        """The next position behind `after`, or before it, of an event that the query finds, too.

        None where there is no further one. Raises QueryError.
        """
        wanted = self.refine(Search(), text)
        for each in (search, wanted):
            self._prepare(each, stop)
        return self._store.find(search, wanted, after, backwards=backwards, stop=stop)

    def events(
        self, search: Search, limit: int | None = None, stop: Stop | None = None
    ) -> Iterator[Event]:
        """The events in the search's order, streamed in bounded memory."""
        bound = self._still(search)
        for start, size in _stretches(limit):
            page = self.page(bound, start, size, stop)
            yield from page
            if len(page) < size:
                return

    def documents(
        self, search: Search, limit: int | None = None, stop: Stop | None = None
    ) -> Iterator[bytes]:
        """The events as JSON objects, each on one line: as they were written where that was JSON.

        In the search's order and in bounded memory; several times as fast as `events`.
        """
        bound = self._still(search)
        self._prepare(bound, stop)
        for start, size in _stretches(limit):
            rows = self._store.texts(bound, start, size, stop)
            yield from self._texts.documents(rows)
            if len(rows) < size:
                return

    def _still(self, search: Search) -> Search:
        """The search over what there is now, whatever arrives while it is read."""
        if search.watermark is not None:
            return search
        return replace(search, watermark=self.watermark)

    def uuids(self, search: Search, stop: Stop | None = None) -> list[str]:
        """The event_uuids, sorted."""
        self._prepare(search, stop)
        return self._store.uuids(search, stop)

    def event(self, id: int) -> Event:
        """One event by its id. Raises SourceError where it is gone."""
        for event in self._texts.events(self._store.events([id])):
            return event
        raise SourceError("the event is no longer there")

    def histogram(
        self, search: Search, by: str = "action", buckets: int = 60, stop: Stop | None = None
    ) -> Histogram:
        """At most about `buckets` bars of a round width over the period of the matching events.

        Raises QueryError for an unknown field.
        """
        target = self._target(by)
        self._prepare(search, stop, target)
        return self._store.histogram(search, target, by, buckets, stop)

    def top(self, search: Search, field: str, limit: int = 20, stop: Stop | None = None) -> Top:
        """The most frequent values of a field. Raises QueryError for an unknown one.

        Where the data has no field of the name, one of PLACE_FIELDS counts places.
        """
        try:
            target = self._target(field)
        except UnknownField:
            if field not in PLACE_FIELDS:
                raise
            return self.places.top(search, field, limit, stop)
        self._prepare(search, stop, target)
        top = self._store.top(search, target, field, limit, stop)
        taken = f"`{field}` is a field of these events; places are counted by `places`"
        return replace(top, notes=(taken,)) if field in PLACE_FIELDS else top

    def week(self, search: Search, zone: tzinfo | None = None, stop: Stop | None = None) -> Week:
        """The events by weekday and hour of a zone, None for the machine's own."""
        self._prepare(search, stop)
        return folded(*self._store.quarters(search, stop), zone)

    def statistics(self, search: Search, field: str, stop: Stop | None = None) -> Statistics:
        """How many events have the field, how many values there are, least and greatest.

        Raises QueryError for an unknown field.
        """
        target = self._target(field)
        self._prepare(search, stop, target)
        return self._store.statistics(search, target, field, stop)

    def fields(self, stop: Stop | None = None) -> tuple[PathInfo, ...]:
        """Every field and path of the data, counted."""
        self._ensure_texts(stop)
        return self._store.fields(stop)

    def explain(self, search: Search) -> Explained:
        """How the query was read, and the statement that answers it."""
        self._prepare(search, None)
        return self._store.explain(
            search, printer.to_text(parse(search.text)), self.is_plain(search)
        )

    def parse_time(self, text: str) -> datetime:
        """A time as --since and --until take it: the forms of `created` in a query.

        Raises QueryError.
        """
        moment = times.moment(text, self._clock())
        if moment is None:
            raise QueryError(f'"{text}" is no time', Span(0, len(text)), times.FORMS)
        return moment

    def write_parquet(
        self,
        search: Search,
        file: Path,
        fields: Sequence[str] = (),
        limit: int | None = None,
        stop: Stop | None = None,
    ) -> int:
        """Write the events as a Parquet file: all of an event's fields as columns, or those named.

        Gives the number written. Raises QueryError for an unknown field.
        """
        targets = [(field, self._target(field)) for field in fields]
        self._prepare(search, stop)
        self._ensure_texts(stop)
        return self._store.write_parquet(search, file, targets, limit, stop)

    def values(
        self,
        search: Search,
        fields: Sequence[str],
        limit: int | None = None,
        stop: Stop | None = None,
    ) -> Iterator[tuple[str | None, ...]]:
        """The named fields or paths of each event, as text, in the search's order."""
        targets = [self._target(field) for field in fields]
        for event in self.events(search, limit, stop):
            yield tuple(value_at(event, target) for target in targets)

    def _target(self, field: str) -> Target:
        tree = parse(f"{field} = None")
        if not isinstance(tree, Comparison) or not isinstance(tree.target, Name):
            raise QueryError(f"`{field}` is no field", Span(0, len(field)), "as in `user.username`")
        return resolve(tree.target, self._fields)

    def _prepare_target(self, target: Target, stop: Stop | None) -> None:
        self._prepare(Search(), stop, target)

    def _prepare(self, search: Search, stop: Stop | None, target: Target | None = None) -> None:
        condition = cast(Expression | None, search.condition)
        order = cast(Target | None, search.order.target)
        asked = any(each is not None and needs_texts(each) for each in (condition, order))
        if asked or (target is not None and needs_texts(target)):
            self._ensure_texts(stop)


def _stretches(limit: int | None) -> Iterator[tuple[int, int]]:
    """Positions to read one after the other: starts and sizes, up to the limit."""
    start = 0
    while limit is None or start < limit:
        size = _STREAMED if limit is None else min(_STREAMED, limit - start)
        yield start, size
        start += size

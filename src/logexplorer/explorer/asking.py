"""What can be asked of a Search: how many, which events, how they spread, which values."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path
from typing import cast

from logexplorer.config import Config
from logexplorer.explorer.absent import Absence
from logexplorer.explorer.completion import Completing
from logexplorer.explorer.events import Texts
from logexplorer.explorer.lenses import Lenses
from logexplorer.explorer.loading import Loading
from logexplorer.explorer.paths import KnownPaths
from logexplorer.explorer.places import Placing
from logexplorer.explorer.refining import Clock, Refining
from logexplorer.explorer.values import value_at
from logexplorer.explorer.week import folded
from logexplorer.model.charts import Week
from logexplorer.model.errors import SourceError, UnknownField
from logexplorer.model.event import Event
from logexplorer.model.places import PLACE_FIELDS
from logexplorer.model.results import Absent, Explained, Histogram, PathInfo, Statistics, Top
from logexplorer.model.search import Search
from logexplorer.model.span import Span
from logexplorer.model.stop import Stop
from logexplorer.query import printer
from logexplorer.query.ast import Expression, Target
from logexplorer.query.parser import parse
from logexplorer.store.store import Store
from logexplorer.store.where import needs_texts

_STREAMED = 4_096


class Asking(Refining):
    """Answers a Search; each question first makes what it needs and is not there yet."""

    def __init__(
        self,
        store: Store,
        config: Config,
        paths: KnownPaths,
        texts: Texts,
        loading: Loading,
        clock: Clock,
    ) -> None:
        super().__init__(store, paths, loading, clock)
        self._texts = texts
        self.completion = Completing(store, texts, self._target, self._prepare_for)
        self.places = Placing(store, config, self._prepare)
        self.lenses = Lenses(store, config, loading.ensure_texts, self.places)

    def count(self, search: Search, stop: Stop | None = None) -> int:
        """How many events the search finds."""
        self._prepare(search, stop)
        return self._store.count(search, stop)

    def absent(self, search: Search, stop: Stop | None = None) -> Absent | None:
        """What a search that finds nothing compares with, and no event has at any time."""
        if (meant := self.meant(search)) is not None:
            return Absent("", "", meant, Span(0, len(search.text)))
        return Absence(self.count, self._store, self._paths.names).of(search, stop)

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
        self._loading.ensure_texts(stop)
        return self._store.fields(stop)

    def explain(self, search: Search) -> Explained:
        """How the query was read, and the statement that answers it."""
        self._prepare(search, None)
        return self._store.explain(
            search, printer.to_text(parse(search.text)), self.is_plain(search)
        )

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
        self._loading.ensure_texts(stop)
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

    def _still(self, search: Search) -> Search:
        """The search over what there is now, whatever arrives while it is read."""
        if search.watermark is not None:
            return search
        return replace(search, watermark=self._store.watermark)

    def _prepare_for(self, target: Target, stop: Stop | None) -> None:
        self._prepare(Search(), stop, target)

    def _prepare(self, search: Search, stop: Stop | None, target: Target | None = None) -> None:
        condition = cast(Expression | None, search.condition)
        order = cast(Target | None, search.order.target)
        asked = any(each is not None and needs_texts(each) for each in (condition, order))
        if asked or (target is not None and needs_texts(target)):
            self._loading.ensure_texts(stop)


def _stretches(limit: int | None) -> Iterator[tuple[int, int]]:
    """Positions to read one after the other: starts and sizes, up to the limit."""
    start = 0
    while limit is None or start < limit:
        size = _STREAMED if limit is None else min(_STREAMED, limit - start)
        yield start, size
        start += size

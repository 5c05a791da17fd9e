"""The store's one door: write events, ask searches."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from logexplorer.model.applications import ApplicationUse
from logexplorer.model.completion import Values
from logexplorer.model.errors import StoreError
from logexplorer.model.lenses import LensName, Thresholds
from logexplorer.model.places import Atlas, PlaceBy
from logexplorer.model.results import Explained, Histogram, PathInfo, Statistics, Top
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.query.ast import Target
from logexplorer.store import asking, catalog, lenses, parquet, registry, stored, values
from logexplorer.store.addresses import Addresses
from logexplorer.store.applications import applications
from logexplorer.store.composites import Composites
from logexplorer.store.countries import Stay, stays
from logexplorer.store.database import Cursor, Database, one
from logexplorer.store.intake import Intake
from logexplorer.store.journeys import Hop, hops, users_seen
from logexplorer.store.lookups import Lookups
from logexplorer.store.meta import noted
from logexplorer.store.needs import Needs
from logexplorer.store.orders import Orders
from logexplorer.store.origins import Group, groups
from logexplorer.store.quarters import quarters
from logexplorer.store.registry import Registered
from logexplorer.store.relations import Relations
from logexplorer.store.scans import Scans
from logexplorer.store.statistics import statistics
from logexplorer.store.stored import Stored, StoredText
from logexplorer.store.values import Totals


class Store:
    """The events of a data set in one DuckDB file; `path` None keeps them in memory.

    Any thread may ask; one at a time may write, through `intake`.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._database = Database(path)
        try:
            self.intake = Intake(self._database)
        except StoreError:
            self._database.close()
            raise
        self._relations = Relations(self._database)
        self._addresses = Addresses()
        self._composites = Composites(self._database)
        self._lookups = Lookups()
        self._orders = Orders(self._database)
        self._scans = Scans(lambda: self.intake.removals)

    def close(self) -> None:
        """Write what is left and let go of the file."""
        self._database.close()

    @property
    def version(self) -> str:
        """The version of the file's tables."""
        return self._database.version

    @property
    def watermark(self) -> int:
        """The number of the newest batch."""
        return self.intake.batch

    @property
    def _moment(self) -> tuple[int, int]:
        return self.intake.batch, self.intake.removals

    # sources

    def sources(self) -> tuple[Registered, ...]:
        """What the store was made from."""
        with self._database.cursor() as cursor:
            return registry.registered(cursor)

    def register(self, source: Registered) -> None:
        """Add a source or write down what changed."""
        with self._database.transaction() as cursor:
            registry.register(cursor, source)

    def rename(self, number: int, name: str) -> None:
        """The user calls a source by another name now."""
        with self._database.transaction() as cursor:
            registry.rename(cursor, number, name)

    # asking

    @contextmanager
    def _asking(self, stop: Stop | None) -> Iterator[Needs]:
        with self._database.cursor(stop) as cursor:
            needs = self._needs(cursor)
            with self._scans.reading(needs.newest, cursor) as reading:
                yield replace(needs, reading=reading)

    def _needs(self, cursor: Cursor) -> Needs:
        newest = self.intake.batch_with_texts
        return Needs(cursor, newest, self._relations, self._addresses, self._composites)

    def count(self, search: Search, stop: Stop | None = None) -> int:
        """How many events the search finds."""
        with self._asking(stop) as needs:
            return asking.count(search, needs)

    def uuids(self, search: Search, stop: Stop | None = None) -> list[str]:
        """Their event_uuids, sorted."""
        with self._asking(stop) as needs:
            return asking.uuids(search, needs)

    def page(self, search: Search, start: int, size: int, stop: Stop | None = None) -> list[Stored]:
        """The events at positions from `start` on."""
        with self._asking(stop) as needs:
            ids = self._orders.ids(search, start, size, self._moment, needs)
            return stored.fetch(needs.cursor, ids)

    def find(
        self,
        search: Search,
        wanted: Search,
        after: int,
        *,
        backwards: bool,
        stop: Stop | None = None,
    ) -> int | None:
        """The position next to `after` of an event that the other search finds, too."""
        with self._asking(stop) as needs:
            return self._orders.find(search, wanted, after, backwards, self._moment, needs)

    def texts(
        self, search: Search, start: int, size: int, stop: Stop | None = None
    ) -> list[StoredText]:
        """The texts of the events at positions from `start` on."""
        with self._asking(stop) as needs:
            ids = self._orders.ids(search, start, size, self._moment, needs)
            return stored.fetch_texts(needs.cursor, ids)

    def events(self, ids: list[int], stop: Stop | None = None) -> list[Stored]:
        """The events with these ids, in their order."""
        with self._asking(stop) as needs:
            return stored.fetch(needs.cursor, ids)

    def top(
        self, search: Search, target: Target, name: str, limit: int, stop: Stop | None = None
    ) -> Top:
        """The most frequent values of a field."""
        with self._asking(stop) as needs:
            return asking.top(search, target, name, limit, needs)

    def statistics(
        self, search: Search, target: Target, name: str, stop: Stop | None = None
    ) -> Statistics:
        """How many values a field has, how many differ, least and greatest."""
        with self._asking(stop) as needs:
            return statistics(search, target, name, needs)

    def histogram(
        self, search: Search, target: Target, by: str, buckets: int, stop: Stop | None = None
    ) -> Histogram:
        """Events over time by the values of a field."""
        with self._asking(stop) as needs:
            return asking.histogram(search, target, by, buckets, needs)

    def quarters(
        self, search: Search, stop: Stop | None = None
    ) -> tuple[list[tuple[int, int]], int]:
        """Events by quarters of an hour since 1970, and how many have no time."""
        with self._asking(stop) as needs:
            return quarters(search, needs)

    def look(
        self, name: LensName, search: Search, wanted: Thresholds, stop: Stop | None = None
    ) -> list[lenses.Row]:
        """What a lens finds; the columns are those of its function in `store.lenses`."""
        with self._asking(stop) as needs:
            return lenses.look(name, search, wanted, needs)

    def stays(self, search: Search, atlas: Atlas, stop: Stop | None = None) -> list[Stay]:
        """Where users came from, of those who came from several countries."""
        with self._asking(stop) as needs:
            self._lookups.catch_up(atlas, needs, stop)
            return stays(search, needs)

    def applications(
        self, search: Search, limit: int, stop: Stop | None = None
    ) -> tuple[ApplicationUse, ...]:
        """The applications that were authorized most often; all texts must be stored."""
        with self._asking(stop) as needs:
            return applications(search, limit, needs)

    def origins(
        self, search: Search, by: PlaceBy, atlas: Atlas, stop: Stop | None = None
    ) -> list[Group]:
        """The events by what they say of their place, and by the places of their addresses."""
        with self._asking(stop) as needs:
            self._lookups.catch_up(atlas, needs, stop)
            return groups(search, by, needs)

    def hops(
        self, search: Search, max_speed: float, atlas: Atlas, stop: Stop | None = None
    ) -> tuple[list[Hop], int]:
        """The hops of users over a speed, and how many users were seen at places twice."""
        with self._asking(stop) as needs:
            self._lookups.catch_up(atlas, needs, stop)
            return hops(search, max_speed, needs), users_seen(search, needs)

    def fields(self, stop: Stop | None = None) -> tuple[PathInfo, ...]:
        """Every field and path, exactly counted; all texts must be stored."""
        with self._asking(stop) as needs:
            self._learn(needs)
            return catalog.fields(needs.cursor)

    def totals(self, stop: Stop | None = None) -> Totals:
        """How many events have which fields."""
        with self._database.cursor(stop) as cursor:
            return values.totals(cursor)

    def values_like(
        self, target: Target, typed: str, limit: int, stop: Stop | None = None
    ) -> Values:
        """The most frequent values of a field that contain a text."""
        with self._asking(stop) as needs:
            return values.like(target, typed, limit, needs)

    def write_parquet(
        self,
        search: Search,
        file: Path,
        fields: Sequence[tuple[str, Target]],
        limit: int | None,
        stop: Stop | None = None,
    ) -> int:
        """Write a search's events to a Parquet file; how many there are."""
        with self._asking(stop) as needs:
            return parquet.write(search, file, fields, limit, needs)

    def learn_paths(self, stop: Stop | None = None) -> set[tuple[str, ...]]:
        """All paths of keys in the data; reads every text that is new."""
        with self._asking(stop) as needs:
            self._learn(needs)
            return catalog.learned_paths(needs.cursor)

    def _learn(self, needs: Needs) -> None:
        with self._database.deriving:
            catalog.learn(needs.cursor, needs.newest)

    def knows_all_paths(self) -> bool:
        """Have all events' paths been learnt?"""
        with self._database.cursor() as cursor:
            return catalog.is_complete(cursor)

    def seen_paths(self) -> set[tuple[str, ...]]:
        """The paths that were remembered."""
        with self._database.cursor() as cursor:
            return catalog.seen(cursor)

    def remember_paths(self, paths: Iterable[tuple[str, ...]]) -> None:
        """Keep paths that were seen in some of the data, for the next time it is opened."""
        with self._database.transaction() as cursor:
            catalog.remember(cursor, paths)

    def sample(self, size: int) -> list[Stored]:
        """Some of the events, spread over all of them."""
        with self._database.cursor() as cursor:
            return stored.sample(cursor, size)

    def explain(self, search: Search, reading: str, plain: bool) -> Explained:
        """The statement that finds a search's events."""
        with self._database.cursor() as cursor:
            sql = asking.statement(search, self._needs(cursor))
        return Explained(search.text, reading, plain, sql.text, sql.parameters)

    # sums

    def events_in_all(self) -> int:
        """How many events there are."""
        with self._database.cursor() as cursor:
            return int(one(cursor, "SELECT count(*) FROM events"))

    def unparsed(self) -> int:
        """How many events stand for a text that could not be read as what it seemed to be."""
        with self._database.cursor() as cursor:
            return int(one(cursor, "SELECT count(parse_error_kind) FROM events"))

    def lacks_texts(self) -> bool:
        """Are there sources whose events are stored, and their texts not yet?"""
        return self.intake.batch_with_texts < self.intake.batch

    def left_out(self) -> int:
        """How many events were left out because another has the same event_uuid."""
        with self._database.cursor() as cursor:
            return noted(cursor, "left_out")

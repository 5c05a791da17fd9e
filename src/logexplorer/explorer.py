"""The use cases, one door for both faces."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from logexplorer.model.event import Event
from logexplorer.model.results import Explained, Histogram, Loaded, PathInfo, Progress, Top
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop


class Explorer:
    """Logs that are open: load them, ask, read the answer.

    Every question may be asked from any thread, while loading goes on, and takes a `Stop` that
    ends it with `Interrupted`. Errors are those of `logexplorer.model.errors`.
    """

    @classmethod
    def open(cls, paths: Sequence[str], *, cache: bool = True) -> Self:
        """Find the sources (files, globs, folders, `-`) and open their store; reads no event yet.

        Raises SourceError where a path does not exist or holds no log.
        """
        raise NotImplementedError

    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    # loading
    def load(
        self, report: Callable[[Progress], None] | None = None, stop: Stop | None = None
    ) -> Loaded:
        """Read what has not been read yet; blocks, so run it in a thread. Calls `report` some ten times a second, and once when done."""
        raise NotImplementedError

    @property
    def watermark(self) -> int:
        """The number of the newest batch of events; grows as batches arrive."""
        raise NotImplementedError

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the sources, as given or found."""
        raise NotImplementedError

    # asking
    def refine(self, search: Search, text: str) -> Search:
        """The search with another query. Raises QueryError; runs no statement."""
        raise NotImplementedError

    def reading(self, search: Search) -> str | None:
        """How a query that mixes and/or without parentheses was read; None where nothing needs saying."""
        raise NotImplementedError

    def is_plain(self, search: Search) -> bool:
        """Is it a plain text search (with at least one term)?"""
        raise NotImplementedError

    def count(self, search: Search, stop: Stop | None = None) -> int:
        raise NotImplementedError

    def page(
        self, search: Search, start: int, size: int, stop: Stop | None = None
    ) -> tuple[Event, ...]:
        """The events at positions start .. start+size of the search's order."""
        raise NotImplementedError

    def events(
        self, search: Search, limit: int | None = None, stop: Stop | None = None
    ) -> Iterator[Event]:
        """The events in the search's order, streamed in bounded memory."""
        raise NotImplementedError

    def uuids(self, search: Search, stop: Stop | None = None) -> list[str]:
        """The event_uuids, sorted."""
        raise NotImplementedError

    def event(self, id: int) -> Event:
        raise NotImplementedError

    def histogram(
        self, search: Search, by: str = "action", buckets: int = 60, stop: Stop | None = None
    ) -> Histogram:
        """About `buckets` bars of a round width over the period of the matching events. Raises QueryError for an unknown field."""
        raise NotImplementedError

    def top(self, search: Search, field: str, limit: int = 20, stop: Stop | None = None) -> Top:
        raise NotImplementedError

    def fields(self, stop: Stop | None = None) -> tuple[PathInfo, ...]:
        raise NotImplementedError

    def explain(self, search: Search) -> Explained:
        raise NotImplementedError

    def parse_time(self, text: str) -> datetime:
        """A time as --since and --until take it: the forms of `created` in a query. Raises QueryError."""
        raise NotImplementedError

    def write_parquet(
        self,
        search: Search,
        file: Path,
        fields: Sequence[str] = (),
        limit: int | None = None,
        stop: Stop | None = None,
    ) -> int:
        """Write the events as a Parquet file (all of the event's fields as columns, or those named); the number written."""
        raise NotImplementedError

    def values(
        self,
        search: Search,
        fields: Sequence[str],
        limit: int | None = None,
        stop: Stop | None = None,
    ) -> Iterator[tuple[str | None, ...]]:
        """The named fields or paths of each event, as text, in the search's order."""
        raise NotImplementedError

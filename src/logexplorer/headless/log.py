"""Logs for scripts and notebooks: `logexplorer.open` returns a Log."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from logexplorer.explorer import Explorer
from logexplorer.model.event import Event
from logexplorer.model.period import Period
from logexplorer.model.results import Explained, Histogram, Loaded, PathInfo, Top
from logexplorer.model.search import Order, Search

Time = str | datetime | None


class Log:
    """Logs that are open and read. Queries are those of the command line; "" selects all events.

    Every question takes `since` and `until`, as a datetime or as a text that a query could hold,
    and raises `logexplorer.QueryError` for a query that cannot be asked.
    """

    def __init__(self, explorer: Explorer, loaded: Loaded) -> None:
        self._explorer = explorer
        self.loaded = loaded

    @classmethod
    def of(cls, paths: Sequence[str | Path], *, cache: bool = True) -> Self:
        """The log that these paths hold, read to its end."""
        with ExitStack() as stack:
            explorer = stack.enter_context(
                Explorer.open([str(path) for path in paths], cache=cache)
            )
            log = cls(explorer, explorer.load())
            stack.pop_all()
        return log

    def count(self, query: str = "", *, since: Time = None, until: Time = None) -> int:
        """How many events the query selects."""
        return self._explorer.count(self._search(query, since, until))

    def ids(self, query: str = "", *, since: Time = None, until: Time = None) -> list[str]:
        """The event_uuid of each of them, sorted."""
        return self._explorer.uuids(self._search(query, since, until))

    def events(
        self,
        query: str = "",
        limit: int | None = None,
        *,
        oldest_first: bool = False,
        since: Time = None,
        until: Time = None,
    ) -> Iterator[Event]:
        """The events, newest first, one after the other in bounded memory."""
        order = Order("created", descending=not oldest_first)
        return self._explorer.events(self._search(query, since, until, order), limit)

    def top(
        self,
        field: str,
        query: str = "",
        limit: int = 20,
        *,
        since: Time = None,
        until: Time = None,
    ) -> Top:
        """The most frequent values of a field."""
        return self._explorer.top(self._search(query, since, until), field, limit)

    def histogram(
        self,
        query: str = "",
        by: str = "action",
        buckets: int = 60,
        *,
        since: Time = None,
        until: Time = None,
    ) -> Histogram:
        """The events over time, by the values of a field."""
        return self._explorer.histogram(self._search(query, since, until), by, buckets)

    def fields(self) -> tuple[PathInfo, ...]:
        """The fields and paths that were seen."""
        return self._explorer.fields()

    def explain(self, query: str) -> Explained:
        """How a query is read, and the statement that answers it."""
        return self._explorer.explain(self._search(query, None, None))

    def close(self) -> None:
        """Let go of the store; questions cannot be asked any more."""
        self._explorer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _search(self, query: str, since: Time, until: Time, order: Order | None = None) -> Search:
        period = Period(self._time(since), self._time(until))
        return self._explorer.refine_surely(Search(period=period, order=order or Order()), query)

    def _time(self, time: Time) -> datetime | None:
        if isinstance(time, str):
            return self._explorer.parse_time(time)
        if time is not None and time.tzinfo is None:
            return time.replace(tzinfo=UTC)
        return time

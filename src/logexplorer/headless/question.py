"""A query and its options as a Search, and what the user should know about its reading."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from logexplorer.headless.arguments import LogOptions
from logexplorer.headless.complaint import asked
from logexplorer.headless.opening import opened
from logexplorer.headless.output import Streams
from logexplorer.model.errors import UsageError
from logexplorer.model.period import Period
from logexplorer.model.search import Order, Search
from logexplorer.model.stop import Stop
from logexplorer.views.clean import clean

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer


@contextmanager
def asking(
    query: str, paths: Sequence[str], options: LogOptions, streams: Streams, stop: Stop
) -> Iterator[tuple["Explorer", Search]]:
    """The logs, opened and read, and the search; how the query was read is told.

    Raises RefusedError where a text cannot be read.
    """
    with opened(paths, options, streams, stop) as explorer:
        search = search_for(explorer, query, options, stop)
        _say_reading(explorer, search, streams)
        yield explorer, search


def search_for(explorer: "Explorer", query: str, options: LogOptions, stop: Stop) -> Search:
    """The search that asks for this. Raises RefusedError where a text cannot be read."""
    period = _period(explorer, options.since, options.until)
    order = options.order or "-created"
    field = order.removeprefix("-")
    search = Search(period=period, order=Order(field, descending=order.startswith("-")))
    return refined(explorer, search, query, stop)


def refined(explorer: "Explorer", search: Search, query: str, stop: Stop | None = None) -> Search:
    """The search with this query. Raises RefusedError."""
    with asked(query):
        return explorer.refine_surely(search, query, stop)


def _say_reading(explorer: "Explorer", search: Search, streams: Streams) -> None:
    """Two surprises are told: plain text was searched, or `and` and `or` were mixed."""
    if explorer.is_plain(search):
        meant = explorer.meant(search)
        advice = f"; did you mean {clean(meant)}?" if meant else ""
        streams.say(f"note: searched as plain text: {clean(search.text)}{advice}")
    elif reading := explorer.reading(search):
        streams.say(f"note: read as: {clean(reading)}")


def _period(explorer: "Explorer", since: str | None, until: str | None) -> Period:
    start, end = _time(explorer, since, "--since"), _time(explorer, until, "--until")
    if start and end and start >= end:
        raise UsageError(
            "--since is not before --until, so no event can match",
            f"since {start.isoformat()}, until {end.isoformat()}",
        )
    return Period(start, end)


def _time(explorer: "Explorer", text: str | None, option: str) -> datetime | None:
    if text is None:
        return None
    with asked(text, option):
        return explorer.parse_time(text)

"""Logs for the tests, and all that can be asked of them, to compare one explorer with another."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from logexplorer.explorer import Explorer
from logexplorer.model.errors import QueryError
from logexplorer.model.search import Order, Search

NOW = datetime(2026, 11, 15, 12, tzinfo=UTC)

QUERIES = (
    "",
    'action = "login"',
    "context.parse_error != None",
    "context.number > 3",
    'context.tags[] = "odd"',
    'context.geo.city ~ "o"',
    "context ~ '\"number\": 1'",
    'client_ip = "10.0.0.0/28"',
    "login",
    "created = None",
)


def event(number: int, **changes: Any) -> dict[str, Any]:
    """An event in the shape of authentik's API; its number stands in its pk."""
    month, minute, second = number % 11 + 1, number // 60 % 60, number % 60
    return {
        "pk": str(UUID(int=number + 1)),
        "user": {"pk": number % 7, "username": f"user{number % 7}"},
        "action": ("login", "logout", "login_failed")[number % 3],
        "app": "authentik.events.signals",
        "context": {
            "number": number,
            "tags": ["odd" if number % 2 else "even", "all"],
            "geo": {"city": ("Rome", "Kyiv")[number % 2]},
        },
        "client_ip": f"10.0.{number % 3}.{number % 250}",
        "created": f"2026-{month:02}-01T00:{minute:02}:{second:02}.000001Z",
        "expires": None,
        "brand": {},
    } | changes


def line(number: int, **changes: Any) -> bytes:
    """The event on a line."""
    return json.dumps(event(number, **changes)).encode() + b"\n"


def lines(numbers: Iterable[int]) -> bytes:
    """The events on lines."""
    return b"".join(map(line, numbers))


def opened(*paths: Path | str, cache: bool = True) -> Explorer:
    """An explorer at the tests' time."""
    return Explorer.open([str(path) for path in paths], cache=cache, clock=lambda: NOW)


def answers(explorer: Explorer, queries: Sequence[str] = QUERIES) -> dict[str, Any]:
    """All that the explorer says of its events."""
    found: dict[str, Any] = {"events": shown(explorer, Search())}
    for text in queries:
        try:
            search = explorer.refine_surely(Search(), text)
        except QueryError as error:
            found[text] = error.message
            continue
        found[text] = explorer.uuids(search)
        assert explorer.count(search) == len(found[text])
    for name in ("action", "source", "context.number", "user.username"):
        try:
            found[f"top {name}"] = explorer.top(Search(), name, 1_000)
        except QueryError as error:
            found[f"top {name}"] = error.message
    found["histogram"] = explorer.histogram(Search())
    found["fields"] = [(each.path, each.kinds, each.count) for each in explorer.fields()]
    return found


def shown(explorer: Explorer, search: Search) -> list[tuple[Any, ...]]:
    """The events in order, as far as a user sees them."""
    return [
        (each.event_uuid, each.created, each.action, each.message, each.source, each.original)
        for each in explorer.events(search)
    ]


def uncached(*paths: Path | str) -> dict[str, Any]:
    """What an explorer says that reads everything anew."""
    with opened(*paths, cache=False) as explorer:
        explorer.load()
        return answers(explorer)


def cached(*paths: Path | str) -> dict[str, Any]:
    """What one says that may have a cache, which it leaves behind."""
    with opened(*paths) as explorer:
        explorer.load()
        return answers(explorer)


def by(field: str, *, descending: bool = True) -> Search:
    """All events in another order."""
    return Search(order=Order(field, descending))

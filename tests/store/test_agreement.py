"""The SQL agrees with a plain Python evaluation of the tree, on random events and queries."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from logexplorer.model.fields import Fields
from logexplorer.model.record import Record
from logexplorer.model.search import Search
from logexplorer.query.ast import Expression
from logexplorer.query.checker import check
from logexplorer.query.parser import parse
from logexplorer.query.printer import to_text
from logexplorer.store.registry import Registered
from logexplorer.store.store import Store
from tests.query.cases import NOW
from tests.query.evaluate import evaluate
from tests.query.strategies import events, queries

LOGS = st.lists(events(), min_size=1, max_size=12, unique_by=lambda event: event["pk"])


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(LOGS, st.lists(queries(), min_size=2, max_size=24))
def test_sql_and_python_select_the_same_events(
    log: list[dict[str, Any]], trees: list[Expression]
) -> None:
    store = stored(log)
    try:
        for tree in trees:
            text = to_text(tree)
            condition = check(parse(text), Fields(), NOW)
            wanted = sorted(event["pk"] for event in log if evaluate(condition, seen(event)))
            assert store.uuids(Search(text, condition)) == wanted, text
    finally:
        store.close()


def stored(log: Sequence[dict[str, Any]]) -> Store:
    """The events in a store in memory."""
    store = Store()
    store.register(Registered(1, "log", None, "", 0, 0, "", 0, 0, True))
    store.intake.records(1, records(log), read_to=0)
    return store


def seen(event: dict[str, Any]) -> dict[str, Any]:
    """The event with what the store adds; through JSON, as it got there."""
    return json.loads(orjson.dumps(event)) | {"source": "log"}


def records(log: Sequence[dict[str, Any]], start: int = 0) -> Iterator[Record]:
    """The events as they come into a store, at positions from `start` on."""
    for position, event in enumerate(log, start):
        yield Record(position, 1, orjson.dumps(event))

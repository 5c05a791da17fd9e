"""What reading every text has found is kept for all of a search's questions, and stays true."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from logexplorer.model.errors import Interrupted
from logexplorer.model.fields import EVENT_FIELDS, Fields
from logexplorer.model.period import Period
from logexplorer.model.search import Search
from logexplorer.model.span import Span
from logexplorer.model.stop import Stop
from logexplorer.query.ast import Expression, Target
from logexplorer.query.checker import check
from logexplorer.query.parser import parse
from logexplorer.query.printer import to_text
from logexplorer.store.database import _Stoppable
from logexplorer.store.store import Store
from tests.query.cases import NOW
from tests.query.evaluate import evaluate
from tests.query.strategies import queries
from tests.store.test_agreement import LOGS, records, seen, stored

ACTION = Target(EVENT_FIELDS["action"], (), Span(0, 0))


def event(number: int, **context: Any) -> dict[str, Any]:
    return {
        "pk": f"00000000-0000-4000-8000-{number:012}",
        "created": f"2026-01-{1 + number % 28:02}T00:00:00Z",
        "action": "login",
        "app": "app",
        "user": {"username": "ann"},
        "client_ip": "10.0.0.1",
        "context": context,
    }


def search(text: str) -> Search:
    return Search(text, check(parse(text), Fields(has_path=lambda _: True), NOW))


@pytest.fixture
def scans() -> Iterator[list[str]]:
    """The statements that read all texts, as they are asked."""
    asked: list[str] = []
    execute = _Stoppable.execute

    def noting(cursor: _Stoppable, sql: str, parameters: object = None) -> Any:
        if "FROM texts WHERE" in sql and "escaped OR" in sql:
            asked.append(sql)
        return execute(cursor, sql, parameters)

    with patch.object(_Stoppable, "execute", noting):
        yield asked


@pytest.fixture
def store() -> Iterator[Store]:
    store = stored([event(number, said="needle" if number % 2 else "hay") for number in range(10)])
    yield store
    store.close()


def ask_everything(store: Store, asked: Search) -> int:
    """The questions of the screen of logs; gives the count."""
    store.page(asked, 0, 50)
    store.histogram(asked, ACTION, "action", 60)
    store.top(asked, ACTION, "action", 20)
    store.quarters(asked)
    return store.count(asked)


def scratch_tables(store: Store) -> int:
    with store._database.cursor() as cursor:
        sql = "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'scratch'"
        return int(cursor.execute(sql).fetchall()[0][0])


@pytest.mark.parametrize(
    "text", ["needle", 'context ~ "needle"', 'context !~ "needle"', 'context matches "n.edle"']
)
def test_all_questions_of_a_search_share_one_scan(
    store: Store, scans: list[str], text: str
) -> None:
    assert ask_everything(store, search(text)) == 5
    assert len(scans) == 1


def test_a_brushed_period_and_one_condition_more_scan_nothing(
    store: Store, scans: list[str]
) -> None:
    asked = search("needle")
    ask_everything(store, asked)
    brushed = replace(asked, period=Period(since=datetime(2026, 1, 5, tzinfo=UTC)))
    assert ask_everything(store, brushed) == 3
    assert ask_everything(store, search('context ~ "needle" and action = "login"')) == 5
    # The plain search looks into `user`, too, and so is another scan than that of `context`.
    assert len(scans) == 2


def test_events_that_arrive_are_found_and_no_others_looked_at_again(
    store: Store, scans: list[str]
) -> None:
    asked = search("needle")
    before = replace(asked, watermark=store.watermark)
    assert store.count(asked) == 5
    store.intake.records(1, records([event(10, said="needle"), event(11)], 10), read_to=0)
    assert (store.count(asked), store.count(before)) == (6, 5)
    assert len(scans) == 2
    assert "batch > 1 AND batch <= 2" in scans[1]


def test_a_line_that_is_read_again_is_found_by_what_it_says_now(store: Store) -> None:
    asked = search("needle")
    assert store.count(asked) == 5
    store.intake.forget_from(1, 9)
    assert store.count(asked) == 4
    store.intake.records(1, records([event(9, said="hay")], 9), read_to=0)
    assert store.count(asked) == 4


def test_a_stopped_scan_leaves_nothing_behind(store: Store, scans: list[str]) -> None:
    stop = Stop()
    stop.now()
    with pytest.raises(Interrupted):
        store.count(search("needle"), stop)
    assert scratch_tables(store) == 0
    assert store.count(search("needle")) == 5
    assert len(scans) == 1


def test_few_tables_are_kept(store: Store) -> None:
    for number in range(30):
        store.count(search(f'context ~ "nothing{number}"'))
    assert scratch_tables(store) <= 9


def test_many_ids_are_not_kept(store: Store, scans: list[str]) -> None:
    with patch("logexplorer.store.scans._MOST_IDS", 7):
        for text in ("needle", "hay", "needle", "needle"):
            assert store.count(search(text)) == 5
    assert len(scans) == 3


def test_explaining_scans_nothing(store: Store, scans: list[str]) -> None:
    explained = store.explain(search("needle"), "", plain=True)
    assert "FROM texts" in explained.sql
    assert not scans


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(LOGS, st.integers(0, 12), st.lists(queries(), min_size=1, max_size=12))
def test_answers_stay_right_while_events_arrive(
    log: list[dict[str, Any]], cut: int, trees: list[Expression]
) -> None:
    store = stored(log[:cut])
    try:
        for arrived in (log[:cut], log):
            if arrived is log:
                store.intake.records(1, records(log[cut:], cut), read_to=0)
            for tree in trees:
                text = to_text(tree)
                condition = check(parse(text), Fields(), NOW)
                wanted = sorted(each["pk"] for each in arrived if evaluate(condition, seen(each)))
                assert store.uuids(Search(text, condition)) == wanted, text
    finally:
        store.close()

"""`logexplorer.open`: logs for scripts and notebooks."""

from datetime import UTC, datetime

import pytest

import logexplorer

from .conftest import DATA


@pytest.fixture(scope="module")
def log():
    with logexplorer.open(DATA / "events.ndjson", cache=False) as log:
        yield log


def test_count_and_ids_agree(log):
    assert log.count() == 6
    assert log.count('action = "login"') == 2
    ids = [f"00000000-0000-4000-8000-{number:012d}" for number in (1, 5)]
    assert log.ids('action = "login"') == ids


def test_events_come_newest_first_one_by_one(log):
    events = log.events('action != "x"', limit=2)
    assert [event.action for event in events] == ["login", "custom_report"]
    oldest = next(log.events('action != "x"', oldest_first=True))
    assert (oldest.user["username"], oldest.context["geo"]["city"]) == ("akadmin", "Berlin")


def test_times_are_texts_or_datetimes(log):
    assert log.count(since="2025-09-16") == 1
    assert log.count(since=datetime(2025, 9, 16, tzinfo=UTC)) == 1
    assert log.count(until=datetime(2025, 9, 15, 8, 1)) == 1


def test_top_histogram_fields_and_explain(log):
    assert log.top("action", limit=1).values[0].value == "login"
    assert sum(each.total for each in log.histogram().bins) == 5
    assert "context.geo.country" in {info.path for info in log.fields()}
    assert "SELECT" in log.explain('action = "login"').sql
    assert log.loaded.unparsed == 1


def test_a_bad_query_names_its_place(log):
    with pytest.raises(logexplorer.QueryError) as caught:
        log.count("usr = 1")
    assert (caught.value.span.start, caught.value.span.end) == (0, 3)


def test_a_path_that_is_not_there():
    with pytest.raises(logexplorer.LogexplorerError):
        logexplorer.open("nowhere.ndjson")

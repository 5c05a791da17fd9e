"""What stands where there are no rows."""

from datetime import UTC, datetime, timedelta

import pytest

from logexplorer.model.period import Period
from logexplorer.model.search import Search
from logexplorer.views.nothing import earlier, nothing
from logexplorer.views.text import plain
from logexplorer.views.times import Clock

NOW = datetime(2026, 11, 22, 17, tzinfo=UTC)
LAST = datetime(2026, 11, 12, 7, 45, 17, 250_000, tzinfo=UTC)
CLOCK = Clock(UTC, NOW)
DAY = timedelta(days=1)


def said(search: Search, last: datetime | None = None) -> list[str]:
    return [plain(line).strip() for line in nothing(search, CLOCK, last)]


def test_the_query_alone_finds_nothing() -> None:
    assert said(Search("a")) == ["no event matches; / changes the query"]


def test_the_time_range_holds_nothing_and_says_where_there_is_something() -> None:
    search = Search(period=Period(NOW - DAY))
    why, keys = "no event matches since 2026-11-21 17:00", "t changes the time range"
    assert said(search) == [why, keys]
    there = "the last one is of 2026-11-12 07:45:17 UTC; Enter shows"
    assert said(search, LAST) == [why, f"{there} the 1 d before it", keys]
    assert said(Search("a", period=Period(None, NOW)), LAST) == [
        "no event matches until 2026-11-22 17:00",
        f"{there} all time",
        f"{keys}, / the query",
    ]


@pytest.mark.parametrize(
    ("period", "since", "until"),
    [
        # The minutes that passed since the user asked do not show.
        (Period(NOW - DAY - timedelta(seconds=13)), "2026-11-11T07:46:00Z", "2026-11-12T07:46:00Z"),
        (Period(NOW - 9 * DAY, NOW - 2 * DAY), "2026-11-05T07:46:00Z", "2026-11-12T07:46:00Z"),
        (Period(NOW - timedelta(minutes=1)), "2026-11-12T07:44:18Z", "2026-11-12T07:45:18Z"),
        (Period(None, NOW), "", ""),
        (Period(NOW + DAY), "", ""),
    ],
)
def test_the_stretch_before_the_last_is_as_long(period: Period, since: str, until: str) -> None:
    found = earlier(period, NOW, LAST)
    assert found.texts == (since, until)
    assert not found or (found.until or LAST) > LAST

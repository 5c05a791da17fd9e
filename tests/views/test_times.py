"""Instants in a zone, and ages."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from logexplorer.views.times import Clock, absolute, exact, gap, relative

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
BERLIN = Clock(ZoneInfo("Europe/Berlin"), NOW)


def test_the_zone_is_named_by_its_city_or_by_itself() -> None:
    assert BERLIN.zone_name == "Berlin"
    assert Clock(ZoneInfo("America/New_York"), NOW).zone_name == "New York"
    assert Clock(UTC, NOW).zone_name == "UTC"
    assert Clock(None, NOW).zone_name


def test_absolute_is_in_the_zone() -> None:
    assert absolute(NOW, BERLIN) == "2026-06-01 14:00:00"
    assert absolute(None, BERLIN) == "-"


def test_exact_says_everything() -> None:
    instant = NOW - timedelta(hours=3, microseconds=-5)
    assert exact(instant, BERLIN) == "2026-06-01 11:00:00.000005 CEST +0200 (2 h ago)"
    assert exact(NOW, Clock(ZoneInfo("UTC"), NOW)) == "2026-06-01 12:00:00 UTC (0 s ago)"


def test_a_zone_that_would_leave_the_calendar_gives_way_to_utc() -> None:
    first = datetime(1, 1, 1, tzinfo=UTC)
    assert absolute(first, Clock(ZoneInfo("America/New_York"), NOW)) == "0001-01-01 00:00:00"


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (timedelta(seconds=59), "59 s ago"),
        (timedelta(seconds=60), "1 min ago"),
        (timedelta(hours=23, minutes=59), "23 h ago"),
        (timedelta(days=364), "364 d ago"),
        (timedelta(days=800), "2 y ago"),
        (timedelta(days=-2), "in 2 d"),
    ],
)
def test_relative(age: timedelta, said: str) -> None:
    assert relative(NOW - age, BERLIN) == said


def test_gaps_are_said_in_few_letters() -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    seconds = (0, 0.25, 12.5, 200, 7300, -3)
    said = [gap(start + timedelta(seconds=each), start) for each in seconds]
    assert said == ["+0.000 s", "+0.250 s", "+12.5 s", "+3 min", "+2 h", "-3.000 s"]
    assert gap(start, None) == gap(None, start) == ""

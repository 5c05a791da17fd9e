"""The numbers behind charts, as CSV and as text."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from logexplorer.model.results import Bin, Histogram, Top, TopValue
from logexplorer.views.numbers import csv_of, lines_of, of_histogram, of_logins, of_top
from logexplorer.views.times import Clock

START = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)
BERLIN = Clock(ZoneInfo("Europe/Berlin"), START)
HOUR = timedelta(hours=1)


def histogram(*counts: dict[str, int]) -> Histogram:
    bins = tuple(Bin(START + number * HOUR, each) for number, each in enumerate(counts))
    return Histogram("action", HOUR, bins, ("login", "login_failed", ""), 2)


def test_both_hours_that_the_clocks_show_twice_are_told_apart() -> None:
    text = csv_of(of_histogram(histogram({"login": 3}, {"": 1}), BERLIN))
    assert text.splitlines() == [
        "start (Berlin),events,login,login_failed,(no action)",
        "2026-10-25T02:00:00+02:00,3,3,0,0",
        "2026-10-25T02:00:00+01:00,1,0,0,1",
    ]


def test_the_part_that_failed_is_of_those_who_tried() -> None:
    rows = of_logins(histogram({"login": 3, "login_failed": 1}, {}), BERLIN).rows
    assert [row[1:] for row in rows] == [(3, 1, 25.0), (0, 0, None)]


def test_text_is_aligned_clean_and_says_what_is_in_no_row() -> None:
    top = Top("app", (TopValue("a\x1b[31m", 1_200), TopValue("b, c", 3)), 5, 7, 1_300)
    lines = list(lines_of(of_top(top)))
    assert lines == [
        "app     events     %",
        "a␛[31m   1,200  92.3",
        "b, c         3   0.2",
        "3 other values: 90 events",
        "without a value: 7 events",
    ]
    assert csv_of(of_top(top)).splitlines()[2] == '"b, c",3,0.2'


def test_no_rows() -> None:
    numbers = of_histogram(Histogram("action", HOUR, (), (), 0), BERLIN)
    assert list(lines_of(numbers)) == ["start (Berlin)  events"]
    assert csv_of(numbers) == "start (Berlin),events\n"

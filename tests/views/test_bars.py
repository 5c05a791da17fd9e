"""Bars of a histogram, and what stands beneath them."""

from datetime import UTC, datetime, timedelta

import pytest

from logexplorer.model.period import EVER, Period
from logexplorer.model.results import Bin, Histogram
from logexplorer.views.axis import amount, axis, chosen_axis, period_text
from logexplorer.views.bars import Cell, Stretch, layers, period_of, stack
from logexplorer.views.spread import Spread
from logexplorer.views.text import plain
from logexplorer.views.times import Clock

START = datetime(2026, 9, 1, tzinfo=UTC)
DAY = timedelta(days=1)
CLOCK = Clock(UTC, datetime(2026, 11, 22, tzinfo=UTC))


def of(*counts: dict[str, int], width: timedelta = DAY) -> Histogram:
    bins = tuple(Bin(START + number * width, each) for number, each in enumerate(counts))
    names = {name for each in counts for name in each}
    totals = {name: sum(each.get(name, 0) for each in counts) for name in names}
    return Histogram("action", width, bins, tuple(sorted(names, key=lambda n: -totals[n])), 0)


def test_the_most_frequent_series_have_layers_and_the_rest_shares_one() -> None:
    answer = of({"login": 5, "logout": 3, "x": 1, "y": 1}, {"login": 1, "": 9})
    found = [(part.name, part.label, part.total) for part in layers(answer, 2)]
    assert found == [("", "no action", 9), ("login", "Login", 6), (None, "others", 5)]
    chosen = [part.total for part in layers(answer, 2, Stretch(1, 1))]
    assert chosen == [9, 1, 0]


def test_the_explorers_other_series_are_the_rest() -> None:
    answer = of({"a": 9, "(other)": 50})
    assert [(part.name, part.total) for part in layers(answer, 5)] == [("a", 9), (None, 50)]


@pytest.mark.parametrize(
    ("counts", "cells"),
    [
        ({"a": 16}, (Cell(8, 0), Cell(8, 0))),
        ({"a": 4}, (Cell(4, 0), Cell())),
        ({"a": 8, "b": 8}, (Cell(8, 0), Cell(8, 1))),
        ({"a": 10, "b": 6}, (Cell(8, 0), Cell(2, 0, 1))),
        ({}, (Cell(), Cell())),
    ],
)
def test_a_bar_stacks_its_layers_in_eighths(
    counts: dict[str, int], cells: tuple[Cell, ...]
) -> None:
    answer = of({"a": 30}, {"b": 20}, counts)
    assert stack(answer.bins[2], layers(answer, 4), 16, 2) == cells


def test_a_bar_with_any_event_can_be_seen() -> None:
    answer = of({"a": 1_000_000}, {"a": 1})
    assert stack(answer.bins[1], layers(answer, 4), 1_000_000, 4)[0] == Cell(1, 0)


def test_the_chosen_bars_stand_for_a_time_within_the_histograms_own() -> None:
    answer = of({"a": 1}, {"a": 2}, {"a": 3})
    assert period_of(answer, Stretch(0, 1), EVER) == Period(START, START + 2 * DAY)
    noon = START + DAY / 2
    assert period_of(answer, Stretch(0, 2), Period(noon, None)) == Period(noon, START + 3 * DAY)


def test_a_bar_at_the_end_of_the_calendar_has_no_end() -> None:
    last = datetime(9999, 12, 31, tzinfo=UTC)
    histogram = Histogram("action", DAY, (Bin(last, {"a": 1}),), ("a",), 0)
    period = period_of(histogram, Stretch(0, 0), EVER)
    assert period == Period(last, None)
    said = plain(chosen_axis(histogram, Stretch(0, 0), period, Spread(1, 60), 60, Clock(UTC, last)))
    assert "since 9999-12-31 00:00 · 1 event" in said


def test_the_axis_names_times_under_their_bars() -> None:
    answer = of(*({"a": 1} for _ in range(40)))
    text = plain(axis(answer, Spread(40, 80), 92, CLOCK))
    assert text.index("└2026-09-01") == 0
    assert text.index("└2026-09-08") == 14
    assert text.endswith(" 1 d a bar") and len(text) == 92


def test_of_one_bar_no_width_is_told() -> None:
    assert "a bar" not in plain(
        axis(of({"a": 1}, width=timedelta(microseconds=1)), Spread(1, 92), 92, CLOCK)
    )


def test_a_day_is_named_once() -> None:
    answer = of(*({"a": 1} for _ in range(48)), width=timedelta(hours=1))
    text = plain(axis(answer, Spread(48, 48), 92, CLOCK))
    assert text.startswith("└09-01 00:00  └14:00        └09-02 04:00")


@pytest.mark.parametrize(("first", "last"), [(0, 2), (37, 39), (0, 39), (20, 20)])
def test_what_is_chosen_is_said_beside_its_mark(first: int, last: int) -> None:
    answer = of(*({"a": 10} for _ in range(40)))
    chosen = Stretch(first, last)
    line = chosen_axis(answer, chosen, period_of(answer, chosen, EVER), Spread(40, 80), 80, CLOCK)
    text = plain(line)
    assert f" {(last - first + 1) * 10} events" in text
    assert len(text) <= 80
    if last - first < 30:
        assert text.index("▀") == first * 2 and text.count("▀") == (last - first + 1) * 2


def test_widths_are_said_in_their_largest_unit() -> None:
    widths = (timedelta(days=7), timedelta(minutes=15), timedelta(milliseconds=200))
    assert [amount(width) for width in widths] == ["7 d", "15 min", "200 ms"]


def test_periods_say_no_more_than_there_is() -> None:
    later = START + timedelta(hours=5, seconds=1)
    assert period_text(EVER, CLOCK) == "all time"
    assert period_text(Period(START, None), CLOCK) == "since 2026-09-01 00:00"
    assert period_text(Period(None, later), CLOCK) == "until 2026-09-01 05:00:01"
    assert period_text(Period(START, later), CLOCK) == "2026-09-01 00:00 – 05:00:01"
    assert period_text(Period(START, START + DAY), CLOCK) == "09-01 00:00 – 09-02 00:00"
    text = period_text(Period(START, START + DAY), CLOCK, years=True)
    assert text == "2026-09-01 00:00 – 2026-09-02 00:00"

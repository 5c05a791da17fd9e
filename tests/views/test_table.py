"""Columns for a width, and cells in them."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from logexplorer.views.table import cells, columns_for, title
from logexplorer.views.text import plain
from logexplorer.views.times import Clock
from tests.views.events import event

CLOCK = Clock(UTC, datetime(2026, 1, 3, tzinfo=UTC))


@given(st.integers(min_value=24, max_value=400))
def test_the_columns_take_exactly_the_width(width: int) -> None:
    assert sum(column.width + column.gap for column in columns_for(width)) == width


def test_a_narrow_table_has_fewer_columns() -> None:
    names = [column.name for column in columns_for(118)]
    assert names == ["time", "action", "user", "client_ip", "app", "summary"]
    assert [column.name for column in columns_for(78)] == [
        "time",
        "action",
        "user",
        "client_ip",
        "summary",
    ]


def test_cells_of_an_event() -> None:
    shown = event(
        action="login",
        app="authentik.events.signals",
        user={"username": "ann", "on_behalf_of": {"username": "bob"}},
        client_ip="10.0.0.1",
        context={"geo": {"city": "Berlin", "country": "DE"}, "message": "hello"},
    )
    assert [plain(cell) for cell in cells(shown, columns_for(200), CLOCK)] == [
        "2026-01-02 00:00:00",
        "Login",
        "ann on behalf of bob",
        "10.0.0.1 Berlin, DE",
        "authentik.events.signals",
        "hello",
    ]
    narrow = [plain(cell) for cell in cells(shown, columns_for(118), CLOCK)]
    assert narrow[3:5] == ["10.0.0.1", "events.signals"]


def test_ages_instead_of_times() -> None:
    ages = replace(CLOCK, ages=True)
    time = columns_for(118)[0]
    assert (title(time, CLOCK), title(time, ages)) == ("Time (UTC)", "Age")
    assert plain(cells(event(), columns_for(118), ages)[0]) == "1 d ago"


def test_a_value_of_megabytes_is_cut() -> None:
    huge = cells(event(message="x" * 1_000_000), columns_for(118), CLOCK)
    assert len(plain(huge[-1])) < 1000

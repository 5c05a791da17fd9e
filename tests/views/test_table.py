"""Titles of columns, and cells in them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from logexplorer.views.table import Column, cells, title
from logexplorer.views.text import plain
from logexplorer.views.times import Clock
from tests.views.events import event

CLOCK = Clock(UTC, datetime(2026, 1, 3, tzinfo=UTC))


COLUMNS = tuple(
    Column(name, 30) for name in ("time", "action", "user", "client_ip", "app", "brand", "summary")
)


def test_cells_of_an_event() -> None:
    shown = event(
        action="login",
        app="authentik.events.signals",
        user={"username": "ann", "on_behalf_of": {"username": "bob"}},
        client_ip="10.0.0.1",
        brand={"name": "acme"},
        context={"geo": {"city": "Berlin", "country": "DE"}, "message": "hello"},
    )
    assert [plain(cell) for cell in cells(shown, COLUMNS, CLOCK)] == [
        "2026-01-02 00:00:00",
        "Login",
        "ann on behalf of bob",
        "10.0.0.1 Berlin, DE",
        "authentik.events.signals",
        "acme",
        "hello",
    ]
    narrow = cells(shown, (Column("client_ip", 11), Column("app", 14)), CLOCK)
    assert [plain(cell) for cell in narrow] == ["10.0.0.1", "events.signals"]


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (30, "2026-01-02 00:00:00"),
        (14, "01-02 00:00:00"),
        (13, "01-02 00:00"),
        (11, "01-02 00:00"),
        (8, "01-02"),
        (5, "01-02"),
    ],
)
def test_a_time_says_as_much_as_it_has_room_for(width: int, shown: str) -> None:
    assert plain(cells(event(), (Column("time", width),), CLOCK)[0]) == shown


def test_ages_instead_of_times() -> None:
    ages, time = replace(CLOCK, ages=True), Column("time", 14)
    assert (title(time, CLOCK), title(time, ages)) == ("Time (UTC)", "Age")
    assert plain(cells(event(), (time,), ages)[0]) == "1 d ago"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("context.http_request.path", "/a"),
        ("http_request.path", "/a"),
        ("context.list[1].x", "[1, 2]"),
        ("context.`odd.key`", "3"),
        ("context.missing", ""),
        ("context.list[7]", ""),
        ("source", "events.ndjson"),
    ],
)
def test_any_path_is_a_column(path: str, shown: str) -> None:
    context = {"http_request": {"path": "/a"}, "list": [0, {"x": [1, 2]}], "odd.key": 3}
    (cell,) = cells(event(context=context), (Column(path, 30),), CLOCK)
    assert plain(cell) == shown


def test_a_path_is_called_by_its_end() -> None:
    assert title(Column("context.http_request.path", 30), CLOCK) == "context.http_request.path"
    assert title(Column("context.http_request.path", 10), CLOCK) == "path"
    assert title(Column("context.http_request.request_id", 5), CLOCK) == "requ…"


def test_a_value_of_megabytes_is_cut() -> None:
    huge = event(message="x" * 1_000_000, context={"y": "y" * 1_000_000})
    for name in ("summary", "context.y", "context"):
        assert len(plain(cells(huge, (Column(name, 30),), CLOCK)[0])) < 1000

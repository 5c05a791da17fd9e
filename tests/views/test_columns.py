"""Which columns fit, and how wide they are."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logexplorer.model.event import Event
from logexplorer.model.kept import Column as Chosen
from logexplorer.views.columns import Placed, placed, usual
from logexplorer.views.table import cells
from logexplorer.views.text import plain
from logexplorer.views.times import Clock
from tests.views.events import event

CLOCK = Clock(UTC, datetime(2026, 1, 3, tzinfo=UTC))
LOGINS = tuple(
    event(
        action="authorize_application",
        app="authentik.providers.oauth2",
        user={"username": "maria.schmidt"},
        client_ip="192.168.100.200",
        brand={"name": "Default brand"},
        context={"geo": {"city": "Berlin", "country": "DE"}},
    )
    for _ in range(10)
)
NAMES = st.sampled_from(("time", "action", "user", "summary", "app", "context.x", "context.a.b"))
WIDTHS = st.none() | st.integers(1, 2000)
OWN = st.lists(st.builds(Chosen, NAMES, WIDTHS), min_size=1, max_size=7, unique_by=lambda c: c.name)


def places(width: int, *own: Chosen, events: tuple[Event, ...] = LOGINS) -> Placed:
    return placed(own or usual(events), events, CLOCK, width)


def names(width: int, *own: Chosen, events: tuple[Event, ...] = LOGINS) -> list[str]:
    return [column.name for column in places(width, *own, events=events).columns]


@given(st.integers(1, 400), OWN)
def test_the_columns_take_exactly_the_width(width: int, own: list[Chosen]) -> None:
    for answer in (places(width), places(width, *own)):
        assert sum(column.width + column.gap for column in answer.columns) == width
        assert all(column.width > 0 for column in answer.columns)
    shown = {column.name for column in answer.columns}
    assert shown | set(answer.left_out) == {column.name for column in own}


@pytest.mark.parametrize(
    ("width", "shown", "left_out"),
    [
        (200, "time action user client_ip app brand summary", ""),
        (118, "time action user client_ip app summary", "brand"),
        (78, "time action user client_ip summary", "app brand"),
        (50, "time action summary", "user client_ip app brand"),
        (9, "time", "action user client_ip app brand summary"),
    ],
)
def test_what_says_least_goes_first(width: int, shown: str, left_out: str) -> None:
    answer = places(width)
    assert " ".join(column.name for column in answer.columns) == shown
    assert " ".join(answer.left_out) == left_out


def test_80_columns_have_room_for_what_matters() -> None:
    widths = {column.name: column.width for column in places(78).columns}
    assert widths["time"] == len("11-14 17:37:05") and widths["user"] >= len("maria.schmidt")
    assert widths["client_ip"] >= len("192.168.100.200") and widths["summary"] >= 15


def test_what_nobody_chose_leaves_where_lines_would_be_cut() -> None:
    failed = tuple(
        event(
            action="login_failed",
            app="authentik.events",
            user={"username": "AnonymousUser"},
            client_ip="2003:e1:1f0:2d00::2d",
        )
        for _ in range(9)
    )
    assert "app" not in names(78, events=failed)
    assert "app" in names(78, *map(Chosen, ("time", "action", "app", "summary")), events=failed)


def test_a_place_has_room_beside_its_address_where_there_is_any() -> None:
    widths = {column.name: column.width for column in places(118).columns}
    assert widths["client_ip"] >= len("192.168.100.200 Berlin, DE")


def test_a_path_that_was_chosen_stays_longer_than_what_was_always_there() -> None:
    own = (*usual(LOGINS), Chosen("context.a"), Chosen("context.b"))
    assert names(43, *own) == ["time", "action", "context.a", "context.b"]
    assert names(6, *own) == ["time"]


def test_a_width_of_ones_own_holds_as_far_as_the_others_can_be_seen() -> None:
    own = (Chosen("time"), Chosen("user", 30), Chosen("summary"))
    assert places(118, *own).columns[1].width == 30
    wide = places(118, Chosen("time"), Chosen("user", 5000), Chosen("summary"))
    assert [column.name for column in wide.columns] == ["time", "user", "summary"]
    assert wide.columns[1].width < 118


def test_other_logs_have_the_columns_that_they_have() -> None:
    lines = (event(level="info", message="hello"),)
    assert [column.name for column in usual(lines)] == ["time", "level", "summary"]
    assert [column.name for column in usual(LOGINS)][:3] == ["time", "action", "user"]
    assert names(80, events=(event(message="hello"),)) == ["time", "summary"]


def of_years(*years: int) -> tuple[Event, ...]:
    """Events of these years, in their order."""
    return tuple(
        replace(LOGINS[0], created=datetime(year, 9, 18, 10, tzinfo=UTC)) for year in years
    )


@pytest.mark.parametrize("width", [60, 78, 110])
def test_where_the_rows_are_of_several_years_each_says_its_own(width: int) -> None:
    assert places(width, events=of_years(2026, 2025)).columns[0].width == 19
    assert places(width, events=of_years(2025, 2025)).columns[0].width == 14


def test_a_row_further_down_that_is_of_another_year_says_so() -> None:
    time = places(78, events=of_years(2025)).columns[:1]
    shown = [plain(cells(each, time, CLOCK)[0]) for each in of_years(2025, 2024, 2026)]
    assert shown == ["09-18 10:00:00", "2024-09-18", "2026-09-18"]

"""The table's columns, chosen by keys."""

import pytest

from logexplorer.kept.keeper import Keeper
from logexplorer.model.kept import Column
from logexplorer.tui.screens.columns import ColumnsScreen
from logexplorer.tui.widgets.column_list import ColumnList
from tests.tui.fake import logins
from tests.tui.start import Driver, started


def names(driver: Driver) -> list[str]:
    return [column.name for column in driver.table.placed.columns]


def listed(driver: Driver) -> list[str]:
    rows = driver.app.screen.query_one(ColumnList)
    lines = (rows.render_line(y).text.strip() for y in range(1, rows.size.height))
    return [line for line in lines if line]


async def test_a_column_goes_and_comes_back() -> None:
    async with started(logins(20)) as driver:
        before = names(driver)
        assert "action" in before
        await driver.press("c", "down", "space")
        assert names(driver) == [name for name in before if name != "action"]
        await driver.press("ctrl+r", "escape")
        assert names(driver) == before and driver.app.screen is driver.logs


async def test_any_path_is_found_by_what_is_typed() -> None:
    async with started(logins(20)) as driver:
        await driver.press("c", *"auth_m")
        (found,) = listed(driver)
        assert found.startswith("[ ] context.auth_method") and "20 events" in found
        await driver.press("space", "escape", "escape")
        assert names(driver)[-1] == "context.auth_method"
        assert "password" in driver.rows[0]


async def test_what_is_not_there_is_not_found() -> None:
    async with started(logins(20)) as driver:
        await driver.press("c", *"nothing so")
        assert listed(driver) == ["no field has this in its name"]
        before = names(driver)
        await driver.press("enter", "right", "shift+up", "escape", "escape")
        assert names(driver) == before


async def test_columns_change_places_and_widths() -> None:
    async with started(logins(20)) as driver:
        widths = {column.name: column.width for column in driver.table.placed.columns}
        await driver.press("c", "down", "shift+down", "right", "right")
        assert names(driver)[:3] == ["time", "user", "action"]
        assert driver.table.placed.columns[2].width == widths["action"] + 4
        await driver.press("less_than_sign", "left")
        assert driver.table.placed.columns[2].width == widths["action"]


async def test_a_column_may_not_be_wider_than_what_fits() -> None:
    async with started(logins(20), size=(80, 24)) as driver:
        await driver.press("c", *["right"] * 60)
        assert {"time", "action", "summary"} <= set(names(driver))
        await driver.press(*["left"] * 60, "escape")
        assert driver.table.placed.columns[0].width == 1
        assert all(len(row) == 79 for row in driver.rows)


async def test_the_columns_are_remembered() -> None:
    async with started(logins(20)) as driver:
        await driver.press("c", "down", "space", "escape")
        assert driver.explorer.kept.kept.columns == driver.table.columns
        assert Column("action") not in driver.table.columns


async def test_the_columns_of_the_last_session_are_there_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keeper = Keeper(None)
    keeper.remember_columns((Column("time"), Column("user", 20)))
    monkeypatch.setattr("tests.tui.fake.Keeper", lambda file: keeper)
    async with started(logins(20)) as driver:
        assert names(driver) == ["time", "user"]


async def test_what_has_no_room_is_counted() -> None:
    async with started(logins(20), size=(80, 24)) as driver:
        assert "+2" in driver.table.render_line(0).text
    async with started(logins(20), size=(200, 24)) as driver:
        assert "+" not in driver.table.render_line(0).text


async def test_the_screen_beneath_is_left_alone_by_the_keys() -> None:
    async with started(logins(20)) as driver:
        await driver.press("c", "j", "q")
        assert isinstance(driver.app.screen, ColumnsScreen) and driver.table.cursor == 0

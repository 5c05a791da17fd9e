"""Moving through the rows."""

import pytest
from textual.events import MouseScrollDown

from tests.tui.fake import event_of, logins
from tests.tui.start import started


async def test_newest_rows_come_first() -> None:
    async with started(logins(1000)) as driver:
        assert len(driver.rows) == 31
        assert "user999" in driver.rows[0]
        assert "1,000 events" in driver.status


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        (["j", "down"], 2),
        (["j", "j", "k", "up"], 0),
        (["k"], 0),
        (["G"], 999),
        (["end", "down"], 999),
        (["G", "g"], 0),
        (["G", "home"], 0),
        (["ctrl+d"], 15),
        (["ctrl+d", "ctrl+u"], 0),
        (["pagedown"], 31),
        (["pagedown", "pagedown", "pageup"], 31),
    ],
)
async def test_keys_move_the_cursor(keys: list[str], cursor: int) -> None:
    async with started(logins(1000)) as driver:
        await driver.press(*keys)
        assert driver.table.cursor == cursor
        chosen = driver.table.chosen
        assert chosen is not None and chosen.user["username"] == f"user{999 - cursor}"


async def test_every_row_of_the_list_is_shown_once() -> None:
    async with started(logins(1000)) as driver:
        seen: list[str] = []
        for _ in range(1000 // 31 + 1):
            top = driver.table.scroll_offset.y
            seen[top:] = [row.split("user")[1].split()[0] for row in driver.rows]
            await driver.press("pagedown")
        assert seen == [str(number) for number in reversed(range(1000))]


async def test_rows_that_are_under_way_are_shown_as_such() -> None:
    async with started(logins(5000)) as driver:
        driver.table.cursor = 2500
        assert driver.rows[0].strip() == "·"
        await driver.settle()
        assert "user" in driver.rows[0]


async def test_the_wheel_moves_the_view_and_not_the_cursor() -> None:
    async with started(logins(1000)) as driver:
        table = driver.table
        table.post_message(MouseScrollDown(table, 5, 5, 0, 1, 0, False, False, False))
        await driver.settle()
        assert (driver.table.scroll_offset.y, driver.table.cursor) == (3, 0)


async def test_a_click_chooses_and_a_second_one_opens() -> None:
    async with started(logins(1000)) as driver:
        await driver.pilot.click(driver.table, offset=(5, 4))
        await driver.settle()
        assert driver.table.cursor == 3
        assert not driver.logs.detail_open
        await driver.pilot.click(driver.table, offset=(5, 4))
        await driver.settle()
        assert driver.logs.detail_open


async def test_an_empty_log() -> None:
    async with started([]) as driver:
        assert driver.rows == []
        assert "0 events" in driver.status
        await driver.press("j", "G", "enter", "y", "R")


async def test_relative_times() -> None:
    async with started(logins(10)) as driver:
        await driver.press("T")
        assert "Age" in driver.table.render_line(0).text
        assert "ago" in driver.rows[0]


async def test_a_smaller_terminal_keeps_the_chosen_row_in_sight() -> None:
    async with started(logins(1000)) as driver:
        await driver.press(*["j"] * 30)
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        assert any("user969" in row for row in driver.rows)


async def test_times_have_the_gap_to_the_event_before() -> None:
    async with started(logins(10)) as driver:
        await driver.press("T", "T")
        assert "Time (UTC), gap" in driver.table.render_line(0).text
        assert driver.rows[0].split()[:3] == ["00:09:00", "+1", "min"]
        assert driver.rows[9].split()[:2] == ["00:00:00", "Failed"]
        await driver.press("T")
        assert "01-01 00:09:00" in driver.rows[0]


async def test_the_next_error_and_the_one_before() -> None:
    events = logins(1000)
    for number in (10, 700):
        events[number] = event_of({"action": "system_exception"}, number)
    async with started(events) as driver:
        for key, row in (("n", 299), ("n", 989), ("n", 989), ("N", 299), ("N", 299)):
            await driver.press(key)
            assert driver.table.cursor == row
        assert "no further error" in driver.status

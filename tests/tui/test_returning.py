"""Back and forward show the row that was left."""

from collections.abc import Sequence

from logexplorer.model.event import Event
from tests.tui.fake import logins
from tests.tui.start import Driver, started


async def ask(driver: Driver, text: str) -> None:
    """Run a query."""
    driver.logs.ask(text)
    await driver.settle()


async def add(driver: Driver, events: Sequence[Event]) -> None:
    """Events arrive, and the reader takes them into the view."""
    driver.explorer.batches = [*driver.explorer.batches, events]
    driver.explorer.arrived += 1
    await driver.press("full_stop")


def chosen(driver: Driver) -> tuple[str, int]:
    """The chosen event's user, and how far down on the screen it stands."""
    event = driver.table.chosen
    assert event is not None
    return event.user["username"], driver.table.cursor - driver.table.scroll_offset.y


async def test_the_row_and_its_place_on_the_screen_come_back() -> None:
    async with started(logins(1000)) as driver:
        await driver.press("pagedown", "pagedown", *("j" * 5), "pagedown")
        left, rows = chosen(driver), driver.rows
        await ask(driver, "user7")
        assert driver.table.cursor == 0
        await driver.press("j", "j")
        further = chosen(driver)
        await driver.press("alt+left")
        assert (chosen(driver), driver.rows) == (left, rows)
        await driver.press("alt+right")
        assert chosen(driver) == further


async def test_far_down_only_the_rows_around_it_are_asked_for() -> None:
    async with started(logins(3000)) as driver:
        await driver.press("G", *("k" * 3))
        left = chosen(driver)
        await ask(driver, "user7")
        driver.explorer.asked.clear()
        await driver.press("alt+left")
        assert chosen(driver) == left
        assert driver.explorer.asked[0][1] == 2816


async def test_an_event_is_found_where_it_is_now() -> None:
    async with started(logins(1000)) as driver:
        await driver.press("pagedown", "pagedown")
        left = chosen(driver)
        await ask(driver, "user7")
        await add(driver, logins(300, 1000))
        await driver.press("alt+left")
        assert chosen(driver) == left
        assert driver.table.cursor == 300 + 2 * driver.table.rows_seen


async def test_an_event_that_is_no_longer_there_leaves_the_first_row() -> None:
    async with started(logins(1000)) as driver:
        await driver.press("pagedown")
        await ask(driver, "user7")
        driver.explorer.answers[""] = logins(100, 2000)
        await driver.press("alt+left")
        assert (driver.table.cursor, driver.table.scroll_offset.y) == (0, 0)


async def test_the_same_query_asked_anew_begins_at_its_top() -> None:
    async with started(logins(1000)) as driver:
        await ask(driver, "user7")
        await driver.press("j", "j")
        await ask(driver, "user8")
        await ask(driver, "user7")
        assert driver.table.cursor == 0


async def test_other_time_ranges_and_orders_come_back_alike() -> None:
    async with started(logins(1000)) as driver:
        await driver.press("pagedown", "o", "right", "enter")
        assert driver.table.cursor == 0
        await driver.press("alt+left")
        assert driver.table.cursor == driver.table.rows_seen


async def test_by_way_of_another_screen() -> None:
    async with started(logins(1000)) as driver:
        await driver.press("pagedown", "j")
        left = chosen(driver)
        await ask(driver, "user7")
        await driver.press("3", "alt+left", "1")
        assert chosen(driver) == left

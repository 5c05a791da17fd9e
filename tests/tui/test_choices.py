"""The time range and the order, and going back to what they were before."""

from datetime import UTC, timedelta

import pytest

from logexplorer.model.period import EVER, Period
from logexplorer.model.search import Order, Search
from logexplorer.tui.history import History
from logexplorer.tui.options import Options
from logexplorer.tui.widgets.ask_line import AskLine
from tests.tui.fake import FIRST, logins
from tests.tui.start import Driver, started

MINUTE = timedelta(minutes=1)


def search_of(driver: Driver) -> Search:
    assert driver.app.search is not None
    return driver.app.search


def asked(driver: Driver) -> str:
    line = driver.logs.query_one(AskLine)
    return "\n".join(line.render_line(y).text for y in range(2)) if line.display else ""


async def test_a_range_is_chosen_among_the_usual_ones() -> None:
    async with started(logins(100)) as driver:
        await driver.press("t")
        assert "15m  1h  24h  7d  30d ❯all" in asked(driver)
        await driver.press("right", "enter")
        assert search_of(driver).period == Period((FIRST + 85 * MINUTE).replace(microsecond=0))
        assert "15 of 100 events" in driver.status
        assert "since 2026-01-01 01:25" in driver.screen[0]
        assert driver.table.has_focus and not asked(driver)
        await driver.press("t", "left", "enter")
        assert search_of(driver).period == EVER
        assert "since" not in driver.screen[0]


async def test_a_range_is_typed_from_and_to() -> None:
    async with started(logins(100)) as driver:
        await driver.press("t")
        await driver.type("2026-01-01 00:10")
        await driver.press("tab")
        await driver.type("2026-01-01 00:20")
        await driver.press("enter")
        assert "10 of 100 events" in driver.status
        assert "01-01 00:10 – 00:20" in driver.screen[0].replace("2026-", "")


async def test_what_is_no_time_can_be_mended() -> None:
    async with started(logins(100)) as driver:
        await driver.press("t")
        await driver.type("soonq")
        await driver.press("enter")
        assert "no time: soonq" in asked(driver)
        await driver.press(*["backspace"] * 5, "enter")
        assert search_of(driver).period == EVER and not asked(driver)


async def test_escape_leaves_everything_as_it_is() -> None:
    async with started(logins(100)) as driver:
        before = search_of(driver)
        await driver.press("t", "left", "escape")
        assert search_of(driver) == before and driver.table.has_focus and not asked(driver)


async def test_an_order_is_chosen_and_turned_round() -> None:
    async with started(logins(30)) as driver:
        await driver.press("o")
        assert "❯time" in asked(driver)
        await driver.press("right", "right", "enter")
        assert search_of(driver).order == Order("user.username", descending=False)
        assert "by user.username, least first" in driver.status
        await driver.press("o", "enter")
        assert search_of(driver).order == Order("user.username", descending=True)


async def test_any_field_can_be_typed_as_an_order() -> None:
    async with started(logins(30)) as driver:
        await driver.press("o")
        await driver.type("nope")
        await driver.press("enter")
        assert "no field nope" in asked(driver)
        await driver.press("ctrl+w")
        await driver.type("event_uuid")
        await driver.press("enter")
        assert search_of(driver).order == Order("event_uuid", descending=False)


async def test_a_click_takes_an_option() -> None:
    async with started(logins(100)) as driver:
        await driver.press("t")
        line = driver.logs.query_one(AskLine)
        await driver.pilot.click(line, offset=(asked(driver).index("15m"), 0))
        await driver.settle()
        assert "15 of 100 events" in driver.status


async def test_back_and_forward_go_through_queries_ranges_and_orders() -> None:
    async with started(logins(100), options=Options(query="user1")) as driver:
        await driver.press("t", "right", "enter", "o", "right", "enter", "slash", "ctrl+u")
        await driver.type("user2")
        await driver.press("enter")
        last = search_of(driver)
        assert (last.text, last.order.field, bool(last.period)) == ("user2", "action", True)
        await driver.press("alt+left")
        assert driver.bar.text == search_of(driver).text == "user1"
        assert search_of(driver).order.field == "action"
        await driver.press("alt+left", "alt+left", "alt+left")
        assert search_of(driver).order.field == "created" and not search_of(driver).period
        await driver.press(*["alt+right"] * 4)
        assert search_of(driver) == last and driver.bar.text == "user2"


async def test_a_query_half_typed_is_not_lost_to_events_that_arrive() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        await driver.type("half")
        driver.explorer.batches = [*driver.explorer.batches, logins(5, 10)]
        driver.explorer.arrived = 2
        driver.app.action_take_new()
        await driver.settle()
        assert "15 events" in driver.status and driver.bar.text == "half"


@pytest.mark.parametrize("steps", [-1, 1])
def test_a_history_of_one_stays_where_it_is(steps: int) -> None:
    assert History().moved(steps).current is None
    one = History().visit(Search("a", watermark=1))
    assert one.moved(steps) == one
    newer = one.visit(Search("a", watermark=2))
    assert newer.visited == (Search("a", watermark=2),)


def test_another_search_forgets_what_lay_ahead() -> None:
    history = History().visit(Search("a")).visit(Search("b")).visit(Search("c"))
    left = history.moved(-2).leaving("map").visit(Search("d"))
    assert left.screen == "" and left.moved(-1).screen == "map"
    assert left.moved(-1).returned().screen == left.moved(-1).visit(Search("e")).screen == ""
    assert left.moved(-1).visit(Search("e")).moved(-1).screen == "map"
    assert history.leaving("map").moved(-2).visit(Search("d")).moved(9).screen == ""
    assert history.moved(-2).visit(Search("d")).visited == (Search("a"), Search("d"))
    assert history.moved(-9).current == Search("a")
    assert history.moved(9).current == Search("c")


async def test_a_click_on_a_columns_title_orders_by_it() -> None:
    async with started(logins(30)) as driver:
        for descending in (False, True):
            title = driver.table.render_line(0).text.index("User")
            await driver.pilot.click(driver.table, offset=(title, 0))
            await driver.settle()
            assert search_of(driver).order == Order("user.username", descending)
            assert driver.table.has_focus


async def test_a_time_range_without_events_leads_to_the_nearest_ones() -> None:
    wide = Options(tz=UTC, since="2026-05-31")
    async with started(logins(1000), options=wide, size=(120, 24)) as driver:
        assert driver.table.count == 0
        shown = "\n".join(driver.screen)
        assert "no event matches since 2026-05-31 00:00" in shown
        assert "the last one is of 2026-01-01 16:39:00 UTC; Enter shows the" in shown
        await driver.press("enter")
        assert driver.table.count > 0 and not driver.logs.detail_open
        await driver.press("enter")
        assert driver.logs.detail_open
        await driver.press("enter", "alt+left")
        assert driver.table.count == 0 and "no event matches since" in "\n".join(driver.screen)


async def test_a_query_without_events_is_not_looked_for_elsewhere() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        await driver.type("nothing")
        await driver.press("enter")
        assert "no event matches; / changes the query" in "\n".join(driver.screen)
        assert len(driver.explorer.asked) == len(set(driver.explorer.asked))

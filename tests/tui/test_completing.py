"""The list beneath the query: what it offers, and what keys and clicks do with it."""

import pytest

from logexplorer.model.completion import PathCount, ValueCount, ValueQuestion
from logexplorer.tui.options import Options
from logexplorer.tui.widgets.query_list import ROWS, QueryList
from tests.tui.fake import logins
from tests.tui.start import Driver, started


def listed(driver: Driver) -> list[str]:
    return [item.text for item in driver.offers.items]


async def typing(driver: Driver, text: str) -> None:
    await driver.press("slash", "ctrl+u")
    await driver.type(text)


async def test_it_opens_by_itself_and_narrows() -> None:
    async with started(logins(10)) as driver:
        await typing(driver, "a")
        assert listed(driver)[:2] == ["action", "app"]
        await driver.type("p")
        assert listed(driver) == ["app"]
        await driver.press("p")
        assert not driver.offers.is_open, "what is typed already is not offered"


async def test_tab_takes_the_first_and_what_comes_next_is_offered() -> None:
    async with started(logins(10)) as driver:
        await typing(driver, "cli")
        await driver.press("tab")
        assert driver.bar.text == "client_ip "
        assert listed(driver)[0] == '= "'


async def test_down_chooses_and_enter_takes_it_without_running() -> None:
    async with started(logins(10)) as driver:
        await typing(driver, "a")
        await driver.press("down", "down")
        assert driver.offers.chosen == 1
        await driver.press("enter")
        assert driver.bar.text == "app "
        assert driver.app.search is not None and driver.app.search.text == ""
        assert driver.bar.has_focus_within


async def test_up_and_down_go_round() -> None:
    async with started(logins(10)) as driver:
        await typing(driver, "a")
        count = len(listed(driver))
        await driver.press("up")
        assert driver.offers.chosen == count - 1
        await driver.press("down")
        assert driver.offers.chosen is None
        await driver.press("down")
        assert driver.offers.chosen == 0


async def test_enter_runs_when_nothing_is_chosen() -> None:
    async with started(logins(10)) as driver:
        await typing(driver, "user")
        assert driver.offers.is_open
        await driver.press("enter")
        assert driver.app.search is not None and driver.app.search.text == "user"
        assert not driver.offers.is_open and not driver.offers.display


async def test_escape_closes_the_list_first() -> None:
    async with started(logins(10)) as driver:
        await typing(driver, "a")
        await driver.press("escape")
        assert not driver.offers.is_open
        assert driver.bar.has_focus_within and driver.bar.text == "a"
        await driver.press("escape")
        assert driver.table.has_focus


async def test_moving_the_caret_closes_it_and_tab_opens_it() -> None:
    async with started(logins(10)) as driver:
        await typing(driver, "ap")
        await driver.press("left")
        assert not driver.offers.is_open
        await driver.press("tab")
        assert listed(driver)[0] == "action"


async def test_down_opens_it_where_something_is_typed() -> None:
    async with started(logins(10)) as driver:
        await typing(driver, "a")
        await driver.press("escape", "down")
        assert driver.offers.is_open


async def test_an_empty_bar_offers_nothing_unless_asked() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        assert not driver.offers.is_open
        await driver.press("tab")
        assert "client_ip" in listed(driver)
        await driver.press("a", "backspace")
        assert not driver.offers.is_open


async def test_text_that_nobody_typed_opens_nothing() -> None:
    async with started(logins(10)) as driver:
        await typing(driver, "user")
        await driver.press("enter")
        await typing(driver, "app")
        await driver.press("escape", "enter")
        before = driver.explorer.completion.completed
        for key in ("alt+left", "alt+right"):
            await driver.press(key)
            assert not driver.offers.is_open
        driver.bar.ask("user7")
        await driver.settle()
        await driver.press("slash", "up")
        assert not driver.offers.is_open
        assert driver.explorer.completion.completed == before


async def test_each_key_completes_once() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash", "a")
        before = driver.explorer.completion.completed
        await driver.press("p")
        await driver.press("p")
        assert driver.explorer.completion.completed == before + 2


async def test_values_arrive_when_they_arrive() -> None:
    async with started(logins(10)) as driver:
        completion = driver.explorer.completion
        completion.values = {"app": (ValueCount("authentik", "string", 7),)}
        completion.held = True
        await driver.press("slash")
        await driver.pilot.press(*'app = "au')
        assert driver.bar.text == 'app = "au'
        assert listed(driver) == []
        completion.held = False
        await driver.settle()
        assert listed(driver) == ['"authentik"']
        assert driver.offers.items[0].detail.startswith("7 ")


async def test_a_held_look_up_is_given_up_for_the_next_key() -> None:
    async with started(logins(10)) as driver:
        completion = driver.explorer.completion
        completion.held = True
        await driver.press("slash")
        await driver.pilot.press(*'app = "a')
        await driver.pilot.press("b")
        completion.held = False
        await driver.settle()
        assert completion.looked_up[-1] == ValueQuestion("app", "ab")


@pytest.mark.parametrize("begin", ['app in ("x", "va', 'app startswith "va'])
async def test_many_values_are_narrowed_by_few_look_ups(begin: str) -> None:
    async with started(logins(10)) as driver:
        completion = driver.explorer.completion
        completion.values = {
            "app": tuple(ValueCount(f"value {n}", "string", 1) for n in range(100_000))
        }
        await driver.press("slash")
        await driver.type(begin)
        looked_up = len(completion.looked_up)
        await driver.type("lue 9999")
        assert listed(driver)[0] == '"value 9999"'
        assert len(completion.looked_up) - looked_up <= len("lue 9999")
        await driver.press("tab")
        assert driver.bar.text.endswith('"value 9999"')


async def test_five_hundred_paths() -> None:
    async with started(logins(10)) as driver:
        driver.explorer.completion.paths = tuple(
            PathCount(("context", f"key{n}"), 500 - n, ("string",)) for n in range(500)
        )
        driver.explorer.completion.learn()
        await driver.press("slash")
        await driver.type("key")
        assert len(listed(driver)) == 500
        assert driver.offers.size.height == ROWS
        await driver.press(*["down"] * 10)
        assert driver.offers.render_line(ROWS - 1).text.strip("│ ").startswith("context.key9 ")
        await driver.press("enter")
        assert driver.bar.text == "context.key9 "


async def test_a_load_that_ended_gets_completion_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("logexplorer.tui.app.READY_AFTER", 0.001)
    async with started(logins(10)) as driver:
        await driver.until(lambda: driver.explorer.completion.learnt)


async def test_what_can_be_typed_is_learnt_before_the_first_key() -> None:
    async with started(logins(10)) as driver:
        driver.app._get_ready()
        await driver.settle()
        assert driver.explorer.completion.learnt == 1
        await driver.press("slash")
        await driver.type("context.")
        assert driver.explorer.completion.learnt == 1


async def test_a_click_takes_what_it_points_at() -> None:
    async with started(logins(10)) as driver:
        await typing(driver, "a")
        await driver.pilot.click(QueryList, offset=(3, 1))
        await driver.settle()
        assert driver.bar.text == "app "
        assert driver.bar.has_focus_within


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_it_stands_under_the_word_and_on_the_screen(size: tuple[int, int]) -> None:
    async with started(logins(10), size=size) as driver:
        await typing(driver, 'action = "login" and app')
        await driver.type("l")
        await driver.press("backspace", "backspace")
        region = driver.offers.region
        word = driver.bar.region.x + 3 + len('action = "login" and ')
        assert region.y == 2
        assert region.x == min(word - 1, size[0] - region.width)
        assert region.right <= size[0] and region.bottom <= size[1] - 2
        assert driver.screen[2][region.x + 1 :].startswith("app")


async def test_hostile_values_are_shown_as_symbols() -> None:
    async with started(logins(10)) as driver:
        driver.explorer.completion.values = {
            "app": (
                ValueCount("\x1b[31mred\u202e", "string", 1),
                ValueCount("x" * 500, "string", 1),
            )
        }
        await driver.press("slash")
        await driver.type('app = "')
        rows = [driver.offers.render_line(y).text for y in range(2)]
        assert "\x1b" not in "".join(rows) and "\u202e" not in "".join(rows)
        assert all(len(row) == driver.offers.size.width for row in rows)


async def test_without_colours_the_list_has_an_edge() -> None:
    async with started(logins(10), options=Options(theme="plain", ascii=True)) as driver:
        await typing(driver, "a")
        row = driver.offers.render_line(0).text
        assert row.isascii() and row.startswith("|") and row.endswith("|")


async def test_no_cell_of_the_table_stands_alone_before_the_list() -> None:
    async with started(logins(10), size=(80, 24)) as driver:
        driver.explorer.completion.learn()
        await driver.press("slash")
        await driver.type("us")
        offers = driver.offers
        assert offers.region.x == 0
        typed = driver.screen[0].index("us")
        assert driver.screen[offers.region.y].index("user") == typed

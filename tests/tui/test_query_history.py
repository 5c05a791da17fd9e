"""Queries asked before: up and down, and the search for them."""

from tests.tui.fake import logins
from tests.tui.start import Driver, started


async def ask(driver: Driver, *texts: str) -> None:
    for text in texts:
        await driver.press("slash", "ctrl+u")
        await driver.type(text)
        await driver.press("enter")


async def test_queries_come_back_and_so_does_what_stood_there() -> None:
    async with started(logins(10)) as driver:
        await ask(driver, "one", "two", "three")
        await driver.press("slash", "up")
        assert driver.bar.text == "two"
        await driver.press("up", "up", "up")
        assert driver.bar.text == "one"
        await driver.press("down", "down", "down")
        assert driver.bar.text == "three"
        await driver.press("ctrl+u", "up")
        assert driver.bar.text == "three"
        await driver.press("down")
        assert driver.bar.text == ""


async def test_queries_of_earlier_sessions_come_back() -> None:
    async with started(logins(10)) as driver:
        driver.explorer.kept.remember_query("long ago")
        await driver.press("slash", "up")
        assert driver.bar.text == "long ago"


async def test_only_queries_that_could_be_asked_are_kept() -> None:
    async with started(logins(10)) as driver:
        await ask(driver, "user7", "nope")
        assert driver.explorer.kept.kept.history == ("user7",)


async def test_a_recalled_query_that_is_changed_is_a_new_one() -> None:
    async with started(logins(10)) as driver:
        await ask(driver, "one", "two")
        await driver.press("slash", "up", "x", "up")
        assert driver.bar.text == "two"
        await driver.press("down")
        assert driver.bar.text == "onex"


def listed(driver: Driver) -> list[str]:
    return [item.text for item in driver.offers.items]


async def test_the_search_narrows_and_goes_further_back() -> None:
    async with started(logins(10)) as driver:
        await ask(driver, "user1 a", "other", "user2 b", "USER3")
        await driver.press("slash", "ctrl+u")
        await driver.type("draft")
        await driver.press("ctrl+r")
        assert listed(driver) == ["USER3", "user2 b", "other", "user1 a"]
        await driver.type("user")
        assert listed(driver) == ["USER3", "user2 b", "user1 a"]
        await driver.press("ctrl+r", "ctrl+r")
        assert driver.offers.chosen == 2
        await driver.press("enter")
        assert driver.bar.text == "user1 a"
        assert driver.bar.has_focus_within
        assert not driver.offers.is_open
        assert driver.app.search is not None and driver.app.search.text == "USER3"


async def test_the_search_is_left_with_the_text_as_it_was() -> None:
    async with started(logins(10)) as driver:
        await ask(driver, "user1")
        await driver.press("slash", "ctrl+u")
        await driver.type("draft")
        await driver.press("ctrl+r")
        await driver.type("nothing like it")
        assert listed(driver) == []
        await driver.press("escape")
        assert driver.bar.text == "draft"
        assert driver.bar.has_focus_within


async def test_the_focus_that_goes_elsewhere_ends_the_search() -> None:
    async with started(logins(10)) as driver:
        await ask(driver, "user1")
        await driver.press("slash", "ctrl+r", "x")
        driver.table.focus()
        await driver.settle()
        assert driver.bar.text == "user1"
        assert driver.remark == ""
        assert not driver.offers.is_open

"""One Search drives every screen: a query asked on one is answered on all of them."""

import threading
from datetime import UTC

import pytest

from logexplorer.tui.app import LogexplorerApp
from logexplorer.tui.options import Options
from logexplorer.tui.screens.search_screen import SearchScreen
from logexplorer.tui.widgets.period_label import PeriodLabel
from logexplorer.tui.widgets.query_bar import QueryBar
from logexplorer.tui.widgets.remark import Remark
from logexplorer.views.text import plain
from tests.tui.fake import WRONG, FakeExplorer, logins
from tests.tui.start import NOW, Driver, ready, started


@pytest.mark.parametrize("key", ["2", "3", "4"])
async def test_a_query_asked_elsewhere_is_answered_in_the_log_too(key: str) -> None:
    async with started(logins(10)) as driver:
        await driver.press(key)
        screen = driver.app.screen
        assert isinstance(screen, SearchScreen) and screen is not driver.logs
        await driver.press("slash")
        await driver.type("user3")
        await driver.press("enter")
        assert driver.app.search is not None and "user3" in driver.app.search.text
        await driver.press("1")
        assert driver.app.screen is driver.logs
        assert len(driver.rows) == 1
        assert driver.bar.text == "user3"


async def test_a_screen_is_made_once_and_catches_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async with started(logins(10)) as driver:
        await driver.press("2")
        screen = driver.app.screen
        assert isinstance(screen, SearchScreen)
        asked: list[str] = []
        monkeypatch.setattr(screen, "ask_all", lambda search: asked.append(search.text))
        await driver.press("1", "slash")
        await driver.type("user3")
        await driver.press("enter")
        assert asked == []
        await driver.press("2")
        assert driver.app.screen is screen
        assert asked == ["user3"]
        assert screen.query_one(QueryBar).text == "user3"


@pytest.mark.parametrize("key", ["2", "3", "4"])
async def test_a_screen_made_after_a_query_shows_it(key: str) -> None:
    async with started(logins(10), options=Options(query="user3", tz=UTC)) as driver:
        await driver.press(key)
        assert driver.app.screen.query_one(QueryBar).text == "user3"


@pytest.mark.parametrize("key", ["2", "3", "4"])
@pytest.mark.parametrize("query", ["user3", f"{WRONG} = 1"])
async def test_a_screen_made_before_the_logs_are_open_shows_the_query(key: str, query: str) -> None:
    opening = threading.Event()
    explorer = FakeExplorer([logins(10)])

    def opened() -> FakeExplorer:
        opening.wait()
        return explorer

    app = LogexplorerApp(opened, Options(query=query, tz=UTC), lambda: NOW)  # type: ignore[arg-type]
    async with app.run_test(size=(120, 40)) as pilot:
        driver = Driver(app, pilot, explorer)
        await pilot.press(key)
        opening.set()
        await ready(pilot, app)
        await driver.settle()
        bar = app.screen.query_one(QueryBar)
        assert bar.text == query
        assert bool(plain(bar.query_one(Remark).line)) is (query != "user3")


@pytest.mark.parametrize("key", ["2", "3", "4"])
async def test_a_screen_made_after_a_time_range_was_chosen_says_so(key: str) -> None:
    async with started(logins(10)) as driver:
        await driver.press("t", "right", "enter")
        chosen = driver.logs.query_one(PeriodLabel).text
        await driver.press(key)
        label = driver.app.screen.query_one(PeriodLabel)
        assert chosen and label.display and label.text == chosen
        assert chosen in driver.screen[0]


@pytest.mark.parametrize("key", ["2", "3", "4"])
async def test_every_screen_is_answered_by_the_fake(key: str) -> None:
    async with started(logins(10)) as driver:
        await driver.press(key)
        assert driver.app.problem == ""

"""First rows while the rest loads, and rows that do not jump."""

import threading
from datetime import UTC, datetime

import pytest

from logexplorer.model.errors import SourceError
from logexplorer.model.kept import Session
from logexplorer.tui.app import LogexplorerApp
from logexplorer.tui.options import Options
from tests.tui.fake import FakeExplorer, logins
from tests.tui.start import NOW, SIZE, Driver, ready, started, until

HALVES = (logins(500), logins(500, 500))


async def test_the_first_rows_are_there_while_the_rest_loads() -> None:
    gate = threading.Semaphore(0)
    async with started(*HALVES, gate=gate) as driver:
        assert "user499" in driver.rows[0]
        assert "reading 50%, Esc stops · 500 events · 5.0 MB/s · 500.0 KB of" in driver.status
        gate.release()
        await driver.settle()
        assert "user999" in driver.rows[0]
        assert "1,000 events" in driver.status
        assert "reading" not in driver.status


async def test_rows_stay_under_a_reader_who_has_moved() -> None:
    gate = threading.Semaphore(0)
    async with started(*HALVES, gate=gate) as driver:
        await driver.pilot.press("j")
        gate.release()
        await driver.settle()
        assert "user499" in driver.rows[0]
        assert "500 new, press ." in driver.status
        await driver.press("full_stop")
        assert "user999" in driver.rows[0]
        assert "new" not in driver.status.replace("newest", "")


async def test_who_asks_for_new_events_is_told_that_there_are_none() -> None:
    gate = threading.Semaphore(0)
    async with started(*HALVES, gate=gate) as driver:
        await driver.pilot.press("j", "full_stop")
        await driver.settle(loading=True)
        assert "nothing new yet; more is being read" in driver.status
        gate.release()
        await driver.settle()
        await driver.press("full_stop")
        assert "user999" in driver.rows[0] and "nothing new" not in driver.status
        await driver.press("full_stop")
        assert "nothing new ·" in driver.status


async def test_escape_stops_the_loading() -> None:
    gate = threading.Semaphore(0)
    async with started(*HALVES, gate=gate) as driver:
        await driver.press("escape")
        assert "loading stopped: this is not all" in driver.status
        assert "500 events" in driver.status


async def test_a_query_during_the_loading_asks_what_has_arrived() -> None:
    gate = threading.Semaphore(0)
    async with started(*HALVES, gate=gate) as driver:
        await driver.pilot.press("slash", *"user77", "enter")
        await driver.settle(loading=True)
        assert "11 of 500 events" in driver.status or "1 of 500 events" in driver.status
        gate.release()
        await driver.settle()
        assert "press ." in driver.status


@pytest.mark.parametrize("session", [None, Session(text="user5", facets=())])
async def test_what_is_asked_before_the_logs_are_open_is_asked_once_they_are(
    session: Session | None,
) -> None:
    explorer, opening = FakeExplorer((logins(1000),)), threading.Event()
    if session is not None:
        explorer.kept.remember_session(session)

    def open_explorer() -> FakeExplorer:
        opening.wait()
        return explorer

    app = LogexplorerApp(open_explorer, Options(tz=UTC), lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        driver = Driver(app, pilot, explorer)
        await pilot.press("slash", *"user77", "enter")
        opening.set()
        await until(pilot, lambda: app.search and app.search.text == "user77")
        await driver.settle()
        assert driver.rows[0].count("user77") and "of 1,000 events" in driver.status
        assert driver.bar.text == "user77" and driver.table.has_focus


async def test_a_query_that_is_being_typed_when_the_logs_open_stays() -> None:
    explorer, opening = FakeExplorer((logins(1000),)), threading.Event()

    def open_explorer() -> FakeExplorer:
        opening.wait()
        return explorer

    app = LogexplorerApp(open_explorer, Options(tz=UTC), lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        driver = Driver(app, pilot, explorer)
        await pilot.press("slash", *"user7")
        opening.set()
        await ready(pilot, app)
        await driver.settle()
        await driver.press("7")
        assert driver.bar.text == "user77" and driver.bar.has_focus_within


async def test_quitting_while_it_loads() -> None:
    async with started(*HALVES, gate=threading.Semaphore(0)) as driver:
        await driver.pilot.press("q")


async def test_what_cannot_be_opened_ends_the_program() -> None:
    def open_explorer() -> None:
        raise SourceError("no such file: x.ndjson", "give a path")

    app = LogexplorerApp(open_explorer, Options(), lambda: datetime.now(UTC))
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.failure)
    assert app.failure.message == "no such file: x.ndjson"
    assert app.return_value == 1


async def test_a_time_that_means_nothing_ends_the_program() -> None:
    from tests.tui.fake import FakeExplorer

    explorer = FakeExplorer([logins(1)])
    app = LogexplorerApp(lambda: explorer, Options(since="soon"), lambda: datetime.now(UTC))
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.failure)
    assert app.failure.message == "no time: soon"
    assert explorer.closed


async def test_a_loading_that_breaks_says_so_and_shows_what_it_read() -> None:
    gate = threading.Semaphore(0)
    async with started(*HALVES, gate=gate) as driver:
        driver.explorer.batches = [*HALVES[:1], None]  # type: ignore[list-item]
        gate.release()
        await driver.settle()
        assert "unexpected TypeError" in driver.status
        assert "reading" not in driver.status
        assert "user499" in driver.rows[0]

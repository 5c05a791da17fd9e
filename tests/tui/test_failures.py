"""What goes wrong is said, and the screen stays."""

from pathlib import Path

import pytest

from logexplorer.model.errors import OutputError, StoreError
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.tui.messages import Counted, WindowArrived
from logexplorer.views.status import Counts
from tests.tui.fake import FakeExplorer, logins
from tests.tui.start import started


async def test_an_error_of_the_store_is_told() -> None:
    async with started(logins(10)) as driver:

        def question(explorer: FakeExplorer, stop: Stop) -> None:
            raise StoreError("the disk is full")

        driver.app.asker.ask("test", driver.app, question)
        await driver.settle()
        assert "the disk is full" in driver.status


async def test_an_error_that_nobody_foresaw_is_told() -> None:
    async with started(logins(10)) as driver:

        def question(explorer: FakeExplorer, stop: Stop) -> None:
            raise ZeroDivisionError("oh")

        driver.app.asker.ask("test", driver.app, question)
        await driver.settle()
        assert "unexpected ZeroDivisionError: oh" in driver.status


async def test_a_disk_that_is_full_ends_the_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with started(logins(10)) as driver:

        def full(*_: object) -> int:
            raise OutputError("cannot write events.ndjson: No space left on device")

        monkeypatch.setattr("logexplorer.tui.screens.keeping.written_file", full)
        await driver.press("e", "enter", "enter")
        assert "No space left on device" in driver.status and "writing" not in driver.status
        assert not driver.logs.stop_writing()


async def test_answers_of_another_search_are_dropped() -> None:
    async with started(logins(10)) as driver:
        other = Search("other")
        driver.logs.post_message(WindowArrived(other, 0, ()))
        driver.app.post_message(Counted(other, Counts(5, 5)))
        await driver.settle()
        assert len(driver.rows) == 10
        assert "10 events" in driver.status


async def test_a_newer_question_stops_the_older_one() -> None:
    async with started(logins(10)) as driver:
        stops: list[Stop] = []
        driver.app.asker.run("test", stops.append)
        driver.app.asker.run("test", stops.append)
        await driver.settle()
        assert [stop.raised for stop in stops] == [True, False]

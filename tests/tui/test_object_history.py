"""The history of an object: its steps, the state at each, and the query that is shown."""

import json
from base64 import b64decode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from logexplorer.tui.screens.copying import CopyScreen
from logexplorer.tui.screens.object_history import MOST, ObjectHistory, StatePanel
from logexplorer.tui.widgets.step_list import StepList
from logexplorer.views.known_objects import KnownObject
from logexplorer.views.text import plain
from logexplorer.views.times import Clock
from tests.tui.fake import event_of, logins
from tests.tui.start import SIZE, Driver, started
from tests.tui.test_changes import NESTED, SUPERUSER, updated

QUERY = 'context.model.pk = "ab" and context.model.model_name = "group"'
EVENTS = [updated(1), updated(2, **SUPERUSER), updated(3, **NESTED)]


@asynccontextmanager
async def history(size: tuple[int, int] = SIZE) -> AsyncIterator[Driver]:
    async with started(EVENTS, size=size) as driver:
        driver.explorer.answers = {QUERY: EVENTS}
        await driver.press("O")
        yield driver


def steps(driver: Driver) -> list[str]:
    rows = driver.app.screen.query_one(StepList).layout_shown.rows
    return [plain(row) for row in rows]


def state(driver: Driver) -> list[str]:
    return [plain(row) for row in driver.app.screen.query_one(StatePanel).layout_shown.rows]


async def test_the_steps_stand_oldest_first_and_the_last_is_chosen() -> None:
    async with history() as driver:
        assert [line.split()[-1] for line in steps(driver)] == [
            "Admins",
            "is_superuser",
            "attributes.b",
        ]
        assert "3 of 3: Model updated" in state(driver)
        assert "attributes.b 3" in state(driver) and "is_superuser false" in state(driver)


async def test_as_long_as_they_are_read_the_list_says_so() -> None:
    async with started(EVENTS) as driver:
        driver.explorer.answers = {QUERY: EVENTS}
        screen = ObjectHistory(
            driver.logs._look,
            Silent(),  # type: ignore[arg-type]
            KnownObject("group", "ab", "Admins"),
            Clock(UTC, datetime(2026, 1, 3, tzinfo=UTC)),
        )
        await driver.app.push_screen(screen)
        await driver.pilot.pause()
        assert "group: Admins · reading its events" in driver.screen[1]


class Silent:
    """Answers nothing."""

    def ask(self, *_: object) -> None:
        """Nothing comes of it."""

    def stop(self, *_: object) -> None:
        """Nor is there anything to stop."""


async def test_the_query_is_shown() -> None:
    async with history() as driver:
        assert QUERY in driver.screen[0]
        assert "group: Admins · 3 events (UTC)" in driver.screen[1]


async def test_the_state_follows_the_chosen_step() -> None:
    async with history() as driver:
        await driver.press("k")
        assert "is_superuser true → false" in state(driver)
        assert "attributes.b 2" in state(driver)
        await driver.press("g")
        assert "It was changed; no event tells how." in state(driver)
        assert "is_superuser true" in state(driver)


async def test_tab_goes_to_the_state_where_sections_fold() -> None:
    async with history() as driver:
        await driver.press("tab", "enter")
        assert state(driver)[:5].count("▸ Changed in this step 2 lines") == 1


async def test_enter_goes_to_the_state_and_the_footer_follows() -> None:
    async with history() as driver:
        assert "Fold" not in driver.screen[-1] and "Close" in driver.screen[-1]
        await driver.press("enter")
        assert driver.app.screen.query_one(StatePanel).has_focus
        assert "Fold" in driver.screen[-1] and "Only" in driver.screen[-1]


async def test_slash_asks_for_these_events_in_the_log() -> None:
    async with history() as driver:
        await driver.press("slash")
        assert driver.app.screen is driver.logs
        assert driver.bar.text == QUERY
        assert driver.app.search is not None and driver.app.search.text == QUERY


async def test_a_value_of_a_change_narrows_the_log() -> None:
    async with history() as driver:
        await driver.press("k", "tab", "j", "plus")
        assert driver.app.screen is driver.logs
        assert driver.bar.text == f"{QUERY} and context.diff.is_superuser.new_value = False"


async def test_it_closes_and_leaves_the_log_as_it_was() -> None:
    for key in ("escape", "q", "O"):
        async with history() as driver:
            assert isinstance(driver.app.screen, ObjectHistory)
            await driver.press(key)
            assert driver.app.screen is driver.logs and driver.bar.text == ""


async def test_on_a_small_screen_the_parts_stand_one_above_the_other() -> None:
    async with history((80, 24)) as driver:
        panel, listed = (driver.app.screen.query_one(kind) for kind in (StatePanel, StepList))
        assert panel.region.y > listed.region.y and panel.region.x == listed.region.x == 0
        assert listed.size.height == 4 and panel.region.y == listed.region.bottom
        assert "attributes.b 3" in state(driver)


async def test_an_event_about_nothing_has_no_history() -> None:
    async with started([event_of({"action": "custom_x"})]) as driver:
        await driver.press("O")
        assert "names no object" in driver.status


async def test_a_history_that_is_too_long_says_so() -> None:
    many = [updated(number % 60) for number in range(MOST + 5)]
    async with started(EVENTS) as driver:
        driver.explorer.answers = {QUERY: many}
        await driver.press("O")
        assert len(steps(driver)) == MOST
        assert (
            f"only the newest {MOST:,}" in driver.app.screen.query_one(StepList).layout_shown.title
        )


async def test_an_object_that_no_event_changed_says_so() -> None:
    async with started(EVENTS) as driver:
        driver.explorer.answers = {QUERY: []}
        await driver.press("O")
        assert "0 events" in driver.screen[1]
        assert steps(driver) == ["no event of this log created, changed or deleted it"]
        await driver.press("j", "enter", "y", "escape")
        assert driver.table.has_focus


async def test_a_login_is_about_its_user() -> None:
    async with started(logins(3)) as driver:
        await driver.press("O")
        assert "user: user2" in driver.screen[1]


async def test_it_begins_with_the_event_that_was_chosen() -> None:
    async with started(EVENTS) as driver:
        driver.explorer.answers = {QUERY: EVENTS}
        await driver.press("j", "O")
        assert "2 of 3: Model updated" in state(driver)
        await driver.press("g")
        assert "1 of 3: Model updated" in state(driver)


async def test_what_no_query_can_ask_for_is_said_there_too() -> None:
    roles = [updated(1, roles={"add": ["a", "b"]})]
    async with started(roles) as driver:
        driver.explorer.answers = {QUERY: roles}
        await driver.press("O", "tab", "j", "plus")
        assert isinstance(driver.app.screen, ObjectHistory)
        assert "a list has no value of its own" in driver.screen[0]
        await driver.press("tab", "k")


async def test_copies_are_of_the_step_and_of_these_events(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    written: list[str] = []
    async with history() as driver:
        monkeypatch.setattr(driver.app, "to_terminal", written.append)
        await driver.press("k", "y")
        assert "copied as JSON" in driver.screen[0]
        await driver.press("Y")
        event, command = (
            b64decode(each.removeprefix("\x1b]52;c;").removesuffix("\x07")) for each in written
        )
        assert json.loads(event) == EVENTS[1].record
        assert "--query" in command.decode() and "context.model.pk" in command.decode()
        await driver.press("Y")
        assert isinstance(driver.app.screen, CopyScreen)
        await driver.press("escape", "k")
        assert QUERY in driver.screen[0]

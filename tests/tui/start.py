"""Starts the app on a fake explorer, and waits for its threads instead of for time."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from time import monotonic

from textual.pilot import Pilot

from logexplorer.kept.keeper import Keeper
from logexplorer.model.event import Event
from logexplorer.tui.app import LogexplorerApp
from logexplorer.tui.options import Options
from logexplorer.tui.screens.logs import LogScreen
from logexplorer.tui.widgets.log_table import LogTable
from logexplorer.tui.widgets.query_bar import QueryBar
from logexplorer.tui.widgets.query_list import QueryList
from logexplorer.tui.widgets.remark import Remark
from logexplorer.tui.widgets.status_line import StatusLine
from logexplorer.views.text import plain
from tests.tui.fake import FakeExplorer

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
SIZE = (120, 40)
PATIENCE = 60.0
"""Seconds after which a test gives up; nothing is measured by it."""
_GLANCE = 0.01
_FAR = 500
_ROUNDS = 2


class Driver:
    """The app as its user has it: keys in, text out."""

    def __init__(
        self, app: LogexplorerApp, pilot: Pilot[int | None], explorer: FakeExplorer
    ) -> None:
        self.app = app
        self.explorer = explorer
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and after each wait until all that follows is done."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def press_until(self, key: str, holds: Callable[[], object]) -> None:
        """Press a key until it has led there."""
        for _ in range(_FAR):
            if holds():
                return
            await self.press(key)
        raise AssertionError(f"{key} does not lead there")

    async def type(self, text: str) -> None:
        """Type the text, character by character."""
        await self.pilot.press(*text)
        await self.settle()

    async def settle(self, *, loading: bool = False) -> None:
        """Wait until nothing is asked any more (the loading may go on, if so said)."""
        waited: set[threading.Thread] = set()
        quiet = 0
        while quiet < _ROUNDS:
            await self.pilot.pause()
            asked = {
                thread
                for thread in self.app.asker.threads
                if not (loading and thread.name == "ask feed")
            }
            for thread in asked:
                await self.join(thread)
            # An answer may lead to another question, be it by way of a new layout.
            quiet = quiet + 1 if asked <= waited else 0
            waited |= asked

    async def join(self, thread: threading.Thread) -> None:
        """Wait for a thread while the app goes on."""
        await asyncio.to_thread(thread.join, PATIENCE)
        assert not thread.is_alive(), f"{thread.name} does not end"

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait for what threads bring about."""
        await until(self.pilot, holds)

    @property
    def logs(self) -> LogScreen:
        """The log screen."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, LogScreen)
        return screen

    @property
    def table(self) -> LogTable:
        """The table."""
        return self.logs.query_one(LogTable)

    @property
    def bar(self) -> QueryBar:
        """The query bar."""
        return self.logs.query_one(QueryBar)

    @property
    def offers(self) -> QueryList:
        """The list beneath the query."""
        return self.logs.query_one(QueryList)

    @property
    def remark(self) -> str:
        """What is said beneath the query."""
        return plain(self.logs.query_one(Remark).line)

    @property
    def status(self) -> str:
        """The status line."""
        return self.logs.query_one(StatusLine).render_line(0).text.strip()

    @property
    def screen(self) -> list[str]:
        """All lines of the screen."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def rows(self) -> list[str]:
        """The lines of the table that show an event."""
        table = self.table
        return [
            table.render_line(y).text
            for y in range(1, table.size.height)
            if table.row_at(y) < table.count
        ]


async def until(pilot: Pilot[int | None], holds: Callable[[], object]) -> None:
    """Wait for what threads bring about; fails where it never comes."""
    end = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < end, f"it never came; failed: {pilot.app.failure}"  # type: ignore[attr-defined]
        await pilot.pause(_GLANCE)


async def ready(pilot: Pilot[int | None], app: LogexplorerApp) -> None:
    """Wait for the first search."""
    await until(pilot, lambda: app.search or app.failure)
    assert app.search, app.failure


@asynccontextmanager
async def started(
    *batches: Sequence[Event],
    options: Options | None = None,
    size: tuple[int, int] = SIZE,
    gate: threading.Semaphore | None = None,
    kept: Keeper | None = None,
) -> AsyncIterator[Driver]:
    """The app with these batches loaded; with a gate, with the first one only."""
    explorer = FakeExplorer(batches, gate, kept)
    app = LogexplorerApp(lambda: explorer, options or Options(tz=UTC), lambda: NOW)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot, explorer)
        await ready(pilot, app)
        await driver.settle(loading=gate is not None)
        yield driver
    assert explorer.closed

"""The last session is taken up where it ended, and this one is remembered."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.reactive import var

from logexplorer.model.errors import LogexplorerError
from logexplorer.model.kept import Bookmark, Kept, SavedQuery, Session, Times
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.tui import messages
from logexplorer.tui.history import Place
from logexplorer.tui.options import Options
from logexplorer.tui.questions import read_query
from logexplorer.tui.reopening import command, period_of, says_something
from logexplorer.tui.screens.returning import ReturningScreen
from logexplorer.tui.screens.search_screen import SearchScreen
from logexplorer.tui.searching import SearchingApp

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

SCREENS = ("map", "charts", "overview")
RESTORED = "last session; --fresh begins anew"


class SessionApp(SearchingApp):
    """Knows what is kept, and which view is shown."""

    kept: var[Kept] = var(Kept())

    def __init__(self, options: Options, now: Callable[[], datetime]) -> None:
        super().__init__(now)
        self._options = options
        self._made_screens: dict[str, SearchScreen] = {}
        self._ended: Session | None = None
        self.farewell = ""

    def now(self) -> datetime:
        """The time."""
        return self._now()

    def to_terminal(self, sequence: str) -> None:
        """Write what is no part of the screen."""
        if self._driver is not None and sequence:
            self._driver.write(sequence)

    @property
    def _logs(self) -> ReturningScreen:
        logs = self.screen_stack[0]
        assert isinstance(logs, ReturningScreen)
        return logs

    @property
    def screen_name(self) -> str:
        """What `--screen` calls the screen that is shown."""
        shown = self.search_screen
        return next((name for name, each in self._made_screens.items() if each is shown), "logs")

    @on(messages.KeptChanged)
    def take_kept(self, changed: messages.KeptChanged) -> None:
        """Every screen shows what is kept now."""
        self.kept = changed.kept

    def command_line(self, other: Search | None = None) -> tuple[str, ...]:
        """The command that opens this view again, or another search, in parts that spaces join."""
        if (search := other or self.search) is None or self.clock is None:
            return ()
        return command(self._options, search, self.screen_name, self.clock.zone)

    @on(messages.EventsWanted)
    async def open_in_logs(self, wanted: messages.EventsWanted) -> None:
        """Other events in the log, from where back leads to the screen that asked."""
        if (search := self.search) is None:
            return
        base = replace(search, period=wanted.period or search.period)
        self._history = self._history.leaving(self.screen_name)

        def question(explorer: "Explorer", stop: Stop) -> messages.QueryRead:
            return read_query(explorer, base, wanted.text, run=True)

        self.asker.ask("run", self, question)
        await self.run_action("show_logs")

    # saved queries and bookmarks, from the palette

    async def run_saved(self, saved: SavedQuery) -> None:
        """Ask a saved query, in its time range."""
        base, screen = self.search or self._first_search, self.uncover()

        def question(explorer: "Explorer", stop: Stop) -> messages.QueryRead:
            period = period_of(explorer, saved.since, saved.until)
            search = replace(base, period=period, watermark=explorer.watermark or None)
            return read_query(explorer, search, saved.text, run=True)

        screen.show_query(saved.text)
        self.asker.ask("run", screen, question)

    async def forget_saved(self, saved: SavedQuery) -> None:
        """Keep the query no longer."""

        def question(explorer: "Explorer", stop: Stop) -> messages.KeptChanged:
            return messages.KeptChanged(
                explorer.kept.forget_query(saved.name), f"{saved.name} is forgotten"
            )

        self.asker.ask("forget", self.search_screen, question)

    async def open_bookmark(self, bookmark: Bookmark) -> None:
        """Go to a bookmarked event."""
        await self.run_action("show_logs")
        self._logs.go_to(bookmark)

    # back and forward

    def place_in(self, search: Search) -> Place | None:
        """The row of this search that is chosen; None where its rows are not shown."""
        return self._logs.place if self._logs.shown == search else None

    def come_back_to(self, search: Search, place: Place) -> None:
        """Once the rows of this search are shown, choose this one."""
        self._logs.come_back_to(search, place)

    # sessions

    def take_up(self, session: Session, read: messages.QueryRead) -> None:
        """Show the query, the facets, the times and the screen of the last session."""
        if not self.search_screen.typing:
            self.search_screen.show_query(read.search.text)
        self._logs.restore_facets(session)
        if self.clock is not None:
            self.clock = replace(
                self.clock, ages=session.times == "ages", gaps=session.times == "gaps"
            )
        if says_something(session):
            self.hint = " · ".join(filter(None, (RESTORED, self.hint)))

    def show_screen(self, name: str) -> None:
        """Show one of the screens that lie over the log screen."""
        if name in SCREENS:
            self.call_later(self.run_action, f"show_{name}")

    def exit(self, *args: object, **more: object) -> None:
        """Whatever ends the program, the view is known only as long as there are screens."""
        if self._ended is None:
            self._ended = self._session()
        super().exit(*args, **more)  # type: ignore[arg-type]

    def remember_session(self) -> None:
        """Keep where it ended; a failure is told when the terminal is whole again."""
        explorer, session = self.asker.explorer, self._ended or self._session()
        if explorer is None or session is None:
            return
        try:
            explorer.kept.remember_session(session)
        except LogexplorerError as error:
            self.farewell = error.message

    def _session(self) -> Session | None:
        search, clock = self.search, self.clock
        if search is None or clock is None:
            return None
        since, until = search.period.texts
        there = bool(self.screen_stack) and self._logs.is_mounted
        fields, shown = self._logs.facets_kept if there else ((), False)
        times: Times = "ages" if clock.ages else "gaps" if clock.gaps else "absolute"
        return Session(
            text=search.text,
            since=since,
            until=until,
            order=search.order.field,
            descending=search.order.descending,
            screen=self.screen_name if there else "logs",
            facets=fields,
            facets_open=shown,
            times=times,
        )

"""The one Search that all screens show: how it changes, is counted, and is gone back to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.reactive import var

from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.tui import messages
from logexplorer.tui.asker import Asker
from logexplorer.tui.defects import SafeApp
from logexplorer.tui.history import History, Place
from logexplorer.tui.questions import count, read_query
from logexplorer.tui.screens.search_screen import SearchScreen
from logexplorer.views.status import Counts
from logexplorer.views.times import Clock

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer


_LINKED = (
    *("count", "first rows", "histogram", "facets", "last"),
    *("overview", "chart", "places", "travel"),
)
"""Questions about the current Search."""


class SearchingApp(SafeApp):
    """Whatever asks for another Search is answered here, and every answer has its place back."""

    search: var[Search | None] = var(None)
    counts: var[Counts] = var(Counts())
    hint: var[str] = var("")
    problem: var[str] = var("")
    clock: var[Clock | None] = var(None)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.animation_level = "none"
        self.asker = Asker()
        self._now = now
        self._first_search = Search()
        self._history = History()
        self._hints: dict[str, str] = {}

    @property
    def search_screen(self) -> SearchScreen:
        """The uppermost of the screens that show the Search."""
        found = (each for each in reversed(self.screen_stack) if isinstance(each, SearchScreen))
        return next(found)

    def uncover(self) -> SearchScreen:
        """Leave what lies over the uppermost screen of the Search."""
        screen = self.search_screen
        while self.screen is not screen:
            self.pop_screen()
        return screen

    def watch_search(self, before: Search | None, search: Search | None) -> None:
        """Another search is counted anew."""
        if search is not None:
            if before is not None and before == self._history.current:
                self._history = self._history.left_at(self.place_in(before))
            self._history = self._history.visit(search)
            self.counts = Counts()
            self._count(search)

    def _count(self, search: Search) -> None:
        def question(explorer: "Explorer", stop: Stop) -> messages.Counted:
            return messages.Counted(search, count(explorer, search, stop))

        self.asker.ask("count", self, question)

    @on(messages.AnswerUnwanted)
    def stop_asking(self, unwanted: messages.AnswerUnwanted) -> None:
        """Back to the search whose rows are still shown; or leave it uncounted."""
        for kind in _LINKED:
            self.asker.stop(kind)
        if unwanted.shown is None or unwanted.shown == self.search:
            self.counts = Counts(stopped=True)
        else:
            self.search = unwanted.shown

    @on(messages.Counted)
    def show_counts(self, counted: messages.Counted) -> None:
        """The counts of a search that is no longer current are dropped."""
        if counted.search == self.search:
            self.counts = counted.counts

    @on(messages.QueryEdited)
    def check_query(self, edited: messages.QueryEdited) -> None:
        """Tell what is wrong while the user types; asks nothing."""
        self._refine(edited.text, run=False)

    @on(messages.QuerySubmitted)
    def run_query(self, submitted: messages.QuerySubmitted) -> None:
        """Ask, if it can be asked."""
        self._refine(submitted.text, run=True)

    def _refine(self, text: str, *, run: bool) -> None:
        def question(explorer: "Explorer", stop: Stop) -> messages.QueryRead:
            # Who asks while the logs are being opened asks for what is then shown first.
            search = self.search or self._first_search
            newest = replace(search, watermark=explorer.watermark or None)
            return read_query(explorer, newest, text, run=run)

        self.asker.ask("run" if run else "check", self.search_screen, question)

    @on(messages.QueryRead)
    def take_query(self, read: messages.QueryRead) -> None:
        """A query that can be asked becomes the Search."""
        if read.error is None and read.run:
            self.problem = ""
            self.hint = self._hints[read.search.text] = read.hint
            if self.search is None and read.search.watermark is None:
                self._first_search = read.search  # for the first rows, which are still to come
            else:
                self.search = read.search

    @on(messages.PeriodWanted)
    def look_at(self, wanted: messages.PeriodWanted) -> None:
        """Another stretch of time is another Search."""
        if self.search is not None:
            self.search = replace(self.search, period=wanted.period)

    @on(messages.OrderWanted)
    def put_in_order(self, wanted: messages.OrderWanted) -> None:
        """Another order is another Search."""
        if self.search is not None:
            self.search = replace(self.search, order=wanted.order)

    # what the user does

    def action_go_back(self) -> None:
        """The search before this one, on the screen from which it was left for the log."""
        self._note_place()
        history = self._history if self._history.screen else self._history.moved(-1)
        self._go(history.returned())
        self.show_screen(history.screen)

    def action_go_forward(self) -> None:
        """The search that was left by going back."""
        self._note_place()
        self._go(self._history.moved(1))

    def _note_place(self) -> None:
        if self.search is not None:
            self._history = self._history.left_at(self.place_in(self.search))

    def show_screen(self, name: str) -> None:
        """Show one of the screens that lie over the log screen, if it has a name."""

    def place_in(self, search: Search) -> Place | None:
        """The row of this search that is chosen; None where its rows are not shown."""

    def come_back_to(self, search: Search, place: Place) -> None:
        """Once the rows of this search are shown, choose this one."""

    def _go(self, history: History) -> None:
        if self.search is not None and history.current is not None and history != self._history:
            self._history = history
            self.hint = self._hints.get(history.current.text, "")
            # The events that have arrived stay: back is another question, not an earlier time.
            search = replace(history.current, watermark=self.search.watermark)
            if history.place is not None:
                self.come_back_to(search, history.place)
            self.search = search

    def action_take_new(self) -> None:
        """Move the watermark to the newest batch."""
        explorer, screen = self.asker.explorer, self.search_screen
        if explorer is not None and self.search is not None:
            if explorer.watermark == self.search.watermark:
                more = "" if screen.progress is None else " yet; more is being read"
                screen.notice = f"nothing new{more}"
            self.clock = replace(self.clock, now=self._now()) if self.clock else None
            self.search = replace(self.search, watermark=explorer.watermark)

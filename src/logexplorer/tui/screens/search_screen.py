"""The frame that all screens of the Search share: query above, status and keys beneath."""

from abc import abstractmethod
from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.events import DescendantFocus
from textual.reactive import Reactive, var
from textual.widget import Widget

from logexplorer.model.results import Progress
from logexplorer.model.search import Search
from logexplorer.tui import messages
from logexplorer.tui.asker import Asker
from logexplorer.tui.commands import Group, bindings
from logexplorer.tui.screens.keeping import KeepingScreen
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.ask_line import AskLine
from logexplorer.tui.widgets.key_line import KeyLine
from logexplorer.tui.widgets.query_bar import QueryBar
from logexplorer.tui.widgets.status_line import StatusLine
from logexplorer.views.status import Counts
from logexplorer.views.times import Clock

ALONE: tuple[Group, ...] = ("Query", "Histogram", "Facets", "Choice")
"""Parts whose keys are so many that the footer has room for no others."""


class SearchScreen(KeepingScreen):
    """Shows the app's Search. What a screen shows of it stands between the frame's parts.

    A screen that lies beneath another asks nothing; it asks for what it missed once it is back.
    """

    DEFAULT_CSS = """
    SearchScreen { layout: vertical; }
    SearchScreen #body { height: 1fr; width: 1fr; layout: vertical; }
    """
    BINDINGS = bindings("Search")
    AUTO_FOCUS = ""

    # Textual's own would repaint the whole screen whenever the focus moves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    counts: var[Counts] = var(Counts())
    progress: var[Progress | None] = var(None)
    sources: var[str] = var("")
    problem: var[str] = var("")
    hint: var[str] = var("")
    clock: var[Clock | None] = var(None)
    searching: var[bool] = var(False)
    """Is the answer late?"""

    def __init__(self, asker: Asker, look: Look, query: str = "") -> None:
        super().__init__(asker)
        self._look = look
        self._query = query
        self._missed = False
        self._told: set[str] = set()

    def begin_with(self, query: str) -> None:
        """What the query bar holds at first, on a screen that is made while a search is shown."""
        self._query = query

    def compose(self) -> ComposeResult:
        here = SearchScreen
        yield QueryBar(self._look, self._query, self._asker).data_bind(here.search, here.clock)
        yield AskLine(self._look)
        yield from self.compose_body()
        yield StatusLine(self._look).data_bind(
            here.counts,
            here.search,
            here.progress,
            here.sources,
            here.hint,
            here.notice,
            here.problem,
            here.searching,
        )
        yield KeyLine(self._look, self.groups)

    def on_mount(self) -> None:
        self.main_part.focus()

    # what a screen says of itself

    groups: tuple[Group, ...] = ("Search", "Everywhere")
    """Whose keys the footer names while none of the frame's parts has the focus."""

    @abstractmethod
    def compose_body(self) -> ComposeResult:
        """What stands between the frame's parts."""

    @property
    @abstractmethod
    def main_part(self) -> Widget:
        """Where the focus is, unless the user moves it."""

    @abstractmethod
    def ask_all(self, search: Search) -> None:
        """The Search is another: ask for everything that is shown of it."""

    @property
    def shown(self) -> Search | None:
        """The search whose answer the screen shows, which may not be the current one yet."""
        return self.search

    @property
    def untouched(self) -> bool:
        """Has the reader neither moved nor opened nor typed anything?"""
        return self.main_part.has_focus

    def part(self) -> Group | None:
        """The part of the body that has the focus and keys of its own."""
        return None

    def leave(self) -> None:
        """Esc, and no work is under way that it could stop."""

    # the search

    def watch_search(self, before: Search | None, search: Search | None) -> None:
        if search is None:
            return
        if before is not None and before.text != search.text:
            self._bar.show(search.text)
        if self.is_active:
            self.ask_all(search)
        else:
            self._missed = True

    def on_screen_resume(self) -> None:
        if self._missed and self.search is not None:
            self._missed = False
            self.ask_all(self.search)

    def tell_once(self, problems: Iterable[str]) -> None:
        """What is wrong, such as a database that cannot be read, while the screen goes on."""
        for problem in problems:
            if problem not in self._told:
                self._told.add(problem)
                self.post_message(messages.WorkFailed(problem))

    # the query

    @property
    def _bar(self) -> QueryBar:
        return self.query_one(QueryBar)

    def ask(self, text: str | None) -> None:
        """Make this the visible query, and run it."""
        if text is not None:
            self._bar.ask(text)

    @property
    def typing(self) -> bool:
        """Is there a query that the user has begun to type?"""
        return self._bar.has_focus_within and bool(self._bar.text)

    def show_query(self, text: str) -> None:
        """Make this the visible query, which somebody else runs."""
        self._bar.show(text)

    @on(messages.QueryLeft)
    @on(messages.PartLeft)
    def leave_query(self) -> None:
        """Back to what the screen shows."""
        self.main_part.focus()

    @on(messages.QueryRead)
    def show_reading(self, read: messages.QueryRead) -> None:
        """The bar tells what is wrong, and the screen stays as it was; or how it was read."""
        bar = self._bar
        if read.error is None and read.run and bar.has_focus_within:
            self.main_part.focus()
        bar.take_reading(read)

    # keys

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        part = self.part()
        if self._ask_line.has_focus:
            part = "Choice"
        elif self._bar.has_focus_within:
            part = "Query"
        alone = part is not None and part in ALONE
        groups = (part,) if part is not None else ()
        self.query_one(KeyLine).groups = groups if alone else (*groups, *self.groups)

    def action_back(self) -> None:
        waiting = self.counts.matching is None and not self.counts.stopped
        if self.progress is not None:
            self._asker.stop("feed")
        elif self.stop_writing():
            return
        elif waiting or self.shown != self.search:
            self.post_message(messages.AnswerUnwanted(self.shown))
        else:
            self.leave()

    def action_focus_query(self) -> None:
        self.query_one("QueryInput").focus()

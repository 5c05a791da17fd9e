"""The log screen: query, table, and the chosen event."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import DescendantFocus, Resize
from textual.reactive import Reactive, var
from textual.widget import Widget

from logexplorer.model.results import Progress
from logexplorer.model.search import Order, Search
from logexplorer.model.stop import Stop
from logexplorer.tui import messages
from logexplorer.tui.asker import Asker
from logexplorer.tui.commands import Group, bindings
from logexplorer.tui.screens.chosen import ChosenScreen
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.ask_line import AskLine
from logexplorer.tui.widgets.detail_panel import DetailPanel
from logexplorer.tui.widgets.facets import Facets
from logexplorer.tui.widgets.histogram import Histogram
from logexplorer.tui.widgets.key_line import KeyLine
from logexplorer.tui.widgets.log_table import LogTable
from logexplorer.tui.widgets.query_bar import QueryBar
from logexplorer.tui.widgets.status_line import StatusLine
from logexplorer.tui.windows import SIZE
from logexplorer.views.status import Counts
from logexplorer.views.summary import ERRORS

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

SIDE_BY_SIDE = 110
"""From this many columns on, the details stand beside the table."""

ALONE: tuple[Group, ...] = ("Query", "Histogram", "Facets", "Choice")
"""Parts whose keys are so many that the footer has room for no others."""


class LogScreen(ChosenScreen):
    """Shows the app's Search: asks for its rows, and hands the answers to the parts."""

    DEFAULT_CSS = """
    LogScreen { layout: vertical; }
    LogScreen #body { height: 1fr; width: 1fr; layout: vertical; }
    LogScreen.-wide #body { layout: horizontal; }
    LogScreen DetailPanel { height: 60%; width: 1fr; }
    LogScreen.-wide DetailPanel { height: 1fr; width: 45%; max-width: 84; }
    """
    BINDINGS = bindings("Logs")
    AUTO_FOCUS = "LogTable"

    # Textual's own would repaint the whole screen whenever the focus moves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    counts: var[Counts] = var(Counts())
    progress: var[Progress | None] = var(None)
    sources: var[str] = var("")
    problem: var[str] = var("")
    hint: var[str] = var("")

    def __init__(self, asker: Asker, look: Look, query: str) -> None:
        super().__init__(asker, look)
        self._query = query

    def compose(self) -> ComposeResult:
        yield QueryBar(self._look, self._query).data_bind(LogScreen.search, LogScreen.clock)
        yield AskLine(self._look)
        yield Histogram(self._look).data_bind(LogScreen.clock)
        with Container(id="body"):
            yield Facets(self._look)
            yield LogTable(self._look).data_bind(LogScreen.clock)
            yield DetailPanel(self._look, self._asker).data_bind(LogScreen.clock)
        yield StatusLine(self._look).data_bind(
            LogScreen.counts,
            LogScreen.search,
            LogScreen.progress,
            LogScreen.sources,
            LogScreen.hint,
            LogScreen.notice,
            LogScreen.problem,
        )
        yield KeyLine(self._look, ("Logs", "Table", "Everywhere"))

    @property
    def untouched(self) -> bool:
        """Has the reader neither moved nor opened nor typed anything?"""
        return self._table.untouched and not self.detail_open and self._table.has_focus

    # rows

    def watch_search(self, before: Search | None, search: Search | None) -> None:
        if search is not None:
            if before is not None and before.text != search.text:
                self.query_one(QueryBar).show(search.text)
            self._ask_window("first rows", search, 0)
            self.ask_linked()

    def watch_counts(self, counts: Counts) -> None:
        if self._shown is not None and self._shown == self.search and counts.matching is not None:
            self._table.count = counts.matching

    @on(messages.WindowWanted)
    def fetch_window(self, wanted: messages.WindowWanted) -> None:
        """The table needs rows of what it shows, which may no longer be what was asked last."""
        if self._shown is not None:
            self._ask_window("rows", self._shown, wanted.start)

    def _ask_window(self, kind: str, search: Search, start: int) -> None:
        def question(explorer: "Explorer", stop: Stop) -> messages.WindowArrived:
            return messages.WindowArrived(
                search, start, explorer.page(search, start, SIZE, stop=stop)
            )

        self._asker.ask(kind, self, question)

    @on(messages.WindowArrived)
    def show_window(self, arrived: messages.WindowArrived) -> None:
        """Rows of the current search go into the table; those of an older one are dropped."""
        if arrived.search == self._shown:
            self._table.put(arrived.start, arrived.events)
        elif arrived.search == self.search:
            self._asker.stop("rows")
            self._shown = arrived.search
            self._table.newest_first = arrived.search.order == Order()
            matching = self.counts.matching
            self._table.begin(arrived.events, len(arrived.events) if matching is None else matching)

    @on(messages.ErrorWanted)
    def look_for_error(self, wanted: messages.ErrorWanted) -> None:
        """The rows at hand are few; the explorer knows all of them."""
        if (search := self._shown) is None:
            return

        def question(explorer: "Explorer", stop: Stop) -> messages.ErrorFound:
            row = explorer.find(search, ERRORS, wanted.row, backwards=wanted.backwards, stop=stop)
            return messages.ErrorFound(search, row)

        self._asker.ask("error", self, question)

    @on(messages.ErrorFound)
    def go_to_error(self, found: messages.ErrorFound) -> None:
        """The cursor goes there."""
        if found.search == self._shown and found.row is not None:
            self._table.cursor = found.row
        elif found.row is None:
            self.notice = "no further error"

    # the query

    @on(messages.QueryLeft)
    @on(messages.PartLeft)
    def leave_query(self) -> None:
        """Back to the rows."""
        self._table.focus()

    @on(messages.QueryRead)
    def show_reading(self, read: messages.QueryRead) -> None:
        """The bar tells what is wrong, and the table stays as it was; or how it was read."""
        bar = self.query_one(QueryBar)
        if read.error is None and read.run and bar.has_focus_within:
            self._table.focus()
        if read.search.text != bar.text:
            return
        if read.error is None:
            bar.accept("" if read.run else read.hint)
        else:
            at_end = read.error.span.start >= len(bar.text.rstrip())
            bar.refuse(read.error, unfinished=at_end and not read.run)

    # the screen

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width >= SIDE_BY_SIDE, "-wide")
        self.show_linked(event.size.height)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        part: Group = "Table"
        if self._ask_line.has_focus:
            part = "Choice"
        elif self.query_one(QueryBar).has_focus_within:
            part = "Query"
        elif self._histogram.has_focus_within:
            part = "Histogram"
        elif self._facets.has_focus:
            part = "Facets"
        elif self._detail.has_focus:
            part = "Detail"
        groups: tuple[Group, ...] = (part,) if part in ALONE else (part, "Logs", "Everywhere")
        self.query_one(KeyLine).groups = groups

    def action_back(self) -> None:
        if self.progress is not None:
            self._asker.stop("feed")
        elif (
            self.counts.matching is None and not self.counts.stopped
        ) or self._shown != self.search:
            self.post_message(messages.AnswerUnwanted(self._shown))
        elif self.detail_open:
            self._open_detail(False)

    def action_focus_query(self) -> None:
        self.query_one("QueryInput").focus()

    def action_next_part(self) -> None:
        if self._table.has_focus and self.detail_open:
            self._detail.focus()
        else:
            self._table.focus()

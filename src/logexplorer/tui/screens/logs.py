"""The log screen: query, table, and the chosen event."""

import json
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import DescendantFocus, Resize
from textual.reactive import Reactive, var
from textual.widget import Widget

from logexplorer.model.results import Progress
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.tui import messages
from logexplorer.tui.asker import Asker
from logexplorer.tui.commands import Group, bindings
from logexplorer.tui.marks import MARKED, Marks, pair, toggled
from logexplorer.tui.screens.linked import LinkedScreen
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.detail_panel import DetailPanel
from logexplorer.tui.widgets.histogram import Histogram
from logexplorer.tui.widgets.key_line import KeyLine
from logexplorer.tui.widgets.log_table import LogTable
from logexplorer.tui.widgets.query_bar import QueryBar
from logexplorer.tui.widgets.status_line import StatusLine
from logexplorer.tui.windows import SIZE
from logexplorer.views.details import Form
from logexplorer.views.known_objects import object_of
from logexplorer.views.narrow import comparison, narrowed
from logexplorer.views.status import Counts
from logexplorer.views.times import Clock

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

SIDE_BY_SIDE = 110
"""From this many columns on, the details stand beside the table."""


class LogScreen(LinkedScreen):
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
    notice: var[str] = var("")
    clock: var[Clock | None] = var(None)
    marks: var[Marks] = var((), init=False)

    def __init__(self, asker: Asker, look: Look, query: str) -> None:
        super().__init__(asker)
        self._look = look
        self._query = query
        self._shown: Search | None = None

    def compose(self) -> ComposeResult:
        yield QueryBar(self._look, self._query)
        yield Histogram(self._look).data_bind(LogScreen.clock)
        with Container(id="body"):
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
    def _table(self) -> LogTable:
        return self.query_one(LogTable)

    @property
    def _detail(self) -> DetailPanel:
        return self.query_one(DetailPanel)

    @property
    def detail_open(self) -> bool:
        """Are the details shown?"""
        return self._detail.is_open

    @property
    def untouched(self) -> bool:
        """Has the reader neither moved nor opened nor typed anything?"""
        return self._table.untouched and not self.detail_open and self._table.has_focus

    # rows

    def watch_search(self, search: Search | None) -> None:
        if search is not None:
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
            matching = self.counts.matching
            self._table.begin(arrived.events, len(arrived.events) if matching is None else matching)

    # details

    @on(messages.CursorMoved)
    def follow_cursor(self, moved: messages.CursorMoved) -> None:
        """The details follow the cursor."""
        self.notice = ""
        if moved.event is not None:
            self._detail.event = moved.event

    @on(messages.DetailWanted)
    def toggle_detail(self) -> None:
        """Enter on a row."""
        self._open_detail(not self.detail_open)

    def _open_detail(self, open: bool) -> None:
        self._detail.set_class(open, "-open")
        if open:
            self.call_after_refresh(self._detail.lay_out)
        else:
            self._table.focus()

    @on(messages.NarrowWanted)
    def narrow(self, wanted: messages.NarrowWanted) -> None:
        """A value that was pointed at becomes a part of the visible query."""
        part = comparison(wanted.path, wanted.value, equal=wanted.equal)
        if part is None:
            self.notice = "no query can ask for this value"
        else:
            self._ask(narrowed(self.query_one(QueryBar).text, part))

    def watch_marks(self, marks: Marks) -> None:
        self._table.marked = frozenset(event.id for event in marks)

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
        if self.query_one(QueryBar).has_focus_within:
            part = "Query"
        elif self._histogram.has_focus_within:
            part = "Histogram"
        elif self._detail.has_focus:
            part = "Detail"
        groups: tuple[Group, ...] = (
            (part,) if part in ("Query", "Histogram") else (part, "Logs", "Everywhere")
        )
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

    def action_copy_event(self) -> None:
        if (event := self._table.chosen) is not None:
            self.app.copy_to_clipboard(json.dumps(event.record, ensure_ascii=False, default=str))
            self.notice = "copied as JSON"

    def action_focus_query(self) -> None:
        self.query_one("QueryInput").focus()

    def action_next_part(self) -> None:
        if self._table.has_focus and self.detail_open:
            self._detail.focus()
        else:
            self._table.focus()

    def action_toggle_diff(self) -> None:
        self._toggle_form("diff")

    def action_toggle_original(self) -> None:
        self._toggle_form("original")

    def action_toggle_json(self) -> None:
        self._toggle_form("json")

    def _toggle_form(self, form: Form) -> None:
        self._detail.form = "fields" if self._detail.form == form and self.detail_open else form
        self._open_detail(True)

    def action_toggle_equal(self) -> None:
        self._detail.equal = not self._detail.equal

    def action_mark(self) -> None:
        if (event := self._table.chosen) is not None:
            self.marks = toggled(self.marks, event)
            self.notice = MARKED[len(self.marks)]

    def action_object_history(self) -> None:
        event = self._table.chosen
        known = object_of(event) if event is not None else None
        if known is None or self.clock is None:
            self.notice = "the event names no object"
            return
        # Like the help it is not needed for the first paint, which waits for no import.
        from logexplorer.tui.screens.object_history import ObjectHistory

        watermark = self._shown.watermark if self._shown else None
        screen = ObjectHistory(self._look, self._asker, known, watermark, self.clock)
        self.app.push_screen(screen, self._ask)

    def _ask(self, text: str | None) -> None:
        if text is not None:
            self.query_one(QueryBar).ask(text)

    def action_compare(self) -> None:
        both = pair(self.marks, self._table.chosen)
        if self._detail.form == "compare" and self.detail_open:
            self._toggle_form("compare")
        elif both is None:
            self.notice = MARKED[len(self.marks)]
        else:
            self._detail.compare(both)
            self._open_detail(True)

"""The log screen: query, table, and the chosen event."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Resize

from logexplorer.model.period import EVER
from logexplorer.model.search import Order, Search
from logexplorer.model.stop import Stop
from logexplorer.tui import messages
from logexplorer.tui.commands import Group, bindings
from logexplorer.tui.screens.returning import ReturningScreen
from logexplorer.tui.widgets.detail_panel import DetailPanel
from logexplorer.tui.widgets.facets import Facets
from logexplorer.tui.widgets.histogram import Histogram
from logexplorer.tui.widgets.log_table import LogTable
from logexplorer.tui.windows import SIZE
from logexplorer.views.nothing import corrected, earlier, nothing
from logexplorer.views.status import Counts
from logexplorer.views.summary import ERRORS

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

SIDE_BY_SIDE = 110
"""From this many columns on, the details stand beside the table."""


class LogScreen(ReturningScreen):
    """Shows the app's Search: asks for its rows, and hands the answers to the parts."""

    DEFAULT_CSS = """
    LogScreen.-wide #body { layout: horizontal; }
    LogScreen DetailPanel { height: 60%; width: 1fr; }
    LogScreen.-wide DetailPanel { height: 1fr; width: 45%; max-width: 84; }
    """
    BINDINGS = bindings("Logs")

    groups = ("Search", "Logs", "Everywhere")
    _known: messages.LastFound | None = None
    """What is known of a search that finds nothing."""

    def compose_body(self) -> ComposeResult:
        yield Histogram(self._look).data_bind(LogScreen.clock)
        with Container(id="body"):
            yield Facets(self._look)
            yield LogTable(self._look).data_bind(LogScreen.clock)
            yield DetailPanel(self._look, self._asker).data_bind(LogScreen.clock)

    @property
    def main_part(self) -> LogTable:
        """The rows."""
        return self._table

    @property
    def shown(self) -> Search | None:
        """The search whose rows are shown."""
        return self._shown

    @property
    def untouched(self) -> bool:
        """Has the reader neither moved nor opened nor typed anything?"""
        return super().untouched and self._table.untouched and not self.detail_open

    # rows

    def ask_all(self, search: Search) -> None:
        """Its first rows, and what stands beside them."""
        super().ask_all(search)
        self.ask_first_rows(search)
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
            events = explorer.page(search, start, SIZE, stop=stop)
            return messages.WindowArrived(search, start, events)

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
            known = arrived.start + len(arrived.events) if matching is None else matching
            self._table.begin(arrived.events, known, arrived.start, arrived.row, arrived.top)
            self.rows_are_there()
            self._explain_nothing(arrived)

    def _explain_nothing(self, arrived: messages.WindowArrived) -> None:
        """Rows of its query are looked for outside of the time range, then what no event has."""
        search, self._known = arrived.search, None
        self._table.empty = nothing(search, self.clock, None)
        if arrived.events or not (search.period or search.text.strip()):
            return

        def question(explorer: "Explorer", stop: Stop) -> messages.LastFound:
            ever = replace(search, period=EVER, order=Order())
            found = explorer.page(ever, 0, 1, stop=stop) if search.period else ()
            if found:
                return messages.LastFound(search, found[0].created)
            return messages.LastFound(search, None, explorer.absent(search, stop))

        self._asker.ask("last", self, question)

    @on(messages.LastFound)
    def tell_last(self, found: messages.LastFound) -> None:
        """Enter goes there."""
        if found.search == self._shown:
            self._table.empty = nothing(found.search, self.clock, found.last, found.absent)
            self._known = found

    def toggle_detail(self) -> None:
        """Where there is no row, Enter goes to the nearest ones, or mends the query."""
        known, clock = self._known if not self._table.count else None, self.clock
        if known is not None and known.last is not None and clock is not None:
            period = earlier(known.search.period, clock.now, known.last)
            self.post_message(messages.PeriodWanted(period))
        elif known is not None and known.absent is not None and known.absent.near:
            self.ask(corrected(known.search.text, known.absent))
        else:
            super().toggle_detail()

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

    # the screen

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width >= SIDE_BY_SIDE, "-wide")
        self.show_linked(event.size.height)

    def part(self) -> Group:
        """The part that has the focus."""
        if self._histogram.has_focus_within:
            return "Histogram"
        if self._facets.has_focus:
            return "Facets"
        return "Detail" if self._detail.has_focus else "Table"

    def leave(self) -> None:
        """Close the details."""
        if self.detail_open:
            self._open_detail(False)

    def action_next_part(self) -> None:
        if self._table.has_focus and self.detail_open:
            self._detail.focus()
        else:
            self._table.focus()

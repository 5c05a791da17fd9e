"""What is shown of an earlier search is marked, once the answers to the current one are late."""

from textual import on
from textual.timer import Timer

from logexplorer.model.search import Search
from logexplorer.tui import messages
from logexplorer.tui.history import asks_the_same
from logexplorer.tui.screens.columned import ColumnedScreen

LATE = 0.3
"""Seconds that an answer may take; what comes sooner takes its place without a flicker."""


class PunctualScreen(ColumnedScreen):
    """Rows, bars and facets each stay marked till their own answer is there."""

    _late: Timer | None = None

    def ask_all(self, search: Search) -> None:
        """From now on the time runs; what is marked stays so."""
        super().ask_all(search)
        if self._late is not None:
            self._late.stop()
        self._late = self.set_timer(LATE, self.mark_earlier)
        if self._shown == search:
            self.rows_are_there()

    def mark_earlier(self) -> None:
        """The time is up: whatever is not of the current search is of an earlier one."""
        search, shown = self.search, self._shown
        if search is None:
            return
        self.searching = shown != search
        self._table.earlier = shown is not None and not asks_the_same(shown, search)
        bars = self._histogram_of
        self._histogram.earlier = bars is not None and not asks_the_same(bars, search)
        self.mark_facets()

    def rows_are_there(self) -> None:
        """The rows are those of the current search."""
        self.searching = self._table.earlier = False

    @on(messages.WorkFailed)
    def give_up(self) -> None:
        """Nobody searches any more; the message says why. What is marked stays so."""
        self.searching = False

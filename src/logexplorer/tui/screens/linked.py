"""What stands beside the rows and shows the same Search: the histogram."""

from typing import TYPE_CHECKING

from textual import on
from textual.reactive import var

from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.tui import messages
from logexplorer.tui.asker import Asker
from logexplorer.tui.questions import histogram
from logexplorer.tui.screens.faceted import FacetedScreen
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.histogram import Histogram

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

TALL = 30
"""From this many lines on, the histogram is there from the start."""


class LinkedScreen(FacetedScreen):
    """Asks for the current Search, and drops what comes for another one."""

    stacked_by: var[str] = var("action")

    def __init__(self, asker: Asker, look: Look, query: str = "") -> None:
        super().__init__(asker, look, query)
        self._histogram_wanted: bool | None = None
        self._histogram_of: Search | None = None

    @property
    def _histogram(self) -> Histogram:
        return self.query_one(Histogram)

    def show_linked(self, height: int) -> None:
        """What the user did not choose follows from the screen's height."""
        wanted = self._histogram_wanted
        self._histogram.set_class(height >= TALL if wanted is None else wanted, "-open")

    def ask_linked(self) -> None:
        """The Search is another: everything that is shown of it is asked for."""
        self.ask_histogram(messages.HistogramWanted())
        self.ask_facets()

    @on(messages.HistogramWanted)
    def ask_histogram(self, wanted: messages.HistogramWanted) -> None:
        """Bars for the width there is, by the series that was asked for last."""
        search, bars = self.search, self._histogram.bars
        if wanted.other:
            self.stacked_by = "level" if self.stacked_by == "action" else "action"
        if search is None or not bars.size.width:
            return
        by, width = self.stacked_by, bars.size.width

        def question(explorer: "Explorer", stop: Stop) -> messages.HistogramArrived:
            return messages.HistogramArrived(search, histogram(explorer, search, by, width, stop))

        self._asker.ask("histogram", self, question)

    @on(messages.HistogramArrived)
    def show_histogram(self, arrived: messages.HistogramArrived) -> None:
        """The bars of the current search."""
        if arrived.search == self.search:
            self._histogram_of = arrived.search
            self._histogram.earlier = False
            self._histogram.period = arrived.search.period
            self._histogram.answer = arrived.answer

    def action_histogram(self) -> None:
        bars = self._histogram.bars
        closing = bars.has_focus
        self._histogram_wanted = not closing
        self.show_linked(self.size.height)
        if closing:
            self.post_message(messages.PartLeft())
        else:
            bars.focus()

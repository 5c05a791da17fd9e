"""The histogram: bars, and beside or above them what their colours stand for."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.reactive import reactive

from logexplorer.model.period import EVER, Period
from logexplorer.model.results import Histogram as Answer
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.bars import LAYERS, Bars
from logexplorer.tui.widgets.legend import Legend
from logexplorer.views.bars import Stretch, layers
from logexplorer.views.times import Clock

_LEGEND_BESIDE = 100
"""From this many columns on; on less the legend stands above the bars."""


class Histogram(Container):
    """Bars and legend of the answer it was given."""

    DEFAULT_CSS = """
    Histogram { height: 5; width: 1fr; display: none; layout: vertical; }
    Histogram.-open { display: block; }
    Histogram Bars { height: 1fr; width: 1fr; }
    Histogram Legend { height: 1; width: 1fr; }
    Histogram.-wide { layout: horizontal; }
    Histogram.-wide Legend { height: 1fr; width: 28; }
    """

    answer: reactive[Answer | None] = reactive(None, repaint=False)
    earlier: reactive[bool] = reactive(False, repaint=False)
    """Is the answer that of an earlier search?"""
    period: reactive[Period] = reactive(EVER, repaint=False)
    clock: reactive[Clock | None] = reactive(None, repaint=False)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def compose(self) -> ComposeResult:
        yield Bars(self._look).data_bind(
            Histogram.answer, Histogram.earlier, Histogram.period, Histogram.clock
        )
        yield Legend(self._look).data_bind(Histogram.earlier)

    @property
    def bars(self) -> Bars:
        """The part that takes the focus."""
        return self.query_one(Bars)

    def on_resize(self, event: events.Resize) -> None:
        """The legend stands where there is room for it."""
        self.set_class(event.size.width >= _LEGEND_BESIDE, "-wide")

    def watch_answer(self) -> None:
        """The legend counts all bars."""
        self._count(None)

    @on(Bars.Chosen)
    def count_chosen(self, chosen: Bars.Chosen) -> None:
        """The legend counts the chosen bars."""
        chosen.stop()
        self._count(chosen.stretch)

    def _count(self, chosen: Stretch | None) -> None:
        if self.answer is not None:
            self.query_one(Legend).parts = layers(self.answer, LAYERS, chosen)

"""Events over time as stacked bars, of which a stretch can be chosen and zoomed to."""

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from logexplorer.model.period import EVER, Period
from logexplorer.model.results import Histogram
from logexplorer.tui.chart import Chart
from logexplorer.tui.commands import bindings
from logexplorer.tui.messages import HistogramWanted, PartLeft, PeriodWanted
from logexplorer.tui.paint import strip_of
from logexplorer.tui.theme import Look
from logexplorer.views.axis import axis, chosen_axis
from logexplorer.views.bars import Stretch, layers, period_of
from logexplorer.views.text import Line, Piece
from logexplorer.views.times import Clock

LAYERS = 4
"""Series with a colour of their own; what is less frequent shares one."""

_LEAP = 10


class Bars(Widget, can_focus=True):
    """Draws the answer it was given; asks for one that fits its width with `HistogramWanted`."""

    BINDINGS = bindings("Histogram")

    answer: reactive[Histogram | None] = reactive(None, repaint=False)
    earlier: reactive[bool] = reactive(False, repaint=False)
    period: reactive[Period] = reactive(EVER, repaint=False)
    clock: reactive[Clock | None] = reactive(None, repaint=False)
    chosen: reactive[Stretch | None] = reactive(None, repaint=False)

    class Chosen(Message):
        """Other bars are chosen, or none are."""

        def __init__(self, stretch: Stretch | None) -> None:
            super().__init__()
            self.stretch = stretch

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chart: Chart | None = None
        self._anchor = 0
        self._moving = 0
        self._dragging = False
        self._zoomed: list[tuple[Period, Period]] = []

    # what is shown

    def watch_answer(self) -> None:
        """Of other bars nothing is chosen yet."""
        self._paint()
        # The same bars of another answer are another choice.
        self.set_reactive(Bars.chosen, None)
        self.chosen = self._end if self.has_focus else None

    def watch_earlier(self) -> None:
        """What is of an earlier search has no colours."""
        self._paint()

    def on_resize(self) -> None:
        """Another width has room for other bars."""
        self._paint()
        self.post_message(HistogramWanted())

    def on_focus(self) -> None:
        """The newest bar is where a choice begins."""
        if self.chosen is None:
            self.chosen = self._end

    def on_blur(self) -> None:
        """A mark is only shown where keys move it."""
        self.chosen = None

    def _paint(self) -> None:
        if self.answer is not None and self.size.width:
            parts = layers(self.answer, 0 if self.earlier else LAYERS)
            width, height = self.size
            self._chart = Chart(self.answer, parts, width, max(height - 1, 1), self._look)
        self.refresh()

    @property
    def _end(self) -> Stretch | None:
        last = len(self.answer.bins) - 1 if self.answer else -1
        self._anchor = self._moving = max(last, 0)
        return Stretch(last, last) if last >= 0 else None

    # drawing

    def render_line(self, y: int) -> Strip:
        """Bars; the last line is the axis."""
        width = self.size.width
        if (chart := self._chart) is None:
            return strip_of((Piece(" …" if y == 0 else "", "muted"),), width, self._look)
        if y < self.size.height - 1:
            return chart.line(y)
        return strip_of(self._axis(chart), width, self._look)

    def _axis(self, chart: Chart) -> Line:
        answer, clock, width = self.answer, self.clock, self.size.width
        if answer is None or clock is None:
            return ()
        if self.earlier:
            return (Piece(" searching …", "muted"),)
        if not answer.bins:
            nothing = "no event that has a time" if answer.undated else "no event"
            return (Piece(f" {nothing}", "muted"),)
        if self.chosen is None:
            return axis(answer, chart.spread, width, clock)
        period = period_of(answer, self.chosen, self.period)
        return chosen_axis(answer, self.chosen, period, chart.spread, width, clock)

    def watch_chosen(self, old: Stretch | None, new: Stretch | None) -> None:
        """The bars stay as they are; the axis says what is chosen."""
        if old != new and self._chart is not None:
            self.refresh(Region(0, self.size.height - 1, self.size.width, 1))
            self.post_message(self.Chosen(new))

    # choosing

    def action_bar_left(self) -> None:
        self._move(-1)

    def action_bar_right(self) -> None:
        self._move(1)

    def action_leap_left(self) -> None:
        self._move(-_LEAP)

    def action_leap_right(self) -> None:
        self._move(_LEAP)

    def action_extend_left(self) -> None:
        self._move(-1, extend=True)

    def action_extend_right(self) -> None:
        self._move(1, extend=True)

    def action_first_bar(self) -> None:
        self._to(0)

    def action_last_bar(self) -> None:
        self.chosen = self._end

    def _move(self, bars: int, *, extend: bool = False) -> None:
        self._to(self._moving + bars, extend=extend)

    def _to(self, bar: int, *, extend: bool = False) -> None:
        if self.answer is None or not self.answer.bins:
            return
        self._moving = min(max(bar, 0), len(self.answer.bins) - 1)
        if not extend:
            self._anchor = self._moving
        self.chosen = Stretch(*sorted((self._anchor, self._moving)))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press chooses a bar, from which a drag goes on."""
        if self._chart is None or (bar := self._chart.spread.bar_at(event.x)) is None:
            return
        again = self.chosen == Stretch(bar, bar)
        self._to(bar)
        self._dragging = True
        self.capture_mouse()
        if again:
            self.action_zoom()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The drag extends what is chosen."""
        if not self._dragging or self._chart is None:
            return
        if (bar := self._chart.spread.bar_at(event.x)) is not None:
            self._to(bar, extend=True)

    def on_mouse_up(self) -> None:
        """A drag over several bars ends in a zoom."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()
            if self.chosen is not None and self.chosen.first != self.chosen.last:
                self.action_zoom()

    # zooming

    def action_zoom(self) -> None:
        if self.answer is None or self.chosen is None:
            return
        period = period_of(self.answer, self.chosen, self.period)
        if period != self.period:
            self._zoomed.append((self.period, period))
            self.post_message(PeriodWanted(period))

    def action_zoom_out(self) -> None:
        while self._zoomed:
            outer, inner = self._zoomed.pop()
            if inner == self.period:
                self.post_message(PeriodWanted(outer))
                return
        self.post_message(PartLeft())

    def action_stack_by(self) -> None:
        self.post_message(HistogramWanted(other=True))

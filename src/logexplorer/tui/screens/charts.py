"""The charts: when the events of the Search happened, and how many."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.reactive import var
from textual.widget import Widget

from logexplorer.model.period import Period
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.tui import messages
from logexplorer.tui.asker import Asker
from logexplorer.tui.asks import Ask
from logexplorer.tui.commands import Group, bindings
from logexplorer.tui.layout import Layout
from logexplorer.tui.messages.charts import (
    ChartArrived,
    ChartWanted,
    ChoiceTaken,
    ExportWanted,
    FieldWanted,
    UserWanted,
)
from logexplorer.tui.plots.drawing import Size
from logexplorer.tui.plots.picture import Picture, Request, picture, written
from logexplorer.tui.screens.search_screen import SearchScreen
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.chart_view import ChartView
from logexplorer.tui.widgets.text_line import TextLine
from logexplorer.tui.widgets.text_panel import TextPanel
from logexplorer.tui.zooms import Zooms
from logexplorer.views.chart_marks import Part, Refusal
from logexplorer.views.charts import FIELDS, View, tabs
from logexplorer.views.narrow import narrowed
from logexplorer.views.numbers import lines_of
from logexplorer.views.text import Piece
from logexplorer.views.times import Clock

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer


class ChartsScreen(SearchScreen):
    """Shows the app's Search in one chart after the other, each drawn in a thread."""

    DEFAULT_CSS = """
    ChartsScreen TextPanel { display: none; }
    ChartsScreen.-numbers TextPanel { display: block; }
    ChartsScreen.-numbers ChartView { display: none; }
    """
    BINDINGS = bindings("Charts")

    view: var[View] = var(View(), init=False)
    groups: tuple[Group, ...] = ("Charts", "Search", "Everywhere")

    def __init__(self, asker: Asker, look: Look) -> None:
        super().__init__(asker, look)
        self._picture: Picture | None = None
        self._shown: Search | None = None
        self._room: Size | None = None
        self._zooms = Zooms()

    def compose_body(self) -> ComposeResult:
        with Container(id="body"):
            yield TextLine(self._look, tabs(self.view, ""))
            yield ChartView(self._look)
            yield TextPanel(self._look)

    @property
    def _chart(self) -> ChartView:
        return self.query_one(ChartView)

    @property
    def _numbers(self) -> TextPanel:
        return self.query_one(TextPanel)

    @property
    def main_part(self) -> Widget:
        """The chart, or its numbers."""
        return self._numbers if self.has_class("-numbers") else self._chart

    @property
    def shown(self) -> Search | None:
        """The search whose chart is drawn."""
        return self._shown

    @property
    def untouched(self) -> bool:
        """Has nothing been chosen?"""
        return self._chart.has_focus and self._chart.choice is None

    def part(self) -> Group | None:
        """The chart's own keys."""
        return "Chart" if self._chart.has_focus else None

    # asking and drawing

    def ask_all(self, search: Search) -> None:
        """The chart of another search."""
        self._draw()

    def watch_view(self) -> None:
        self.notice = ""
        self._draw()

    def watch_clock(self, before: Clock | None, clock: Clock | None) -> None:
        if before is not None and clock is not None and before.zone != clock.zone:
            self._draw()

    @on(ChartWanted)
    def _draw(self) -> None:
        """A newer request stops the older one, and its drawing is dropped."""
        search, clock = self.search, self.clock
        if self._chart.room.height:
            self._room = self._chart.room  # it has none while its numbers are shown
        if search is None or clock is None or self._room is None:
            return
        request = Request(search, self.view, self._room, clock, self._look)

        def question(explorer: "Explorer", stop: Stop) -> ChartArrived:
            return ChartArrived(search, picture(explorer, request, stop))

        self._asker.ask("chart", self, question)

    @on(ChartArrived)
    def show_chart(self, arrived: ChartArrived) -> None:
        """The chart of the current search."""
        if arrived.search != self.search or arrived.picture.view != self.view:
            return
        self._shown, self._picture = arrived.search, arrived.picture
        self._chart.drawing = arrived.picture.drawing
        self.query_one(TextLine).show(tabs(self.view, arrived.picture.note))
        self._fill_numbers()

    def _fill_numbers(self) -> None:
        if self._picture is not None and self.has_class("-numbers"):
            rows = tuple((Piece(line),) for line in lines_of(self._picture.numbers))
            self._numbers.layout_shown = Layout(self._picture.title, rows)

    # what the user does

    def action_next_chart(self) -> None:
        self.view = self.view.stepped(1)

    def action_previous_chart(self) -> None:
        self.view = self.view.stepped(-1)

    def action_toggle_numbers(self) -> None:
        self.toggle_class("-numbers")
        self.main_part.focus()
        self._fill_numbers()

    def leave(self) -> None:
        """Out of the numbers, of the zoom, of the choice."""
        if self.has_class("-numbers"):
            self.action_toggle_numbers()
        elif self.search is not None:
            outer = self._zooms.out_of(self.search.period)
            if outer is not None:
                self.post_message(messages.PeriodWanted(outer))
            else:
                self._chart.choice = None

    @on(ChoiceTaken)
    def take(self, taken: ChoiceTaken) -> None:
        """A stretch of time, or a part for the visible query."""
        match taken.wanted:
            case Period() as period:
                self._zoom(period)
            case Part(text):
                self.ask(narrowed(self._bar.text, text))
            case Refusal(sentence):
                self.notice = sentence

    def _zoom(self, period: Period) -> None:
        if self.search is not None and self.search.period != period:
            self._zooms.into(period, self.search.period)
            self.post_message(messages.PeriodWanted(period))

    def action_choose_field(self) -> None:
        if (field := self.view.field) is None:
            self.notice = "only Over time and Top values count by a field"
            return
        chosen = FIELDS.index(field) if field in FIELDS else 0
        typed = (("field", "" if field in FIELDS else field),)
        self.open_ask(Ask("field", "Count by", FIELDS, chosen, typed, "any field or path"))

    @on(FieldWanted)
    def count_by(self, wanted: FieldWanted) -> None:
        """By another field."""
        self.view = self.view.by(wanted.field)

    def action_choose_user(self) -> None:
        users = self._picture.users if self._picture is not None else ()
        if self.view.chart != "user" or not users:
            self.view = replace(self.view, chart="user")
            return
        self.open_ask(Ask("user", "Whose timeline", users, 0, (("user", ""),)))

    @on(UserWanted)
    def show_user(self, wanted: UserWanted) -> None:
        """Of another user."""
        self.view = replace(self.view, chart="user", user=wanted.name)

    def action_export_chart(self) -> None:
        note = "a name that ends in .txt: chart and numbers as text"
        self.open_ask(Ask("chart_file", "Write CSV", (), 0, (("file", self.view.file),), note))

    @on(ExportWanted)
    def export(self, wanted: ExportWanted) -> None:
        """What is shown now, in a thread: disks can be slow."""
        drawn, file = self._picture, wanted.file
        if drawn is None:
            return

        def question(explorer: "Explorer", stop: Stop) -> messages.Written:
            explorer.exporting.text(written(drawn, file, explorer, stop), file)
            return messages.Written(f"the chart is in {file}")

        self._asker.ask("export", self, question)

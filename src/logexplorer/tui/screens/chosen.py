"""What can be done with the chosen event: details, changes, marks, its object's history."""

from textual import on
from textual.reactive import var

from logexplorer.model.search import Search
from logexplorer.tui import messages
from logexplorer.tui.asker import Asker
from logexplorer.tui.commands import Need
from logexplorer.tui.marks import MARKED, Marks, pair, toggled
from logexplorer.tui.screens.linked import LinkedScreen
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.detail_panel import DetailPanel
from logexplorer.tui.widgets.key_line import KeyLine
from logexplorer.tui.widgets.log_table import LogTable
from logexplorer.views.known_objects import object_of
from logexplorer.views.narrow import comparison, narrowed, why_not
from logexplorer.views.row import Form


class ChosenScreen(LinkedScreen):
    """Knows the table and the panel of details; `_shown` is the Search whose rows are shown."""

    marks: var[Marks] = var((), init=False)

    def __init__(self, asker: Asker, look: Look, query: str = "") -> None:
        super().__init__(asker, look, query)
        self._shown: Search | None = None

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

    @on(messages.CursorMoved)
    def follow_cursor(self, moved: messages.CursorMoved) -> None:
        """The details follow the cursor; where there are no rows they show nothing."""
        self.notice = ""
        if moved.event is not None or not self._table.count:
            self._detail.event = moved.event
        self._tell_lacking()

    @on(messages.DetailWanted)
    def enter_row(self) -> None:
        """Enter on a row."""
        self.toggle_detail()

    def _tell_lacking(self) -> None:
        """The footer leaves out what would do nothing."""
        lacking: set[Need] = set() if self._table.count else {"event"}
        answer = self._histogram.answer
        if answer is not None and not answer.bins:
            lacking.add("bars")
        self.query_one(KeyLine).lacking = frozenset(lacking)

    def _there_is_none(self) -> bool:
        """Say that no event is chosen, if none is."""
        if self._table.chosen is None:
            self.notice = "no event is chosen"
        return self._table.chosen is None

    def toggle_detail(self) -> None:
        """Open or close the details."""
        if not self.detail_open and self._there_is_none():
            return
        if self._detail.form == "compare":
            self._detail.form = "fields"
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
            self.notice = why_not(wanted.value)
        else:
            self.ask(narrowed(self._bar.text, part))

    def watch_marks(self, marks: Marks) -> None:
        self._table.marked = frozenset(event.id for event in marks)

    def action_copy_event(self) -> None:
        if not self._there_is_none() and (event := self._table.chosen) is not None:
            self.copy_event(event)

    def action_toggle_diff(self) -> None:
        self._toggle_form("diff")

    def action_toggle_original(self) -> None:
        self._toggle_form("original")

    def action_toggle_json(self) -> None:
        self._toggle_form("json")

    def _toggle_form(self, form: Form) -> None:
        if form != "compare" and not self.detail_open and self._there_is_none():
            return
        self._detail.form = "fields" if self._detail.form == form and self.detail_open else form
        self._open_detail(True)

    def action_toggle_equal(self) -> None:
        self._detail.equal = not self._detail.equal

    def action_mark(self) -> None:
        if not self._there_is_none() and (event := self._table.chosen) is not None:
            self.marks = toggled(self.marks, event)
            self.notice = MARKED[len(self.marks)]

    def action_object_history(self) -> None:
        if self._there_is_none():
            return
        event = self._table.chosen
        known = object_of(event) if event is not None else None
        if known is None or self.clock is None:
            self.notice = "the event names no object"
            return
        # Like the help it is not needed for the first paint, which waits for no import.
        from logexplorer.tui.screens.object_history import ObjectHistory

        screen = ObjectHistory(self._look, self._asker, known, self.clock, event)
        self.app.push_screen(screen, self.ask)

    def action_compare(self) -> None:
        both = pair(self.marks, self._table.chosen)
        if self._detail.form == "compare" and self.detail_open:
            self._toggle_form("compare")
        elif both is None:
            self.notice = MARKED[len(self.marks)]
        else:
            self._detail.compare(both)
            self._open_detail(True)

"""The overview: what needs a look, and the Search at a glance."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from logexplorer.model.errors import Interrupted, LogexplorerError
from logexplorer.model.lenses import LENS_TITLES, Findings
from logexplorer.model.places import Places
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.tui import messages
from logexplorer.tui.asker import Asker
from logexplorer.tui.commands import Group, Need
from logexplorer.tui.keeping import bookmark_ask
from logexplorer.tui.overview_questions import ORDER, OTHERS, answer_for
from logexplorer.tui.screens.search_screen import SearchScreen
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.card_board import CardBoard
from logexplorer.tui.widgets.key_line import KeyLine
from logexplorer.views.narrow import narrowed
from logexplorer.views.overview import FEW, MANY, Answer, Card, card, unsettled
from logexplorer.views.times import Clock

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

TALL = 45
"""From this many lines on, the cards show more values."""


class OverviewScreen(SearchScreen):
    """Asks for one card at a time; each appears as it arrives."""

    AUTO_FOCUS = "CardBoard"

    def __init__(self, asker: Asker, look: Look, query: str = "") -> None:
        super().__init__(asker, look, query)
        self._answers: dict[str, Answer] = {}
        self._opened: frozenset[str] = frozenset()
        self._due: tuple[str, ...] = ()
        self._awaited: frozenset[str] = frozenset()

    def on_mount(self) -> None:
        self.tell_lacking(messages.AimPointed(None))

    def compose_body(self) -> ComposeResult:
        yield CardBoard(self._look)

    @property
    def main_part(self) -> CardBoard:
        """The cards."""
        return self.query_one(CardBoard)

    # answers

    def ask_all(self, search: Search) -> None:
        """Every card anew; what is shown stays until its next answer."""
        self._due = ORDER
        self._awaited = frozenset(self._answers)
        self._show()
        self._ask_next()

    def _ask_next(self) -> None:
        search = self.search
        if search is None or not self._due:
            return
        name, *rest = self._due
        self._due = tuple(rest)

        def question(explorer: "Explorer", stop: Stop) -> messages.CardArrived:
            try:
                answer: Answer = answer_for(name, explorer, search, stop)
            except Interrupted:
                raise
            except LogexplorerError as error:
                answer = error.message
            return messages.CardArrived(search, name, answer)

        self._asker.ask("overview", self, question)

    @on(messages.CardArrived)
    def show_card(self, arrived: messages.CardArrived) -> None:
        """The answer for the current search; then the next card's turn comes."""
        if arrived.search == self.search:
            self._answers[arrived.name] = arrived.answer
            self._awaited -= {arrived.name}
            self.tell_once(_problems(arrived.answer))
            self._show()
            if self.is_current:
                self._ask_next()
            else:
                self._missed = True

    def on_resize(self) -> None:
        self._show()

    def watch_clock(self, clock: Clock | None) -> None:
        """Times are shown in another way."""
        self._show()

    def _show(self) -> None:
        if (clock := self.clock) is not None and self.is_mounted:
            urgent, others = (
                tuple(self._card(name, clock) for name in names) for names in (LENS_TITLES, OTHERS)
            )
            self.main_part.show(urgent, others)

    def _card(self, name: str, clock: Clock) -> Card:
        most = MANY if self.size.height >= TALL else FEW
        answer, opened = self._answers.get(name), name in self._opened
        shown = card(name, answer, clock, opened=opened, most=most)
        return unsettled(shown) if name in self._awaited else shown

    # what the user does

    @on(messages.AimChosen)
    def open_aim(self, chosen: messages.AimChosen) -> None:
        """More entries; or the events, by the visible query and the time range, in the log."""
        aim, search = chosen.aim, self.search
        if aim.more:
            self._opened ^= {aim.more}
            self._show()
            self.tell_lacking(messages.AimPointed(self.main_part.pointed))
            return
        if search is None:
            return
        self.post_message(messages.EventsWanted(narrowed(search.text, aim.query), aim.period))

    @on(messages.AimPointed)
    def tell_lacking(self, pointed: messages.AimPointed) -> None:
        """The footer says what Enter does here, and leaves out what would do nothing."""
        aim, keys = pointed.aim, self.query_one(KeyLine)
        lacking: set[Need] = set() if aim else {"entry"}
        if aim is None or aim.event is None:
            lacking.add("event")
        fold = "Fold" if aim and aim.more in self._opened else "Unfold"
        keys.words = {"open_entry": fold} if aim and aim.more else {}
        keys.lacking = frozenset(lacking)

    @on(messages.EventTaken)
    def take_event(self, taken: messages.EventTaken) -> None:
        """The event that the entry stands for."""
        if taken.event is None:
            self.notice = "no event is chosen"
        elif taken.purpose == "copy":
            self.copy_event(taken.event)
        else:
            self.open_ask(bookmark_ask(taken.event, self.kept))

    def part(self) -> Group | None:
        """The cards have keys of their own."""
        return "Overview" if self.main_part.has_focus else None


def _problems(answer: Answer) -> tuple[str, ...]:
    """What is wrong with the databases that were asked."""
    if isinstance(answer, Places):
        return answer.problems
    return (answer.note,) if isinstance(answer, Findings) and answer.note else ()

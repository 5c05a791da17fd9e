"""What a screen asks its user for: a time range, an order, a field."""

from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget

from logexplorer.model.errors import Interrupted, LogexplorerError
from logexplorer.model.period import Period
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.tui import keeping, messages
from logexplorer.tui.asker import Asker
from logexplorer.tui.asks import Ask, field_of, order_ask, ordered_by, range_ask, range_texts
from logexplorer.tui.messages.charts import ExportWanted, FieldWanted, UserWanted
from logexplorer.tui.widgets.ask_line import AskLine

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer


class AskingScreen(Screen[None]):
    """Opens the line of choices; what is answered there becomes another Search."""

    search: var[Search | None] = var(None)

    def __init__(self, asker: Asker) -> None:
        super().__init__()
        self._asker = asker
        self._asked_from: Widget | None = None

    @property
    def _ask_line(self) -> AskLine:
        return self.query_one(AskLine)

    def open_ask(self, ask: Ask) -> None:
        """Ask the user, who is then back where the question came from."""
        self._asked_from = self.focused
        self._ask_line.open(ask)

    @on(messages.AskLeft)
    def close_ask(self) -> None:
        """Nothing is asked any more."""
        if self._asked_from is not None:
            self._asked_from.focus()
            self._asked_from = None

    def action_time_range(self) -> None:
        if self.search is not None:
            self.open_ask(range_ask(self.search.period))

    def action_order(self) -> None:
        if self.search is not None:
            self.open_ask(order_ask(self.search.order))

    @on(messages.Answered)
    def take_answer(self, answered: messages.Answered) -> None:
        """Ask the explorer what it means; it may mean nothing."""
        search = self.search
        if search is None:
            return

        def question(explorer: "Explorer", stop: Stop) -> Message:
            try:
                return messages.Understood(_meaning(explorer, search, answered))
            except Interrupted:
                raise
            except LogexplorerError as error:
                return messages.Refused(error)

        self._asker.ask("answer", self, question)

    @on(messages.Understood)
    def go_on(self, understood: messages.Understood) -> None:
        """Done with asking, unless the answer leads to another question."""
        if isinstance(understood.message, messages.AskWanted):
            self._ask_line.open(understood.message.ask)
            return
        self.close_ask()
        self.post_message(understood.message)

    @on(messages.Refused)
    def tell_refusal(self, refused: messages.Refused) -> None:
        """The line stays open, to be mended."""
        error = refused.error
        self._ask_line.refuse(f"{error.message}; {error.help}" if error.help else error.message)


def _meaning(explorer: "Explorer", search: Search, answered: messages.Answered) -> Message:
    option, texts = answered.option, answered.texts
    match answered.purpose:
        case "range":
            since, until = (
                explorer.parse_time(text) if text else None
                for text in (range_texts(option) if option else texts)
            )
            if option and since:
                since = since.replace(microsecond=0)
            return messages.PeriodWanted(Period(since, until))
        case "order":
            field = field_of(option) if option else texts[0]
            descending = ordered_by(search.order, field)
            ordered = explorer.ordered(search, field, descending=descending)
            return messages.OrderWanted(ordered.order)
        case "facet":
            explorer.ordered(search, texts[0], descending=True)  # raises for an unknown field
            return messages.FacetWanted(texts[0])
        case "field":
            field = option or texts[0]
            explorer.ordered(search, field, descending=True)  # raises for an unknown field
            return FieldWanted(field)
        case "user":
            return UserWanted(option or texts[0])
        case "chart_file":
            explorer.exporting.check(texts[0])
            return ExportWanted(texts[0])
        case _:
            return keeping.meaning(explorer, search, answered)

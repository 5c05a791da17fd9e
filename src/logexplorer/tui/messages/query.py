"""What is asked, and what a query means."""

from textual.message import Message

from logexplorer.model.errors import QueryError
from logexplorer.model.period import Period
from logexplorer.model.search import Order, Search
from logexplorer.views.status import Counts


class QueryEdited(Message):
    """The user paused while typing."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class QuerySubmitted(Message):
    """The user asks."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class EventsWanted(Message):
    """The log shall show the events of this query; `period` None leaves the time range."""

    def __init__(self, text: str, period: Period | None = None) -> None:
        super().__init__()
        self.text = text
        self.period = period


class QueryLeft(Message):
    """The user is done with the query bar."""


class QueryRead(Message):
    """What a query means, or what is wrong with it.

    `search.text` is the query; `hint` tells how it was read, where that needs saying; `run` says
    whether the user asked for it, or was only typing.
    """

    def __init__(
        self, search: Search, error: QueryError | None, hint: str = "", *, run: bool = False
    ) -> None:
        super().__init__()
        self.search = search
        self.error = error
        self.hint = hint
        self.run = run


class PeriodWanted(Message):
    """Look at another stretch of time."""

    def __init__(self, period: Period) -> None:
        super().__init__()
        self.period = period


class OrderWanted(Message):
    """Look at the rows in another order."""

    def __init__(self, order: Order) -> None:
        super().__init__()
        self.order = order


class NarrowWanted(Message):
    """The query shall also ask for this value of the record's path, or for all but it."""

    def __init__(self, path: str, value: object, *, equal: bool) -> None:
        super().__init__()
        self.path = path
        self.value = value
        self.equal = equal


class AnswerUnwanted(Message):
    """The user will not wait for the answer to what was asked last; `shown` has its rows."""

    def __init__(self, shown: Search | None) -> None:
        super().__init__()
        self.shown = shown


class Counted(Message):
    """How many events a search found."""

    def __init__(self, search: Search, counts: Counts) -> None:
        super().__init__()
        self.search = search
        self.counts = counts

"""What the parts and the threads tell the screen."""

from typing import TYPE_CHECKING

from textual.message import Message

from logexplorer.model.errors import LogexplorerError, QueryError
from logexplorer.model.event import Event
from logexplorer.model.period import Period
from logexplorer.model.results import Histogram, Loaded, Progress, Statistics, Top
from logexplorer.model.search import Order, Search
from logexplorer.tui.asks import Purpose
from logexplorer.tui.layout import Layout
from logexplorer.views.status import Counts

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer
    from logexplorer.views.object_history import Step


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


class WindowWanted(Message):
    """The table needs the rows of a window."""

    def __init__(self, start: int, size: int) -> None:
        super().__init__()
        self.start = start
        self.size = size


class WindowArrived(Message):
    """The rows of a window of a search."""

    def __init__(self, search: Search, start: int, events: tuple[Event, ...]) -> None:
        super().__init__()
        self.search = search
        self.start = start
        self.events = events


class Counted(Message):
    """How many events a search found."""

    def __init__(self, search: Search, counts: Counts) -> None:
        super().__init__()
        self.search = search
        self.counts = counts


class ErrorWanted(Message):
    """Go to the next error behind this row, or to the one before it."""

    def __init__(self, row: int, *, backwards: bool) -> None:
        super().__init__()
        self.row = row
        self.backwards = backwards


class ErrorFound(Message):
    """The row of a search's next error; None where there is none."""

    def __init__(self, search: Search, row: int | None) -> None:
        super().__init__()
        self.search = search
        self.row = row


class CursorMoved(Message):
    """Another event is chosen; None where its row is still under way, or there is none."""

    def __init__(self, event: Event | None) -> None:
        super().__init__()
        self.event = event


class PartLeft(Message):
    """The user is done with a part of the screen: back to the rows."""


class HistogramWanted(Message):
    """The histogram needs an answer for its width; `other` asks for other series."""

    def __init__(self, *, other: bool = False) -> None:
        super().__init__()
        self.other = other


class HistogramArrived(Message):
    """The events of a search over time."""

    def __init__(self, search: Search, answer: Histogram) -> None:
        super().__init__()
        self.search = search
        self.answer = answer


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


class Answered(Message):
    """The user chose an option, or typed these texts instead (`option` is None)."""

    def __init__(self, purpose: Purpose, option: str | None, texts: tuple[str, ...]) -> None:
        super().__init__()
        self.purpose = purpose
        self.option = option
        self.texts = texts


class AskLeft(Message):
    """The user will not answer."""


class Understood(Message):
    """What was answered means something: `message` says what is wanted."""

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.message = message


class Refused(Message):
    """What was answered means nothing."""

    def __init__(self, error: QueryError) -> None:
        super().__init__()
        self.error = error


class DetailWanted(Message):
    """Open the details of the chosen event, or close them."""


class NarrowWanted(Message):
    """The query shall also ask for this value of the record's path, or for all but it."""

    def __init__(self, path: str, value: object, *, equal: bool) -> None:
        super().__init__()
        self.path = path
        self.value = value
        self.equal = equal


class FacetWanted(Message):
    """The values of this field or path are wanted as a facet; it is named as queries name it."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


class FacetArrived(Message):
    """The values of a field under a search; statistics where they were asked for."""

    def __init__(self, search: Search, top: Top, statistics: Statistics | None) -> None:
        super().__init__()
        self.search = search
        self.top = top
        self.statistics = statistics


class FacetOpened(Message):
    """More of a field's values are wanted and its statistics; or no longer."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


class FacetRemoved(Message):
    """A field shall be a facet no longer."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


class FacetAddWanted(Message):
    """The user wants to name a field that becomes a facet."""


class DetailLaidOut(Message):
    """An event's details, wrapped to the panel's width."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self.layout = layout


class StepChosen(Message):
    """Another step of an object's history is chosen."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class HistoryArrived(Message):
    """An object's history; `complete` unless there are more events than are read."""

    def __init__(self, steps: "tuple[Step, ...]", *, complete: bool) -> None:
        super().__init__()
        self.steps = steps
        self.complete = complete


class Opened(Message):
    """The explorer is there, and the first search; `read` tells what its query means.

    A query that cannot be asked leaves a search for everything.
    """

    def __init__(self, explorer: "Explorer", search: Search, read: QueryRead) -> None:
        super().__init__()
        self.explorer = explorer
        self.search = search
        self.read = read


class OpeningFailed(Message):
    """There is nothing to show: the program ends with the error."""

    def __init__(self, error: LogexplorerError) -> None:
        super().__init__()
        self.error = error


class LoadProgressed(Message):
    """How far the loading is, and the newest batch that can be asked for."""

    def __init__(self, progress: Progress, watermark: int) -> None:
        super().__init__()
        self.progress = progress
        self.watermark = watermark


class LoadEnded(Message):
    """All is read; or the loading was stopped (`loaded` is None), or failed with `error`."""

    def __init__(
        self, loaded: Loaded | None, watermark: int, error: LogexplorerError | None = None
    ) -> None:
        super().__init__()
        self.loaded = loaded
        self.watermark = watermark
        self.error = error


class AnswerUnwanted(Message):
    """The user will not wait for the answer to what was asked last; `shown` has its rows."""

    def __init__(self, shown: Search | None) -> None:
        super().__init__()
        self.shown = shown


class WorkFailed(Message):
    """A question could not be answered."""

    def __init__(self, problem: str) -> None:
        super().__init__()
        self.problem = problem

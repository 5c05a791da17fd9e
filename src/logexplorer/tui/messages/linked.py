"""What stands beside the rows: histogram and facets."""

from textual.message import Message

from logexplorer.model.results import Histogram, Statistics, Top
from logexplorer.model.search import Search


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

"""The map: its answers, and what is picked on it."""

from textual.message import Message

from logexplorer.model.outlines import Detail, Outlines
from logexplorer.model.places import Places, Travel
from logexplorer.model.search import Search


class OutlinesWanted(Message):
    """The map needs the outlines in this detail."""

    def __init__(self, detail: Detail) -> None:
        super().__init__()
        self.detail: Detail = detail


class OutlinesArrived(Message):
    """Coasts and borders in a detail."""

    def __init__(self, detail: Detail, outlines: Outlines) -> None:
        super().__init__()
        self.detail: Detail = detail
        self.outlines = outlines


class PlacesArrived(Message):
    """Where the events of a search came from."""

    def __init__(self, search: Search, places: Places) -> None:
        super().__init__()
        self.search = search
        self.places = places


class TravelArrived(Message):
    """The impossible journeys of a search."""

    def __init__(self, search: Search, travel: Travel) -> None:
        super().__init__()
        self.search = search
        self.travel = travel


class Picked(Message):
    """The user pointed at a place or a journey; `again` says that it was chosen already."""

    def __init__(self, number: int, *, again: bool = False) -> None:
        super().__init__()
        self.number = number
        self.again = again


class PickWanted(Message):
    """The query shall ask for what is chosen on the map."""


class JourneyFound(Message):
    """The query's part that finds a journey's two events."""

    def __init__(self, part: str) -> None:
        super().__init__()
        self.part = part

"""The charts: their answers, and what is chosen for them."""

from typing import TYPE_CHECKING

from textual.message import Message

from logexplorer.model.search import Search

if TYPE_CHECKING:
    from logexplorer.tui.plots.picture import Picture
    from logexplorer.views.chart_marks import Wanted


class ChartWanted(Message):
    """The chart needs a drawing for its size."""


class ChartArrived(Message):
    """A chart of a search, drawn."""

    def __init__(self, search: Search, picture: "Picture") -> None:
        super().__init__()
        self.search = search
        self.picture = picture


class ChoiceTaken(Message):
    """The user asks for what is chosen in the chart."""

    def __init__(self, wanted: "Wanted") -> None:
        super().__init__()
        self.wanted = wanted


class FieldWanted(Message):
    """The chart shall count by this field."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


class UserWanted(Message):
    """The timeline of this user is wanted."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class ExportWanted(Message):
    """The chart shall be written to this file, which is not there yet."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file

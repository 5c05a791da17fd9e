"""The chosen event in detail, and its object's history."""

from typing import TYPE_CHECKING

from textual.message import Message

from logexplorer.tui.layout import Layout

if TYPE_CHECKING:
    from logexplorer.views.object_history import Step


class DetailWanted(Message):
    """Open the details of the chosen event, or close them."""


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

"""The overview's cards: what was answered, and what the user chose."""

from typing import TYPE_CHECKING, Literal

from textual.message import Message

from logexplorer.model.search import Search

if TYPE_CHECKING:
    from logexplorer.views.overview import Aim, Answer


class CardArrived(Message):
    """The answer for one card under a search."""

    def __init__(self, search: Search, name: str, answer: "Answer") -> None:
        super().__init__()
        self.search = search
        self.name = name
        self.answer = answer


class AimPointed(Message):
    """The cursor is on another entry, or on one that opens nothing (None)."""

    def __init__(self, aim: "Aim | None") -> None:
        super().__init__()
        self.aim = aim


class EventTaken(Message):
    """The user wants to copy or to bookmark the event under the cursor, if there is one."""

    def __init__(self, aim: "Aim | None", purpose: Literal["copy", "bookmark"]) -> None:
        super().__init__()
        self.event = aim.event if aim is not None else None
        self.purpose = purpose


class AimChosen(Message):
    """The user wants to see the events of an entry, or more entries."""

    def __init__(self, aim: "Aim") -> None:
        super().__init__()
        self.aim = aim

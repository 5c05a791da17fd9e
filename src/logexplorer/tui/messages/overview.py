"""The overview's cards: what was answered, and what the user chose."""

from typing import TYPE_CHECKING

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


class AimChosen(Message):
    """The user wants to see the events of an entry, or more entries."""

    def __init__(self, aim: "Aim") -> None:
        super().__init__()
        self.aim = aim

"""The line of choices, and what was answered."""

from textual.message import Message

from logexplorer.model.errors import QueryError
from logexplorer.tui.asks import Purpose


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

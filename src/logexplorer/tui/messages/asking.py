"""The line of choices, and what was answered."""

from textual.message import Message

from logexplorer.model.errors import LogexplorerError
from logexplorer.tui.asks import Ask, Purpose


class Answered(Message):
    """The user chose an option, or typed these texts instead (`option` is None)."""

    def __init__(
        self,
        purpose: Purpose,
        option: str | None,
        texts: tuple[str, ...],
        about: object = None,
    ) -> None:
        super().__init__()
        self.purpose = purpose
        self.option = option
        self.texts = texts
        self.about = about


class AskWanted(Message):
    """The answer leads to another question."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self.ask = ask


class AskLeft(Message):
    """The user will not answer."""


class Understood(Message):
    """What was answered means something: `message` says what is wanted."""

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.message = message


class Refused(Message):
    """What was answered means nothing."""

    def __init__(self, error: LogexplorerError) -> None:
        super().__init__()
        self.error = error

"""What can go wrong for a user: a sentence, its place, and a help."""

from logexplorer.model.span import Span


class LogexplorerError(Exception):
    """An error that a user reads: `message` is one sentence, `help` says what to do instead."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class UsageError(LogexplorerError):
    """The program was called wrongly; exit code 2."""


class SourceError(LogexplorerError):
    """A file, folder or stream could not be read; exit code 1."""


class StoreError(LogexplorerError):
    """The store could not be opened, written or asked; exit code 1."""


class KeptError(LogexplorerError):
    """What the user keeps could not be written; exit code 1."""


class OutputError(LogexplorerError):
    """The output could not be written; exit code 1."""


class Interrupted(LogexplorerError):
    """The user stopped the work before it was done."""


class QueryError(LogexplorerError):
    """A query that cannot be asked, with the exact `span` of the text at fault; exit code 2."""

    def __init__(self, message: str, span: Span, help: str = "") -> None:
        super().__init__(message, help)
        self.span = span


class UnknownField(QueryError):
    """A name that is neither a field nor, as far as is known, a path in the data."""

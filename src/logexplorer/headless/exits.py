"""What the program says to the shell when it ends."""

from enum import IntEnum

from logexplorer.model.errors import Interrupted, LogexplorerError, QueryError, UsageError


class ExitCode(IntEnum):
    """Exit codes, the same for every command; 130 is 128 + SIGINT, as shells count."""

    OK = 0
    FAILURE = 1
    MISUSE = 2
    INTERRUPTED = 130


def exit_code_of(error: LogexplorerError) -> ExitCode:
    """The exit code that an error ends the program with."""
    match error:
        case QueryError() | UsageError():
            return ExitCode.MISUSE
        case Interrupted():
            return ExitCode.INTERRUPTED
        case _:
            return ExitCode.FAILURE

"""The terminal that the screen is on, wherever the shell leads the standard streams."""

import os
import sys
from codecs import getincrementaldecoder
from functools import partial
from io import TextIOBase
from typing import TYPE_CHECKING, TextIO

from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from logexplorer.model.errors import UsageError

if TYPE_CHECKING:
    from textual.app import App

_TERMINAL = "/dev/tty"

# One byte that is not UTF-8, as from a terminal in Latin-1, would end Textual's reading of keys.
linux_driver.getincrementaldecoder = lambda encoding: partial(  # type: ignore[attr-defined]
    getincrementaldecoder(encoding), errors="replace"
)


class TerminalDriver(LinuxDriver):
    """Draws on standard output, which the command line knows to be a terminal.

    Textual's own draws on standard error, which may be led to a file, and takes whatever comes
    through a pipe for keys: a log would be obeyed.
    """

    def __init__(
        self,
        app: "App[object]",
        *,
        keyboard: int,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self.fileno, self.input_tty = keyboard, True
        if sys.__stdout__ is not None:
            sys.__stdout__.reconfigure(errors="backslashreplace")
            self._file = Outlet(sys.__stdout__)  # type: ignore[assignment]


class Outlet(TextIOBase):
    """Writes to a terminal for as long as there is one.

    The thread that writes for Textual would end with an error, and the screen then wait for it
    for ever: nothing would be remembered, and the log would stay locked.
    """

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal

    def write(self, text: str) -> int:
        try:
            self._terminal.write(text)
        except OSError:
            self._discard()
        return len(text)

    def flush(self) -> None:
        try:
            self._terminal.flush()
        except OSError:
            self._discard()

    def _discard(self) -> None:
        """What is still buffered goes nowhere, else Python would complain of it at its end."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._terminal.fileno())
        os.close(nowhere)

    def fileno(self) -> int:
        return self._terminal.fileno()


def keyboard() -> int:
    """The descriptor from which keys come: standard input, or the terminal behind a pipe.

    Raises UsageError where there is none.
    """
    if sys.__stdin__ is not None and sys.__stdin__.isatty():
        return sys.__stdin__.fileno()
    try:
        found = os.open(_TERMINAL, os.O_RDONLY | os.O_NOCTTY)
    except OSError as error:
        raise UsageError(
            "the screen needs a keyboard, and neither standard input nor /dev/tty is one",
            "for pipes and files: logexplorer query QUERY PATH...",
        ) from error
    if sys.__stdin__ is None:  # the shell has closed it, and Textual asks for its number
        sys.__stdin__ = os.fdopen(found, closefd=False)  # type: ignore[misc]
    return found

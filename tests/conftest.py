"""How a run of the tests ends."""

import atexit
import os


def pytest_configure() -> None:
    """Let nothing be printed below pytest's closing line.

    Where hypothesis keeps a module alive at the interpreter's end, duckdb's bindings report their
    own constants as leaked.
    """
    atexit.register(_end_quietly)


def _end_quietly() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)

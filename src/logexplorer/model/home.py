"""Paths as people type them."""

import os
from pathlib import Path


def path_of(text: str) -> Path:
    """The path; `~` at its start is a home, unless it names a user that there is not."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def shown_name(path: str | Path) -> str:
    r"""The name in UTF-8; what of a file's name is none as `\xff`."""
    return os.fsencode(path).decode(errors="backslashreplace")

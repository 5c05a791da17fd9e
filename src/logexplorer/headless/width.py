"""How many columns of a terminal a text takes, and texts cut and filled to columns."""

import unicodedata


def width(text: str) -> int:
    """The columns that a terminal gives to a clean text."""
    return len(text) if text.isascii() else sum(map(_width, text))


def cut(text: str, columns: int) -> str:
    """The text in at most so many columns; a text that was cut ends in `…`."""
    if len(text) * 2 <= columns or width(text) <= columns:
        return text
    taken = 0
    for at, character in enumerate(text):
        taken += _width(character)
        if taken > columns - 1:
            return text[:at] + "…"
    return text


def filled(text: str, columns: int, *, right: bool = False) -> str:
    """The text with spaces up to so many columns; `right` sets it at the right end."""
    spaces = " " * (columns - width(text))
    return spaces + text if right else text + spaces


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1

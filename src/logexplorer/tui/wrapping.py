"""A long line on rows of a width: which characters stand on which row, and in which column."""

from rich.cells import cell_len

from logexplorer.tui.paint import shown
from logexplorer.tui.theme import Look

Rows = list[tuple[int, int]]
"""Start and end of each row's characters; the caret has room after the last one."""


def rows_of(text: str, width: int, look: Look) -> Rows:
    """The rows of a text; a character that is shown as several cells is not torn."""
    rows, start, used = [], 0, 0
    for at, length in enumerate(_lengths(text, look)):
        if used + length > width and at > start:
            rows.append((start, at))
            start, used = at, 0
        used += length
    rows.append((start, len(text)))
    if used >= width > 0:
        rows.append((len(text), len(text)))
    return rows


def row_of(rows: Rows, at: int) -> int:
    """The number of the row on which the character stands, or the caret before it."""
    return sum(1 for _, end in rows[:-1] if end <= at)


def column_of(text: str, rows: Rows, at: int, look: Look) -> int:
    """The column at which the character begins."""
    return cell_len(shown(text[rows[row_of(rows, at)][0] : at], look))


def character_at(text: str, row: tuple[int, int], column: int, look: Look) -> int:
    """The character of a row that is shown at a column; behind the last one the row's end."""
    start, end = row
    at = start
    while at < end and cell_len(shown(text[start : at + 1], look)) <= column:
        at += 1
    return at


def _lengths(text: str, look: Look) -> list[int]:
    if text.isascii() and text.isprintable():
        return [1] * len(text)
    return [cell_len(shown(character, look)) for character in text]

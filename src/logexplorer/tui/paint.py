"""Lines of text and roles to strips of exactly so many cells."""

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from logexplorer.tui.theme import Look
from logexplorer.views.clean import clean
from logexplorer.views.text import Line, Piece, Role

_MARK = re.compile(r"[ ,;:/&?=|)\]}>_-]")
"""A word ends with one of these."""
_LAST_MARK = re.compile(rf".*{_MARK.pattern}", re.DOTALL)

_ASCII = str.maketrans(
    {
        "…": "~",
        "·": "-",
        "│": "|",
        "─": "-",
        "❯": ">",
        "█": "#",
        **dict.fromkeys("▁▂", "_"),
        **dict.fromkeys("▃▄▅", "="),
        **dict.fromkeys("▆▇", "+"),
        "▸": ">",
        "→": "->",
        "●": "*",
        "◆": "+",
        "◈": "%",
        "└": "`",
        "■": "#",
        "•": "*",
        "◉": "@",
        "╳": "x",
        "≡": "=",
        **dict.fromkeys("┼┴┬┤├┌", "+"),
        **dict.fromkeys("▓▒", "#"),
        "░": ".",
        "▀": "^",
        **dict.fromkeys("▏▎▍", "-"),
        **dict.fromkeys("▌▋▊▉", "#"),
        "–": "-",
    }
)


def strip_of(
    line: Line, width: int, look: Look, *, under: Style | None = None, over: Style | None = None
) -> Strip:
    """The line cut or filled to the width; `under` is its background, `over` replaces all styles.

    Neighbours of one style become one segment, and no style costs no bytes.
    """
    segments: list[Segment] = []
    for text, role in fit(line, width, look):
        if not text:
            continue
        style = over or (_role_style(text, role, look, under))
        if segments and segments[-1].style == style:
            segments[-1] = Segment(segments[-1].text + text, style)
        else:
            segments.append(Segment(text, style))
    return Strip(segments, width)


def fit(line: Line, width: int, look: Look) -> Line:
    """The line, cleaned, in exactly `width` cells: cut with an ellipsis, or filled with spaces."""
    fitted: list[Piece] = []
    left = width
    for piece in line:
        text = shown(piece.text, look)
        length = cell_len(text)
        if length > left:
            fitted.append(Piece(_cut(text, left, look), piece.role))
            left = 0
            break
        fitted.append(Piece(text, piece.role))
        left -= length
    if left:
        fitted.append(Piece(" " * left))
    return tuple(fitted)


def wrap(line: Line, width: int, look: Look, indent: int = 2) -> Iterator[Line]:
    """The line, cleaned, in rows of at most `width` cells; all but the first are indented.

    A row ends after a space or a mark where there is one, and what fits on a row is not torn.
    """
    row: list[Piece] = []
    left, whole = width, width - indent
    for piece in line:
        text, at = shown(piece.text, look), 0
        while (end := _fitting(text, at, left)) < len(text):
            stop = _stop(text, at, end, whole, fresh=left >= whole)
            yield (*row, Piece(text[at:stop], piece.role))
            at = stop
            row, left = [Piece(" " * indent)], whole
        row.append(Piece(text[at:], piece.role))
        left -= cell_len(text[at:])
    yield tuple(row)


def shown(text: str, look: Look) -> str:
    """The text safe for the terminal, in its letters: what ASCII cannot say is escaped."""
    return clean(text.translate(_ASCII), ascii=True) if look.ascii else clean(text)


def _role_style(text: str, role: Role, look: Look, under: Style | None) -> Style | None:
    style = look.roles[role] if text.strip(" ") else None
    return under + style if under and style else style or under


def _cut(text: str, width: int, look: Look) -> str:
    if width <= 0:
        return ""
    return set_cell_size(text, width - 1) + ("~" if look.ascii else "…")


def _fitting(text: str, at: int, width: int) -> int:
    """Where the text ends that begins there and has room in so many cells."""
    part = text[at : at + max(width, 0)]
    if part.isascii():
        return at + len(part)
    rows = chop_cells(part, width) if width > 1 else [part[: max(width, 0)]]
    return at + len(rows[0] if rows else part)  # no rows: nothing in it has a width


def _stop(text: str, at: int, end: int, whole: int, *, fresh: bool) -> int:
    """Where the row ends that could go on up to `end`; a `whole` row has so many cells."""
    if not fresh and _fitting(text, at, whole) == len(text):
        return at
    found = _LAST_MARK.match(text, at, end)
    if found and (not fresh or found.end() - at > (end - at) // 3):
        return found.end()
    following = _MARK.search(text, end, at + whole)
    if not fresh and following:
        return at
    return max(end, at + 1) if fresh else end

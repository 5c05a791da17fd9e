"""Lines of text and roles to strips of exactly so many cells."""

from collections.abc import Iterator

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from logexplorer.tui.theme import Look
from logexplorer.views.clean import clean
from logexplorer.views.text import Line, Piece, Role

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
        "└": "`",
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
    """The line, cleaned, in rows of at most `width` cells; all but the first are indented."""
    row: list[Piece] = []
    left = width
    for piece in line:
        rest = shown(piece.text, look)
        while cell_len(rest) > left:
            if row and left < width - indent and cell_len(rest) <= width - indent:
                head = ""  # what fits on a row of its own is not torn
            else:
                head, rest = _broken(rest, left, fresh=left >= width - indent)
            yield (*row, Piece(head, piece.role))
            row, left = [Piece(" " * indent)], width - indent
            if len(rest) > left and rest.isascii():
                *whole, rest = (rest[at : at + left] for at in range(0, len(rest), left))
                yield from ((row[0], Piece(part, piece.role)) for part in whole)
        row.append(Piece(rest, piece.role))
        left -= cell_len(rest)
    yield tuple(row)


def shown(text: str, look: Look) -> str:
    """The text safe for the terminal, in its letters."""
    safe = clean(text, ascii=look.ascii)
    return safe.translate(_ASCII) if look.ascii else safe


def _role_style(text: str, role: Role, look: Look, under: Style | None) -> Style | None:
    style = look.roles[role] if text.strip(" ") else None
    return under + style if under and style else style or under


def _cut(text: str, width: int, look: Look) -> str:
    if width <= 0:
        return ""
    return set_cell_size(text, width - 1) + ("~" if look.ascii else "…")


def _broken(text: str, width: int, *, fresh: bool) -> tuple[str, str]:
    """What fits, broken after a space where one is near the end, and the rest."""
    head = chop_cells(text[: width + 1], width)[0] if width > 0 else ""
    if cell_len(head) > width or not head:
        head = text[:1] if fresh else ""
    space = head.rfind(" ")
    if space > len(head) * 2 // 3:
        head = head[: space + 1]
    return head, text[len(head) :]

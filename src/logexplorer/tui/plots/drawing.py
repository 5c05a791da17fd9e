"""A chart that is drawn: its rows, and what can be chosen in it."""

from dataclasses import dataclass
from typing import NamedTuple

from textual.strip import Strip

from logexplorer.tui.paint import strip_of
from logexplorer.tui.theme import Look
from logexplorer.views.chart_marks import Marks, Nothing
from logexplorer.views.text import Piece


class Size(NamedTuple):
    """Cells."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """As many rows as were asked for, and the marks that move over them."""

    rows: tuple[Strip, ...]
    marks: Marks


def empty(sentence: str, size: Size, look: Look) -> Drawing:
    """Where there is nothing to draw, a sentence says so."""
    head = strip_of((Piece(f" {sentence}", "muted"),), size.width, look)
    blank = strip_of((), size.width, look)
    rows = (head, *(blank for _ in range(size.height - 1)))
    return Drawing(rows, Nothing())


def filled(rows: tuple[Strip, ...], size: Size, look: Look) -> tuple[Strip, ...]:
    """The rows, and blank ones up to the height."""
    blank = strip_of((), size.width, look)
    return (*rows, *(blank for _ in range(size.height - len(rows))))[: size.height]

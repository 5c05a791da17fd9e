"""A map as rows of cells: background, journeys, pins, labels, each over the ones before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from logexplorer.views.world import glyphs
from logexplorer.views.world.labels import Label, WidthOf
from logexplorer.views.world.pins import ASCII_GLYPHS, GLYPHS, Pin
from logexplorer.views.world.raster import Background, Canvas
from logexplorer.views.world.viewport import Size

Ink = Literal["", "coast", "border", "land", "way", "chosen_way", "label", "pin"]


class Cell(NamedTuple):
    """A character (or none, behind a wide one), what it shows, and for a pin its kind."""

    text: str
    ink: Ink = ""
    kind: str = ""
    chosen: bool = False


Grid = list[list[Cell]]


def _each(glyph: Callable[[int], str], ink: Ink) -> tuple[Cell, ...]:
    """The cell of every mask."""
    cells = (Cell(glyph(mask), ink) for mask in range(256))
    return tuple(Cell(" ") if cell.text == " " else cell for cell in cells)


_COASTS, _BORDERS = _each(glyphs.braille, "coast"), _each(glyphs.braille, "border")
_LANDS, _STROKES = _each(glyphs.land, "land"), _each(glyphs.stroke, "border")


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands on the background: the journeys' lines, the chosen one's, pins and labels.

    `chosen` are the cells of the chosen places; a pin there is marked, and so is a cell without.
    """

    pins: Sequence[Pin] = ()
    chosen: Sequence[tuple[int, int]] = ()
    labels: Sequence[Label] = ()
    ways: Canvas | None = None
    chosen_way: Canvas | None = None


def ground(background: Background, size: Size, *, ascii: bool) -> Grid:
    """The background's cells."""
    over, under = (background.borders, background.land) if ascii else _lines_of(background)
    above, below = (_STROKES, _LANDS) if ascii else (_COASTS, _BORDERS)
    return [
        [
            above[each] if each else below[other]
            for each, other in zip(over.row(number), under.row(number), strict=True)
        ]
        for number in range(size.height)
    ]


def frame(ground: Grid, marks: Marks, width_of: WidthOf, *, ascii: bool) -> Grid:
    """The map; the ground stays as it was."""
    grid = [list(row) for row in ground]
    if marks.ways is not None:
        _draw_way(grid, marks.ways, "way", ascii=ascii)
    if marks.chosen_way is not None:
        _draw_way(grid, marks.chosen_way, "chosen_way", ascii=ascii)
    for label in marks.labels:
        _write(grid, label, width_of)
        if label.leader is not None:
            column, row = label.leader
            grid[row][column] = Cell("|" if ascii else "│", "label", label.kind)
    glyphs_by_size = ASCII_GLYPHS if ascii else GLYPHS
    for pin in reversed(marks.pins):
        grid[pin.row][pin.column] = Cell(glyphs_by_size[pin.size], "pin", pin.kind)
    for label in marks.labels:
        # Of a pin and the name of what is chosen, the name is seen.
        if label.chosen:
            _write(grid, label, width_of)
    for column, row in marks.chosen:
        _choose(grid[row], column)
    return grid


def _lines_of(background: Background) -> tuple[Canvas, Canvas]:
    """Coasts, with the borders in their cells, and borders."""
    coasts, borders = background.coasts, background.borders
    both = bytearray(
        coast | border if coast else 0
        for coast, border in zip(coasts.cells, borders.cells, strict=True)
    )
    return Canvas(coasts.size, both), borders


def _draw_way(grid: Grid, way: Canvas, ink: Ink, *, ascii: bool) -> None:
    width = way.size.width
    for at, mask in enumerate(way.cells):
        if mask:
            grid[at // width][at % width] = Cell("*" if ascii else glyphs.braille(mask), ink)


def _write(grid: Grid, label: Label, width_of: WidthOf) -> None:
    """A cell a character, an empty one behind a wide one; accents join the cell before."""
    cells, column = grid[label.row], label.column
    for character in label.text:
        width = width_of(character)
        if width == 0:
            cells[column - 1] = cells[column - 1]._replace(text=cells[column - 1].text + character)
            continue
        cells[column : column + width] = [
            Cell(character, "label", label.kind, label.chosen),
            *(Cell("", "label", label.kind, label.chosen) for _ in range(width - 1)),
        ]
        column += width


def _choose(cells: list[Cell], column: int) -> None:
    """Mark the cell, in brackets where these hide no other pin."""
    if cells[column].ink != "pin":
        cells[column] = Cell("+", "pin")
    cells[column] = cells[column]._replace(chosen=True)
    sides = (column - 1, column + 1)
    if all(0 <= each < len(cells) and cells[each].ink not in ("pin", "label") for each in sides):
        for each, bracket in zip(sides, "[]", strict=True):
            cells[each] = Cell(bracket, "pin", chosen=True)

"""Lines to dots: each cell has 2 by 4 of them, as the bits of a braille character."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from logexplorer.model.outlines import Outline, Outlines
from logexplorer.views.world.viewport import Position, Size, Viewport

BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of a dot, by its row and column. Source: the Unicode Standard, Braille Patterns."""
_DOTS = BITS[0][0] | BITS[1][0] | BITS[2][1] | BITS[3][1]
_EVERY_OTHER = bytes(mask & _DOTS for mask in range(256))
"""Of lines in whatever direction about half the dots."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """The dots of a map of this size, row by row of cells, a byte a cell."""

    size: Size
    cells: bytearray

    def mask(self, column: int, row: int) -> int:
        """The dots of a cell."""
        return self.cells[row * self.size.width + column]

    def row(self, row: int) -> bytearray:
        """The dots of a row of cells."""
        width = self.size.width
        return self.cells[row * width : (row + 1) * width]


@dataclass(frozen=True, slots=True)
class Background:
    """What does not change while the view is the same: coasts, borders, and where land is."""

    coasts: Canvas
    borders: Canvas
    land: Canvas


def background(
    outlines: Outlines, view: Viewport, size: Size, *, borders: bool, land: bool
) -> Background:
    """The outlines in this view, with dotted borders if wanted.

    With `land` it is filled instead of surrounded by coasts, and borders are whole lines.
    """
    return Background(
        _drawn((each for each in outlines if not land and each.kind == "coast"), view, size),
        (_drawn if land else _dotted)(
            (each for each in outlines if borders and each.kind == "border"), view, size
        ),
        _filled(outlines if land else (), view, size),
    )


def drawn_lines(lines: Iterable[Sequence[Position]], view: Viewport, size: Size) -> Canvas:
    """Lines of any positions; where one leaves the world at a side, it comes in at the other."""
    canvas = _empty(size)
    half = 180 * view.scale_across
    for line in lines:
        dots = [view.dot(each, size) for each in line]
        for (x0, y0), (x1, y1) in pairwise(dots):
            if abs(x1 - x0) <= half:
                _step(canvas, int(x0 // 1), int(y0 // 1), int(x1 // 1), int(y1 // 1))
    return canvas


def _empty(size: Size) -> Canvas:
    return Canvas(size, bytearray(size.width * size.height))


def _drawn(lines: Iterable[Outline], view: Viewport, size: Size) -> Canvas:
    canvas = _empty(size)
    across, down = view.scale_across, view.scale
    top = size.dots_high / 2 + view.latitude * down
    for line, turn in _in_sight(lines, view, size):
        left = size.dots_wide / 2 + (turn - view.longitude) * across
        xs = [int((x * across + left) // 1) for x in line.longitudes]
        ys = [int((top - y * down) // 1) for y in line.latitudes]
        x0, y0 = xs[0], ys[0]
        for x1, y1 in zip(xs, ys, strict=True):
            if x1 != x0 or y1 != y0:
                _step(canvas, x0, y0, x1, y1)
                x0, y0 = x1, y1
        _step(canvas, x0, y0, x0, y0)
    return canvas


def _dotted(lines: Iterable[Outline], view: Viewport, size: Size) -> Canvas:
    canvas = _drawn(lines, view, size)
    return Canvas(size, canvas.cells.translate(_EVERY_OTHER))


def _in_sight(
    lines: Iterable[Outline], view: Viewport, size: Size
) -> Iterator[tuple[Outline, float]]:
    """The lines of which a part may be seen, each with the turns of the world that show it."""
    high, wide = size.dots_high / 2 / view.scale, size.dots_wide / 2 / view.scale_across
    south, north = view.latitude - high, view.latitude + high
    # A world that is seen whole is seen once.
    wide = min(wide, 180.0)
    west, east = view.longitude - wide, view.longitude + wide
    for line in lines:
        if line.north >= south and line.south <= north:
            for turn in (0.0, -360.0, 360.0):
                if line.east + turn >= west and line.west + turn <= east:
                    yield line, turn


def _step(canvas: Canvas, x0: int, y0: int, x1: int, y1: int) -> None:
    """The dots from one to the other, both included, that are on the canvas."""
    size, cells = canvas.size, canvas.cells
    width, wide, high = size.width, size.dots_wide, size.dots_high
    if max(x0, x1) < 0 or min(x0, x1) >= wide or max(y0, y1) < 0 or min(y0, y1) >= high:
        return
    length = max(abs(x1 - x0), abs(y1 - y0))
    if length <= 1:
        for x, y in ((x0, y0), (x1, y1)):
            if 0 <= x < wide and 0 <= y < high:
                cells[(y >> 2) * width + (x >> 1)] |= BITS[y & 3][x & 1]
        return
    right, down = (x1 - x0) / length, (y1 - y0) / length
    for number in range(length + 1):
        x, y = round(x0 + number * right), round(y0 + number * down)
        if 0 <= x < wide and 0 <= y < high:
            cells[(y >> 2) * width + (x >> 1)] |= BITS[y & 3][x & 1]


def _filled(outlines: Outlines, view: Viewport, size: Size) -> Canvas:
    """The dots on land: between the first and the second coast on a parallel, and so on."""
    canvas = _empty(size)
    width, wide = size.width, size.dots_wide
    for y, crossings in enumerate(_crossings(outlines, view, size)):
        crossings.sort()
        row, bits = (y >> 2) * width, BITS[y & 3]
        for west, east in zip(crossings[::2], crossings[1::2], strict=False):
            for turn in (0.0, -360.0, 360.0):
                left = wide / 2 + (west + turn - view.longitude) * view.scale_across
                right = wide / 2 + (east + turn - view.longitude) * view.scale_across
                for x in range(max(int(left + 0.5), 0), min(int(right + 0.5), wide)):
                    canvas.cells[row + (x >> 1)] |= bits[x & 1]
    return canvas


def _crossings(outlines: Outlines, view: Viewport, size: Size) -> list[list[float]]:
    """For each row of dots the longitudes where its parallel crosses a coast or an edge."""
    high, down = size.dots_high, view.scale
    top = high / 2 + view.latitude * down - 0.5
    found: list[list[float]] = [[] for _ in range(high)]
    for line in outlines:
        if line.kind == "border" or top - line.south * down < 0 or top - line.north * down > high:
            continue
        x0, y0 = line.longitudes[0], top - line.latitudes[0] * down
        row0 = int(y0 // 1)
        for x1, latitude in zip(line.longitudes, line.latitudes, strict=True):
            y1 = top - latitude * down
            row1 = int(y1 // 1)
            if row1 != row0:
                slope = (x1 - x0) / (y1 - y0)
                for row in range(max(min(row0, row1) + 1, 0), min(max(row0, row1) + 1, high)):
                    found[row].append(x0 + (row - y0) * slope)
            x0, y0, row0 = x1, y1, row1
    return found

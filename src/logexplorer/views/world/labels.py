"""Names beside pins, where there is room for them."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from logexplorer.views.world.viewport import Size

WidthOf = Callable[[str], int]
"""Cells that a text takes on the screen."""

_CELLS_EACH = 150
"""Of the map for each label: more would hide the coasts."""
_TRIED = 4
"""Times as many may find no room."""
LONGEST = 24


class Wish(NamedTuple):
    """A text that wants to stand beside a cell; one that must is never left out."""

    column: int
    row: int
    text: str
    must: bool = False


class Label(NamedTuple):
    """A text and the cell of its first letter."""

    column: int
    row: int
    text: str
    chosen: bool = False


def labels(
    wishes: Iterable[Wish], taken: set[tuple[int, int]], size: Size, width_of: WidthOf
) -> tuple[Label, ...]:
    """The labels that hide neither each other nor a taken cell; who must comes first.

    Where there is no room for one that must, it stands where it is least in the way.
    """
    most = max(size.width * size.height // _CELLS_EACH, 1)
    placed: list[Label] = []
    taken = set(taken)
    first = sorted(wishes, key=lambda each: not each.must)[: _TRIED * most]
    for wish in first:
        width = width_of(wish.text)
        if len(placed) >= most and not wish.must:
            break
        spots = [
            (column, row, cells)
            for column, row in _spots(wish, width)
            if (cells := _cells(column, row, width, wish, size))
        ]
        free = [spot for spot in spots if not spot[2] & taken]
        if not free and wish.must:
            free = sorted(spots, key=lambda spot: _in_the_way(spot[0], width, spot[2] & taken))
        for column, row, cells in free[:1]:
            placed.append(Label(column, row, wish.text, wish.must))
            taken |= cells
    return tuple(placed)


def _in_the_way(column: int, width: int, hit: set[tuple[int, int]]) -> tuple[int, int]:
    """How many taken cells it would hide, and how many it only touches."""
    hidden = sum(column <= each < column + width for each, _ in hit)
    return hidden, len(hit)


def _cells(column: int, row: int, width: int, wish: Wish, size: Size) -> set[tuple[int, int]]:
    """What a label there needs for itself, its own pin apart; nothing where it does not fit."""
    if column < 0 or column + width > size.width or not 0 <= row < size.height:
        return set()
    beside = row == wish.row
    # In another row a label next to a pin would seem to be that one's.
    margin = 1 if beside else 2
    cells = {(each, row) for each in range(column - margin, column + width + margin)}
    return cells - {(wish.column + step, row) for step in (-1, 0, 1)} if beside else cells


def _spots(wish: Wish, width: int) -> Iterator[tuple[int, int]]:
    """Where it may stand: right and left of the pin, else in the row above or below."""
    yield wish.column + 2, wish.row
    yield wish.column - 1 - width, wish.row
    for row in (wish.row - 1, wish.row + 1):
        for back in (width // 2, 0, width - 1):
            yield wish.column - back, row

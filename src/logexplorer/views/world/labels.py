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
    """A text that wants to stand beside a cell; one that must is never left out.

    One of a `kind`, which gives it the colour of its pin, may stand two rows away.
    """

    column: int
    row: int
    text: str
    must: bool = False
    kind: str = ""


class Label(NamedTuple):
    """A text and the cell of its first letter; `leader` is a cell between it and its pin."""

    column: int
    row: int
    text: str
    chosen: bool = False
    kind: str = ""
    leader: tuple[int, int] | None = None


class _Spot(NamedTuple):
    """Where a label may stand, and the cells that it needs there."""

    column: int
    row: int
    cells: set[tuple[int, int]]
    leader: tuple[int, int] | None = None


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
        near = list(_near(wish, width, size))
        free = [spot for spot in near if not spot.cells & taken]
        if not free and wish.kind:
            free = [spot for spot in _far(wish, width, size) if not spot.cells & taken]
        if not free and wish.must:
            free = sorted(
                near, key=lambda spot: _in_the_way(spot.column, width, spot.cells & taken)
            )
        for spot in free[:1]:
            placed.append(
                Label(spot.column, spot.row, wish.text, wish.must, wish.kind, spot.leader)
            )
            taken |= spot.cells
    return tuple(placed)


def _near(wish: Wish, width: int, size: Size) -> Iterator[_Spot]:
    for column, row in _spots(wish, width):
        if cells := _cells(column, row, width, wish, size):
            yield _Spot(column, row, cells)


def _far(wish: Wish, width: int, size: Size) -> Iterator[_Spot]:
    """Two rows above or below, where a line leads there."""
    for step in (-1, 1):
        leader = (wish.column, wish.row + step)
        for back in (width // 2, 0, width - 1):
            column, row = wish.column - back, wish.row + 2 * step
            if cells := _cells(column, row, width, wish, size):
                yield _Spot(column, row, cells | {leader}, leader)


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

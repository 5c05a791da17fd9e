"""Places to pins: one for all places that share a cell, with a size and a kind."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from logexplorer.model.places import Place, PlaceCount
from logexplorer.views.world.viewport import Position, Size, Viewport

Direction = Literal["left", "right", "up", "down"]

KINDS = ("login", "login_failed", "logout", "authorize_application", "")
"""What authentik's own map tells apart; the last one is everything else."""

KIND_NAMES: Mapping[str, str] = {
    "login": "Login",
    "login_failed": "Failed login",
    "logout": "Logout",
    "authorize_application": "Authorize Application",
    "": "Other",
}
GLYPHS, ASCII_GLYPHS = "·•●◉", ".oO@"
"""From few events to many."""

_STEPS = (0.01, 0.1, 0.5)
"""Of the pin with the most events: from these shares on a pin is of the next size."""
_AHEAD: Mapping[Direction, tuple[int, int]] = {
    "left": (-1, 0),
    "right": (1, 0),
    "up": (0, -1),
    "down": (0, 1),
}
_STEEPEST = 3.0
_ASIDE = 2.0


@dataclass(frozen=True, slots=True)
class Pin:
    """The places in a cell, by their numbers, most events first; `size` counts from 0 to 3."""

    column: int
    row: int
    members: tuple[int, ...]
    count: int
    kind: str
    size: int


def position_of(place: Place) -> Position | None:
    """Longitude and latitude, if they are known."""
    if place.longitude is None or place.latitude is None:
        return None
    return place.longitude, place.latitude


def cell_of(position: Position, view: Viewport, size: Size) -> tuple[int, int] | None:
    """Column and row; None where it is out of sight."""
    x, y = view.dot(position, size)
    column, row = int(x // 2), int(y // 4)
    return (column, row) if 0 <= column < size.width and 0 <= row < size.height else None


def pins(items: Sequence[PlaceCount], view: Viewport, size: Size) -> tuple[Pin, ...]:
    """The pins in sight, most events first."""
    cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        position = position_of(item.place)
        if position is not None and (cell := cell_of(position, view, size)) is not None:
            cells[cell].append(number)
    counts = {cell: sum(items[each].count for each in members) for cell, members in cells.items()}
    greatest = max(counts.values(), default=1)
    made = (
        Pin(
            *cell,
            members=tuple(members),
            count=counts[cell],
            kind=kind_of(items[each].actions for each in members),
            size=_size(counts[cell] / greatest),
        )
        for cell, members in cells.items()
    )
    return tuple(sorted(made, key=lambda pin: (-pin.count, pin.members)))


def kind_of(actions: Iterable[Mapping[str, int]]) -> str:
    """The most frequent of the kinds."""
    kinds: Counter[str] = Counter(dict.fromkeys(KINDS, 0))
    for each in actions:
        for action, count in each.items():
            kinds[action if action in KINDS else ""] += count
    return kinds.most_common(1)[0][0]


def pin_of(number: int, all_pins: Iterable[Pin]) -> Pin | None:
    """The pin that stands for this place; None while it is out of sight or nowhere."""
    return next((pin for pin in all_pins if number in pin.members), None)


def nearest(all_pins: Iterable[Pin], start: tuple[int, int], direction: Direction) -> Pin | None:
    """The nearest pin that lies in this direction from a cell, more or less straight on."""
    right, down = _AHEAD[direction]
    best: tuple[float, Pin] | None = None
    for pin in all_pins:
        # A cell is twice as high as wide.
        x, y = pin.column - start[0], 2 * (pin.row - start[1])
        ahead, aside = x * right + y * down, abs(x * down) + abs(y * right)
        if ahead <= 0 or aside > _STEEPEST * ahead:
            continue
        cost = ahead + _ASIDE * aside
        if best is None or cost < best[0]:
            best = cost, pin
    return best[1] if best else None


def _size(share: float) -> int:
    return sum(share >= step for step in _STEPS)

"""Dots of a cell to one character: braille, or what comes near in ASCII."""

from functools import cache

_BRAILLE = 0x2800
_UPPER, _LOWER = 0b0001_1011, 0b1110_0100
_LEFT, _RIGHT = 0b0100_0111, 0b1011_1000
_ROWS = (0b0000_1001, 0b0001_0010, 0b0010_0100, 0b1100_0000)
_LEAST = 2


def braille(mask: int) -> str:
    """The character with these dots; none is a space."""
    return chr(_BRAILLE + mask) if mask else " "


def land(mask: int) -> str:
    """Filled land in ASCII, to half a cell's height."""
    upper = (mask & _UPPER).bit_count() >= _LEAST
    lower = (mask & _LOWER).bit_count() >= _LEAST
    return " '.:"[upper + 2 * lower]


@cache
def stroke(mask: int) -> str:
    """A line in ASCII, by the way it runs through the cell."""
    if not mask:
        return " "
    left, right = mask & _LEFT, mask & _RIGHT
    if not left or not right:
        return "|" if sum(bool(mask & row) for row in _ROWS) > 1 else "-"
    slope = _height(right) - _height(left)
    return "-" if abs(slope) < 1 else "/" if slope > 0 else "\\"


def _height(mask: int) -> float:
    """The middle of the dots, counted upwards."""
    rows = [3 - number for number, row in enumerate(_ROWS) if mask & row]
    return sum(rows) / len(rows)

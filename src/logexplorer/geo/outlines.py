"""The outlines that ship with the package; scripts/make_outlines.py tells their format."""

import sys
import zlib
from array import array
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate

from logexplorer.model.outlines import Detail, Kind, Outline, Outlines

_KINDS: tuple[Kind, ...] = ("coast", "border", "edge")
_UNITS = 100
_LONGEST = 64
"""Steps of a line: of short ones those that are out of sight need no further look."""


@cache
def outlines(detail: Detail) -> Outlines:
    """All coasts and borders in this detail; read once."""
    packed = (files(__package__) / "data" / f"outlines-{detail}.bin").read_bytes()
    numbers = array("h", zlib.decompress(packed))
    if sys.byteorder == "big":
        numbers.byteswap()
    return tuple(_lines(numbers))


def _lines(numbers: "array[int]") -> Iterator[Outline]:
    at = 0
    while at < len(numbers):
        kind, count = numbers[at], numbers[at + 1]
        middle, end = at + 2 + count, at + 2 + 2 * count
        longitudes = _degrees(numbers[at + 2 : middle])
        latitudes = _degrees(numbers[middle:end])
        for start in range(0, count - 1, _LONGEST):
            part = slice(start, start + _LONGEST + 1)
            yield _outline(_KINDS[kind], longitudes[part], latitudes[part])
        at = end


def _outline(kind: Kind, longitudes: Sequence[float], latitudes: Sequence[float]) -> Outline:
    return Outline(
        kind,
        longitudes,
        latitudes,
        west=min(longitudes),
        south=min(latitudes),
        east=max(longitudes),
        north=max(latitudes),
    )


def _degrees(steps: "array[int]") -> tuple[float, ...]:
    return tuple(value / _UNITS for value in accumulate(steps))

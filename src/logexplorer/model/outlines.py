"""Outlines of the world's lands, as lines on a sphere."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Detail = Literal["110m", "50m"]
"""Natural Earth's scales, 1 to 110 or 50 million: for the whole world, and for parts of it."""

Kind = Literal["coast", "border", "edge"]
"""A coast, a border between countries, or where a land is only cut at the antimeridian."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A line through these points, in degrees, north and east positive.

    `west`, `south`, `east` and `north` bound it; no line crosses the antimeridian.
    """

    kind: Kind
    longitudes: Sequence[float]
    latitudes: Sequence[float]
    west: float
    south: float
    east: float
    north: float


Outlines = tuple[Outline, ...]
"""Coasts and edges together enclose all land: a parallel crosses them an even number of times."""

"""Which part of the world is seen: degrees to dots and back.

Equirectangular with the standard parallel in the middle of the view (Snyder, Map Projections: A
Working Manual, 1987, chapter 12): shapes there are true, and everything is a multiplication. A cell
has 2 by 4 dots; since it is twice as high as wide, the dots are square.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

_SOUTH, _NORTH = -56.0, 78.0
"""The whole world: what lies beyond has nobody to log in."""
_MOST_TILT = 60.0
_FARTHEST = 75.0
_CLOSEST = 48.0
_MARGIN = 1.35
_LEAST_SPAN = 8.0
"""Degrees that are seen at least when the view is fitted to points."""

_REGION_FROM, _REGION_TO = 1.6, 4.0
"""How many times closer than the whole world the view of a part of it is."""

Position = tuple[float, float]
"""Longitude and latitude in degrees, east and north positive."""


class Size(NamedTuple):
    """Of a map, in cells."""

    width: int
    height: int

    @property
    def dots_wide(self) -> int:
        """Two in a cell."""
        return 2 * self.width

    @property
    def dots_high(self) -> int:
        """Four in a cell."""
        return 4 * self.height


@dataclass(frozen=True, slots=True)
class Viewport:
    """The middle of the view in degrees, and dots a degree of latitude."""

    longitude: float
    latitude: float
    scale: float

    @property
    def scale_across(self) -> float:
        """Dots a degree of longitude."""
        tilt = min(abs(self.latitude), _MOST_TILT)
        return self.scale * math.cos(math.radians(tilt))

    def dot(self, position: Position, size: Size) -> tuple[float, float]:
        """Dots from the left and from the top; the short way round the world from the middle."""
        longitude, latitude = position
        east = wrapped(longitude - self.longitude)
        return (
            size.dots_wide / 2 + east * self.scale_across,
            size.dots_high / 2 + (self.latitude - latitude) * self.scale,
        )

    def position(self, x: float, y: float, size: Size) -> Position:
        """What lies at so many dots from the left and from the top."""
        east = (x - size.dots_wide / 2) / self.scale_across
        south = (y - size.dots_high / 2) / self.scale
        return wrapped(self.longitude + east), self.latitude - south

    def panned(self, cells_right: int, cells_down: int) -> "Viewport":
        """The view from so many cells further on."""
        latitude = self.latitude - 4 * cells_down / self.scale
        return replace(
            self,
            longitude=wrapped(self.longitude + 2 * cells_right / self.scale_across),
            latitude=min(max(latitude, -_FARTHEST), _FARTHEST),
        )

    def zoomed(self, factor: float, size: Size, around: Position | None = None) -> "Viewport":
        """So many times closer, towards a position; no farther than the whole world."""
        least = world(size).scale
        scale = min(max(self.scale * factor, least), max(_CLOSEST, least))
        if scale <= least:
            return world(size)
        if around is None:
            return replace(self, scale=scale)
        part = 1 - self.scale / scale
        longitude = self.longitude + wrapped(around[0] - self.longitude) * part
        latitude = self.latitude + (around[1] - self.latitude) * part
        return Viewport(wrapped(longitude), latitude, scale)


def world(size: Size) -> Viewport:
    """All inhabited lands."""
    latitude = (_SOUTH + _NORTH) / 2
    across = 360 * math.cos(math.radians(latitude))
    scale = min(size.dots_wide / across, size.dots_high / (_NORTH - _SOUTH))
    return Viewport(0.0, latitude, scale)


def fitted(positions: Iterable[Position], size: Size) -> Viewport:
    """The closest view of all of these; the whole world where there are none."""
    points = list(positions)
    if not points:
        return world(size)
    west, east = _shortest_span(longitude for longitude, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    middle = (south + north) / 2
    tilt = math.cos(math.radians(min(abs(middle), _MOST_TILT)))
    across = max((east - west) * _MARGIN, _LEAST_SPAN) * tilt
    down = max((north - south) * _MARGIN, _LEAST_SPAN / 2)
    scale = min(size.dots_wide / across, size.dots_high / down, _CLOSEST)
    if scale <= world(size).scale:
        return world(size)
    return Viewport(wrapped((west + east) / 2), middle, scale)


def region(positions: Iterable[Position], size: Size) -> Viewport:
    """All of these with the lands around; the whole world unless they lie in one part of it."""
    least, near = world(size).scale, fitted(positions, size)
    if near.scale < _REGION_FROM * least:
        return world(size)
    return replace(near, scale=min(near.scale, _REGION_TO * least))


def wrapped(longitude: float) -> float:
    """The longitude from -180 up to 180."""
    return (longitude + 180) % 360 - 180


def _shortest_span(longitudes: Iterable[float]) -> tuple[float, float]:
    """The shortest way round the world that passes all of these; the end may be beyond 180."""
    around = sorted(set(longitudes))
    gaps = [
        (after - before, before, after)
        for before, after in zip(around, [*around[1:], around[0] + 360], strict=True)
    ]
    _, last, first = max(gaps)
    return (first, last + 360) if first <= 180 and first > last else (first - 360, last)

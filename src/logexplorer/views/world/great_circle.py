"""The shortest way between two places on a sphere."""

import math
from collections.abc import Iterator

from logexplorer.views.world.viewport import Position

_STEPS = 96


def great_circle(start: Position, end: Position) -> tuple[Position, ...]:
    """Points along the way, both ends included.

    Spherical linear interpolation (Shoemake, Animating Rotation with Quaternion Curves, 1985)
    between the two unit vectors. Between antipodes every way is the shortest; one is taken.
    """
    one, other = _vector(start), _vector(end)
    cosine = sum(a * b for a, b in zip(one, other, strict=True))
    angle = math.acos(min(max(cosine, -1.0), 1.0))
    if math.sin(angle) < 1e-9:
        return (start, end)
    return tuple(_between(one, other, angle))


def _between(
    one: tuple[float, float, float], other: tuple[float, float, float], angle: float
) -> Iterator[Position]:
    for number in range(_STEPS + 1):
        part = number / _STEPS
        a = math.sin((1 - part) * angle) / math.sin(angle)
        b = math.sin(part * angle) / math.sin(angle)
        x, y, z = (a * p + b * q for p, q in zip(one, other, strict=True))
        yield math.degrees(math.atan2(y, x)), math.degrees(math.asin(min(max(z, -1.0), 1.0)))


def _vector(position: Position) -> tuple[float, float, float]:
    longitude, latitude = (math.radians(each) for each in position)
    return (
        math.cos(latitude) * math.cos(longitude),
        math.cos(latitude) * math.sin(longitude),
        math.sin(latitude),
    )

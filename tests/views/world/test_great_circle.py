"""The shortest way, against what is known of some."""

import math

import pytest

from logexplorer.views.world.great_circle import great_circle


def test_the_way_from_london_to_tokyo_passes_the_far_north() -> None:
    """As far as Clairaut's relation says: cos(farthest) = sin(course) cos(latitude)."""
    (x0, y0), (x1, y1) = (math.radians(-0.13), math.radians(51.51)), (2.438, 0.6229)
    east = math.sin(x1 - x0) * math.cos(y1)
    north = math.cos(y0) * math.sin(y1) - math.sin(y0) * math.cos(y1) * math.cos(x1 - x0)
    farthest = math.degrees(math.acos(math.sin(math.atan2(east, north)) * math.cos(y0)))
    way = great_circle((-0.13, 51.51), (math.degrees(x1), math.degrees(y1)))
    assert way[0] == pytest.approx((-0.13, 51.51))
    assert way[-1] == pytest.approx((139.69, 35.69), abs=0.1)
    assert farthest > 65
    assert max(latitude for _, latitude in way) == pytest.approx(farthest, abs=0.1)


def test_along_a_meridian_and_the_equator() -> None:
    assert all(x == pytest.approx(20) for x, _ in great_circle((20, -30), (20, 60)))
    assert all(y == pytest.approx(0, abs=1e-9) for _, y in great_circle((-50, 0), (70, 0)))


@pytest.mark.parametrize("end", [(10, 50), (-170, -50)])
def test_no_way_and_every_way(end: tuple[float, float]) -> None:
    way = great_circle((10, 50), end)
    assert way[0] == pytest.approx((10, 50)) and way[-1] == pytest.approx(end)

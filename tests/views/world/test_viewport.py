"""Degrees to dots and back."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logexplorer.views.world.viewport import Size, Viewport, fitted, region, world, wrapped
from tests.views.world.sample import APIA, SUVA

SIZE = Size(80, 24)
VIEWS = st.builds(
    Viewport, st.floats(-180, 179.9), st.floats(-75, 75), st.floats(0.4, 48, exclude_min=True)
)


@given(VIEWS, st.floats(-180, 179.99), st.floats(-90, 90))
def test_a_position_is_where_its_dot_is(view: Viewport, longitude: float, latitude: float) -> None:
    x, y = view.dot((longitude, latitude), SIZE)
    back = view.position(x, y, SIZE)
    assert wrapped(back[0] - longitude) == pytest.approx(0, abs=1e-6)
    assert back[1] == pytest.approx(latitude, abs=1e-6)


@given(VIEWS)
def test_the_middle_of_the_view_is_the_middle_of_the_map(view: Viewport) -> None:
    assert view.dot((view.longitude, view.latitude), SIZE) == pytest.approx((80, 48))


def test_shapes_in_the_middle_are_true() -> None:
    view = Viewport(10, 50, 6)
    x, y = view.dot((10, 50), SIZE)
    kilometre = 360 / 40_000
    east, _ = view.dot((10 + 100 * kilometre / math.cos(math.radians(50)), 50), SIZE)
    _, south = view.dot((10, 50 - 100 * kilometre), SIZE)
    assert east - x == pytest.approx(south - y)


@pytest.mark.parametrize("size", [Size(80, 14), Size(120, 23), Size(150, 46), Size(48, 30)])
def test_the_whole_world_is_seen_and_not_more_than_once(size: Size) -> None:
    view = world(size)
    for latitude in (-55.9, 77.9):
        for longitude in (-179.9, 179.9):
            x, y = view.dot((longitude, latitude), size)
            assert 0 <= x <= size.dots_wide and 0 <= y <= size.dots_high
    assert 360 * view.scale_across <= size.dots_wide + 0.01


def test_all_points_are_seen_with_some_room_around() -> None:
    points = [(13.4, 52.5), (-0.1, 51.5), (2.4, 48.9)]
    view = fitted(points, SIZE)
    dots = [view.dot(each, SIZE) for each in points]
    assert all(10 < x < 150 and 5 < y < 91 for x, y in dots)
    assert view.scale > 3 * world(SIZE).scale


def test_points_on_both_sides_of_the_antimeridian_are_near_each_other() -> None:
    points = [(each.longitude or 0, each.latitude or 0) for each in (SUVA, APIA)]
    view = fitted(points, SIZE)
    assert view.longitude == pytest.approx(-176.7, abs=0.1)
    (x0, _), (x1, _) = (view.dot(each, SIZE) for each in points)
    assert 0 < x0 < x1 < SIZE.dots_wide


def test_one_point_and_none() -> None:
    assert fitted([(10, 50)], SIZE).longitude == pytest.approx(10)
    assert fitted([], SIZE) == world(SIZE)


def test_a_part_of_the_world_is_seen_with_the_lands_around() -> None:
    least = world(SIZE).scale
    assert region([], SIZE) == world(SIZE)
    assert region([(-74, 40.7), (13.4, 52.5), (151.2, -33.9)], SIZE) == world(SIZE)
    one = region([(4.9, 52.4)], SIZE)
    assert (one.longitude, one.latitude) == pytest.approx((4.9, 52.4))
    assert one.scale == pytest.approx(4 * least)
    wide = [(-15.0, 10.0), (60.0, 55.0)]
    several = region(wide, SIZE)
    assert several == fitted(wide, SIZE)


def test_closer_and_farther_end_at_the_whole_world() -> None:
    near = world(SIZE).zoomed(2, SIZE, (13.4, 52.5))
    assert near.zoomed(0.5, SIZE) == world(SIZE)
    for _ in range(40):
        near = near.zoomed(2, SIZE)
    assert near == near.zoomed(2, SIZE)


def test_zooming_keeps_what_is_pointed_at_in_its_place() -> None:
    view, aim = Viewport(10, 0, 2), (30.0, 10.0)
    before, after = view.dot(aim, SIZE), view.zoomed(1.6, SIZE, aim).dot(aim, SIZE)
    assert after == pytest.approx(before, abs=3)


def test_panning_goes_round_the_world_and_stops_before_the_poles() -> None:
    view = Viewport(170, 0, 2)
    assert view.panned(20, 0).longitude == pytest.approx(-170)
    assert view.panned(0, -1000).latitude == 75

"""Pins: what they stand for, and which is next in a direction."""

from logexplorer.views.world.pins import (
    KIND_NAMES,
    KINDS,
    Direction,
    Pin,
    cell_of,
    kind_of,
    nearest,
    pin_of,
    pins,
)
from logexplorer.views.world.viewport import Size, Viewport, world
from tests.views.world.sample import APIA, BERLIN, ITEMS, NOWHERE, SUVA, counted, place

SIZE = Size(80, 14)


def test_places_that_share_a_cell_are_one_pin_and_no_event_is_lost() -> None:
    made = pins(ITEMS, world(SIZE), SIZE)
    assert sum(pin.count for pin in made) == sum(item.count for item in ITEMS)
    assert sorted(number for pin in made for number in pin.members) == list(range(len(ITEMS)))
    near = Viewport(7, 52, 5)
    assert len(pins(ITEMS[:1] * 2, near, SIZE)) == 1
    assert pins(ITEMS[:1] * 2, near, SIZE)[0].count == 2 * ITEMS[0].count


def test_zooming_in_takes_pins_apart() -> None:
    potsdam = counted(place("Potsdam", "DE", 52.4, 13.06), 3)
    items = (ITEMS[0], potsdam)
    assert len(pins(items, world(SIZE), SIZE)) == 1
    assert len(pins(items, Viewport(13, 52.5, 20), SIZE)) == 2


def test_a_pin_without_coordinates_is_nowhere() -> None:
    assert pins([counted(NOWHERE, 5)], world(SIZE), SIZE) == ()


def test_sizes_follow_the_counts() -> None:
    counts = (1000, 500, 499, 100, 99, 10, 9)
    items = [counted(place("", "", 0, 20.0 * at), count) for at, count in enumerate(counts)]
    assert [pin.size for pin in pins(items, world(SIZE), SIZE)] == [3, 3, 2, 2, 1, 1, 0]


def test_the_kind_is_the_most_frequent_of_authentiks_five() -> None:
    assert set(KINDS) == set(KIND_NAMES)
    assert kind_of([{"login": 3, "login_failed": 4}]) == "login_failed"
    assert kind_of([{"login": 3}, {"logout": 2}, {"logout": 2}]) == "logout"
    # None of the others alone has as many as login.
    assert kind_of([{"login": 3, "model_updated": 2, "email_sent": 2}]) == ""
    assert kind_of([]) == "login"


def test_a_merged_pin_has_the_kind_of_all_its_events() -> None:
    items = (
        counted(BERLIN, 10, login=10),
        counted(BERLIN, 9, logout=9),
        counted(BERLIN, 3, logout=3),
    )
    assert [pin.kind for pin in pins(items, world(SIZE), SIZE)] == ["logout"]


def pin(column: int, row: int) -> Pin:
    return Pin(column, row, (0,), 1, "login", 0)


def to(direction: Direction, *others: Pin) -> Pin | None:
    return nearest((pin(40, 10), *others), (40, 10), direction)


def test_the_nearest_pin_straight_on_is_next() -> None:
    right, farther, up, down = pin(50, 10), pin(60, 10), pin(40, 6), pin(40, 13)
    others = (right, farther, up, down, left := pin(20, 11))
    assert to("right", *others) is right
    assert to("left", *others) is left
    assert to("up", *others) is up
    assert to("down", *others) is down


def test_what_lies_aside_counts_less_and_what_lies_behind_not_at_all() -> None:
    straight, aside = pin(52, 10), pin(44, 15)
    assert to("right", straight, aside) is straight
    assert to("down", straight, aside) is aside
    assert to("up", straight, aside) is None
    assert to("left", straight, aside) is None


def test_from_pin_to_pin_and_back() -> None:
    made = pins(ITEMS, world(SIZE), SIZE)
    new_york = pin_of(2, made)
    assert new_york is not None
    london = nearest(made, (new_york.column, new_york.row), "right")
    assert london is not None and 1 in london.members
    assert nearest(made, (london.column, london.row), "left") is new_york


def test_neighbours_over_the_antimeridian_are_neighbours_on_the_map() -> None:
    view = Viewport(179, -16, 8)
    items = (counted(SUVA, 2), counted(APIA, 1))
    suva, apia = pins(items, view, SIZE)
    assert suva.column < apia.column
    assert nearest((suva, apia), (suva.column, suva.row), "right") is apia


def test_out_of_sight_is_no_cell() -> None:
    assert cell_of((-100, 0), Viewport(100, 0, 5), SIZE) is None
    assert cell_of((100, 0), Viewport(100, 0, 5), SIZE) == (40, 7)

"""The map by keys and mouse: from pin to pin, closer and farther, and into the query."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from logexplorer.model.places import Journey, Places, Sighting
from logexplorer.tui.options import Options
from logexplorer.tui.screens.map import NO_QUERY
from logexplorer.tui.widgets.map_legend import MapLegend
from logexplorer.tui.widgets.world_map import WorldMap
from tests.tui.places import on_map
from tests.views.world.sample import (
    BERLIN,
    ITEMS,
    LONDON,
    NEW_YORK,
    PLACES,
    SYDNEY,
    counted,
    place,
)

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
JOURNEY = Journey(
    "user3",
    Sighting(3, FIRST, LONDON, "192.0.2.1"),
    Sighting(4, FIRST + timedelta(minutes=15), SYDNEY, "192.0.2.2"),
    16993.4,
    67973.6,
)
BACK = replace(JOURNEY, user="user5", departure=replace(JOURNEY.departure, event=5))


async def test_the_places_are_on_the_map_and_ranked_beside_it() -> None:
    async with on_map(PLACES) as here:
        text = "\n".join(here.lines)
        for name in ("Berlin", "New York", "Sydney", "東京"):
            assert name in text
        ranked = [line.split()[1:3] for line in here.listed[1:3]]
        assert ranked == [
            ["DE", "Berlin"],
            ["GB", "London"],
        ]
        assert "2,490 located · 763 private · 62 unknown · 143 without address" in here.listed[0]
        assert here.chosen == "Berlin"


async def test_where_failures_prevail_the_name_stands_even_on_a_small_map() -> None:
    async with on_map(PLACES, size=(80, 24)) as here:
        assert any("Amsterdam" in line for line in here.lines)


async def test_a_few_failures_somewhere_take_no_names_place() -> None:
    few = counted(place("Oslo", "NO", 59.9, 10.7), 3, login_failed=3)
    async with on_map(replace(PLACES, items=(*ITEMS, few))) as here:
        wishes = list(here.map._names(here.map.pins))
        assert [wish.text for wish in wishes if wish.kind] == ["Amsterdam"]


async def test_coordinates_take_no_room_from_names() -> None:
    nameless = counted(place("", "", 48.0, -25.0), 900)
    async with on_map(replace(PLACES, items=(*ITEMS, nameless)), size=(80, 24)) as here:
        wishes = [wish.text for wish in here.map._names(here.map.pins)]
        assert wishes[0] == "Amsterdam" and wishes[-1] == "48N 25W"


async def test_what_was_found_in_one_part_of_the_world_is_seen_from_near() -> None:
    async with on_map(PLACES) as here:
        whole = here.map.viewport
        part = ITEMS[1].query
        here.places.answers[part] = ITEMS[1:2]
        await here.press("tab", "enter")
        assert 2 * whole.scale < here.map.viewport.scale <= 4 * whole.scale
        await here.press("0")
        assert here.map.viewport == whole
        await here.press("alt+left")
        assert here.map.viewport == whole


async def test_arrows_go_to_the_next_pin_in_their_direction() -> None:
    async with on_map(PLACES) as here:
        way = []
        for key in ("left", "left", "left", "left", "right", "right", "right", "right"):
            await here.press(key)
            way.append(here.chosen)
        assert way == [
            *("Amsterdam", "London", "New York", "New York"),
            *("London", "Amsterdam", "Berlin", "東京"),
        ]
        await here.press("down")
        assert here.chosen == "Sydney"


async def test_tab_and_letters_go_through_the_list() -> None:
    async with on_map(PLACES) as here:
        for key, city in (("tab", "London"), ("j", "New York"), ("k", "London"), ("G", "Sydney")):
            await here.press(key)
            assert here.chosen == city
        await here.press("j", "g", "shift+tab")
        assert here.chosen == "Berlin"


async def test_a_chosen_place_out_of_sight_is_brought_into_it() -> None:
    async with on_map(PLACES) as here:
        await here.press("plus", "plus", "plus", "plus", "G")
        assert here.chosen == "Sydney"
        assert any("Sydney" in line for line in here.lines)
        await here.press("0")
        assert here.map.view is None


async def test_closer_shows_finer_outlines_which_are_read_once() -> None:
    async with on_map(PLACES) as here:
        assert here.places.drawn == ["110m"]
        before = here.lines
        await here.press("plus", "plus", "plus", "plus", "minus", "plus", "shift+left", "shift+up")
        assert here.places.drawn == ["110m", "50m"]
        assert here.lines != before
        await here.press("z")
        assert here.lines != before
        await here.press("0")
        assert here.lines == before


async def test_fitting_to_a_few_places_comes_close() -> None:
    async with on_map(replace(PLACES, items=ITEMS[:2])) as here:
        whole = here.map.viewport.scale
        await here.press("z")
        assert here.map.viewport.scale > 4 * whole
        assert any("London" in line for line in here.lines)


async def test_enter_narrows_the_visible_query_and_back_restores_it() -> None:
    async with on_map(PLACES) as here:
        part = ITEMS[1].query
        here.places.answers[part] = ITEMS[1:2]
        await here.press("tab", "enter")
        assert here.text == part
        assert "GB London" in here.listed[1] and len(here.listed[2].strip()) == 0
        await here.press("enter")
        assert here.text == part and "already" in here.screen.notice
        await here.press("alt+left")
        assert here.text == ""
        assert "DE Berlin" in here.listed[1]
        # What was chosen is still chosen.
        assert here.chosen == "London"


async def test_a_condition_with_or_keeps_its_meaning() -> None:
    items = (replace(ITEMS[0], query='(client_ip = "a") or (client_ip = "b")'),)
    async with on_map(replace(PLACES, items=items)) as here:
        await here.press("slash")
        await here.driver.type('action = "login"')
        await here.press("enter", "enter")
        assert here.text == f'action = "login" and ({items[0].query})'


async def test_a_place_that_no_query_can_name_says_so() -> None:
    async with on_map(replace(PLACES, items=(replace(ITEMS[0], query=""),))) as here:
        await here.press("enter")
        assert here.text == ""
        assert here.screen.notice == NO_QUERY


async def test_by_city_country_and_network() -> None:
    async with on_map(PLACES) as here:
        await here.press("s", "s", "s")
        assert [by for _, by in here.places.counted] == ["city", "country", "network", "city"]


async def test_a_map_without_pins_says_why() -> None:
    nameless = [
        replace(each, place=replace(each.place, latitude=None, city="", network="AS1 One"))
        for each in ITEMS
    ]
    async with on_map(replace(PLACES, items=tuple(nameless))) as here:
        assert any("nobody told where on the map these places are" in line for line in here.lines)
        await here.press("s", "s")
        assert any("a network is in many places" in line for line in here.lines)
        assert "not on the map" not in here.listed[0]


async def test_impossible_journeys_are_drawn_listed_and_open_their_two_events() -> None:
    async with on_map(PLACES, [JOURNEY, BACK]) as here:
        before = here.lines
        assert " Enter Only " in here.driver.screen[-1]
        await here.press("i")
        assert " Enter Events " in here.driver.screen[-1]
        assert "2 journeys over 1,000 km/h" in here.listed[0]
        assert "user3 London, GB → Sydney, AU 16,993 km 67,974 km/h" in here.listed[1]
        assert here.lines != before
        text = "\n".join(here.lines)
        assert "London" in text and "Sydney" in text
        await here.press("j")
        assert here.body.chosen_journey == BACK
        await here.press("enter")
        uuids = [f"00000000-0000-4000-8000-{number:012}" for number in (5, 4)]
        assert here.text == f'event_uuid in ("{uuids[0]}", "{uuids[1]}")'
        assert here.driver.app.screen is here.driver.logs
        await here.press("alt+left")
        assert here.text == "" and here.body.chosen_journey is not None


async def test_of_many_journeys_the_chosen_one_is_drawn_wherever_it_stands() -> None:
    many = [replace(JOURNEY, user=f"user{number}") for number in range(200)]
    north = replace(BACK.arrival, place=NEW_YORK)
    async with on_map(PLACES, [*many, replace(BACK, arrival=north)]) as here:
        await here.press("i")
        before = here.lines
        await here.press("G")
        assert here.lines != before
        assert len([each for each in here.map._all_ways() if each]) < 50
        assert any("New York" in line for line in here.lines)


async def test_escape_leaves_the_journeys() -> None:
    async with on_map(PLACES, [JOURNEY]) as here:
        before = here.lines
        await here.press("i", "escape")
        assert not here.body.travelling
        assert here.lines == before


async def test_a_click_picks_a_pin_and_a_second_one_asks_for_it() -> None:
    async with on_map(PLACES) as here:
        pin = next(pin for pin in here.map.pins if 2 in pin.members)
        await here.driver.pilot.click(WorldMap, offset=(pin.column + 1, pin.row))
        await here.driver.settle()
        assert here.chosen == "New York"
        await here.driver.pilot.click(WorldMap, offset=(pin.column, pin.row))
        await here.driver.settle()
        assert here.text == ITEMS[2].query


async def test_the_list_takes_clicks_too() -> None:
    async with on_map(PLACES) as here:
        await here.driver.pilot.click("PlaceList", offset=(10, 3))
        await here.driver.settle()
        assert here.chosen == "New York"


async def test_the_legend_names_the_kinds_and_whose_data_it_is() -> None:
    places = replace(PLACES, attribution="IP Geolocation by DB-IP")
    for width in (36, 60, 80, 120):
        async with on_map(places, size=(width, 24)) as here:
            line = here.driver.screen[-3]
            assert line == here.screen.query_one(MapLegend).render_line(0).text
            assert "Failed login" in line or width < 60
            assert line.rstrip().endswith("IP Geolocation by DB-IP")


@pytest.mark.parametrize(
    ("size", "layout"),
    [
        ((80, 24), "-beneath"),
        ((120, 40), "-beneath"),
        ((200, 50), "-beneath"),
        ((160, 24), "-beside"),
        ((36, 30), "-alone"),
        ((80, 10), "-alone"),
    ],
)
async def test_the_layout_fits_the_screen(size: tuple[int, int], layout: str) -> None:
    async with on_map(PLACES, size=size) as here:
        assert here.body.has_class(layout)
        assert "Berlin" in "\n".join(here.driver.screen)
        assert here.map.display is (layout != "-alone")
        # The keys are the same with the list alone, where arrows go through it.
        await here.press("down")
        assert here.chosen != "Berlin" or layout != "-alone"


async def test_in_ascii_everything_is_ascii() -> None:
    items = tuple(each for each in ITEMS if each.place.city.isascii())
    options = Options(tz=UTC, ascii=True)
    async with on_map(replace(PLACES, items=items), [JOURNEY], options=options) as here:
        for keys in ((), ("plus", "plus", "plus"), ("i",)):
            await here.press(*keys)
            assert "\n".join(here.driver.screen).isascii()


async def test_a_map_that_is_opened_before_the_logs_are_gets_its_outlines() -> None:
    async with on_map(PLACES) as here:
        explorer, here.driver.app.asker.explorer = here.driver.app.asker.explorer, None
        await here.press("plus", "plus", "plus", "plus", "plus")
        assert here.places.drawn == ["110m"]
        here.driver.app.asker.explorer = explorer
        await here.press("plus")
        assert here.places.drawn == ["110m", "50m"]


async def test_places_of_an_earlier_search_are_told_to_be_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with on_map(PLACES) as here:
        gate, real = threading.Event(), here.places.count

        def waiting(*asked: Any) -> Places:
            gate.wait()
            return real(*asked)

        monkeypatch.setattr(here.places, "count", waiting)
        await here.driver.pilot.press("s")
        await here.driver.pilot.pause()
        assert here.listed[0].startswith(" looking … By city:")
        gate.set()
        await here.driver.settle()
        assert here.listed[0].startswith(" By country:")


async def test_answers_for_another_search_are_dropped() -> None:
    async with on_map(PLACES) as here:
        await here.press("1", "slash")
        await here.driver.type("user3")
        await here.press("enter")
        asked = len(here.places.counted)
        await here.press("2")
        assert len(here.places.counted) == asked + 1
        assert here.places.counted[-1][0].text == "user3"


async def test_without_places_the_map_says_why() -> None:
    async with on_map(replace(PLACES, items=(), total=968)) as here:
        await here.press("left", "tab", "enter", "z", "plus", "i", "enter")
        assert "no journey was too fast" in here.listed[1]
        await here.press("i")
        assert "no event has a place" in here.listed[1]


async def test_a_broken_database_is_told_of_and_the_map_goes_on() -> None:
    places = replace(PLACES, problems=("geo.mmdb is no database of places",))
    async with on_map(places) as here:
        assert here.driver.app.problem == "geo.mmdb is no database of places"
        assert "Berlin" in here.listed[1]


async def test_hostile_names_stay_text() -> None:
    place = replace(BERLIN, city="\x1b[31m[red]\u202eBer\tlin")
    async with on_map(replace(PLACES, items=(replace(ITEMS[0], place=place),))) as here:
        shown = "\n".join([*here.lines, *here.listed])
        assert "\x1b" not in shown and "\u202e" not in shown and "[red]" in shown

"""The list beside the map, in words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from logexplorer.model.places import Journey, Place, Places, Sighting, Travel
from logexplorer.views.text import plain
from logexplorer.views.times import Clock
from logexplorer.views.world.names import full_name, name_of, padded
from logexplorer.views.world.ranking import counts_line, journey_row, place_row, travel_line
from tests.views.world.sample import BERLIN, ITEMS, LONDON, NOWHERE, PLACES, SEEN, SYDNEY, counted

CLOCK = Clock(UTC, datetime(2026, 11, 15, tzinfo=UTC))


def test_a_network_has_no_country_beside_it() -> None:
    network = replace(ITEMS[0], place=Place(network="AS3320 Deutsche Telekom AG"))
    text = plain(place_row(network, "network", 850, 77, CLOCK))
    assert text.startswith("AS3320 Deutsche Telekom AG")
    assert len(text) <= 77


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (46, "GB London             526 █████    11-14 07:25"),
        (77, "GB London                                  526 █████    2026-11-14 07:25"),
        (
            110,
            "GB London                                  526 █████    57% Authorize Applic… "
            "2026-11-14 07:25",
        ),
    ],
)
def test_a_place_in_so_many_cells(width: int, text: str) -> None:
    line = plain(place_row(ITEMS[1], "city", 850, width, CLOCK))
    assert line == text and len(line) <= width


def test_wide_names_stay_in_their_column() -> None:
    rows = [plain(place_row(ITEMS[at], "city", 850, 77, CLOCK)) for at in (1, 3)]
    assert rows[0].index("526") == rows[1].index("327") + 2
    assert padded("東京都", 5) == "東京…" and padded("東京", 5) == "東京 "


def test_in_ascii_names_stay_in_their_column_too() -> None:
    rows = [plain(place_row(ITEMS[at], "city", 850, 77, CLOCK, ascii=True)) for at in (1, 3)]
    assert rows[0].index("526") == rows[1].index("327")
    assert "\\u6771" in rows[1]


def test_a_place_is_called_by_what_is_known_of_it() -> None:
    assert name_of(Place("DE")) == "Germany"
    assert name_of(Place(latitude=-64.5, longitude=2.25)) == "64.5S 2.25E"
    assert name_of(Place(network="AS64500 Acme")) == "AS64500 Acme"
    assert full_name(BERLIN) == "Berlin, DE"


def test_how_long_ago_where_the_user_wants_that() -> None:
    clock = replace(CLOCK, now=SEEN + timedelta(hours=3), ages=True)
    assert "3 h ago" in plain(place_row(ITEMS[0], "city", 850, 77, clock))


def test_nothing_is_dropped_silently() -> None:
    assert plain(counts_line(PLACES)) == (
        " By city: 2,490 located · 763 private · 62 unknown · 143 without address"
    )
    nowhere = Places("city", (counted(NOWHERE, 5),), 0, 0, 0, 5)
    assert plain(counts_line(nowhere)) == " By city: 5 located · 5 not on the map"


def journey(speed: float, times: int = 1) -> Journey:
    start = datetime(2026, 10, 28, 9, 50, tzinfo=UTC)
    return Journey(
        "priya.raman",
        Sighting(7, start, LONDON, "192.0.2.1"),
        Sighting(9, start + timedelta(minutes=15), SYDNEY, "2001:db8::1"),
        16993.4,
        speed,
        times,
    )


def test_a_journey_tells_who_from_where_to_where_how_far_how_fast_and_when() -> None:
    assert plain(journey_row(journey(67973.6, 3), 118, CLOCK)) == (
        "priya.raman London, GB → Sydney, AU 16,993 km 67,974 km/h 10-28 09:50 → 10:05 3 times"
    )
    assert "at once" in plain(journey_row(journey(float("inf")), 118, CLOCK))
    assert plain(journey_row(journey(67973.6), 46, CLOCK)) == (
        "priya.raman London, GB → Sydney, AU 67,974 km/h"
    )


def test_how_many_journeys() -> None:
    travel = Travel((journey(2000),), 1000.0, 57)
    assert plain(travel_line(travel)) == (
        " Impossible travel: 1 journey over 1,000 km/h · 57 users seen at places more than once"
    )

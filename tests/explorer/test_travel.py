"""Impossible journeys: which are found, which are none, and that their numbers are right."""

import json
import math
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from logexplorer.explorer import Explorer
from logexplorer.model.places import Journey, Travel
from logexplorer.model.search import Search
from tests.explorer.logs import line, opened
from tests.explorer.test_sample import SAMPLE
from tests.geo.made import city, database, flat

EVENTS = SAMPLE / "authentik-events.ndjson"
LONDON, SYDNEY, READING = (51.51, -0.13), (-33.87, 151.21), (51.45, -0.97)
START = datetime(2026, 5, 1)


def seen(
    place: tuple[object, object] | None, minutes: float, user: str = "ann", **more: Any
) -> dict[str, Any]:
    """An event at a place; the city is called after its coordinates."""
    lat, long = place or (None, None)
    created = (START + timedelta(minutes=minutes)).isoformat() + "Z"
    geo = {"city": str(lat or ""), "country": "GB", "lat": lat, "long": long}
    event = {"user": {"username": user}, "context": {"geo": geo}, "created": created}
    return event | more


def travelled(log: Path, *rows: dict[str, Any], **options: Any) -> Travel:
    log.write_bytes(b"".join(line(number, **row) for number, row in enumerate(rows)))
    with Explorer.open([str(log)], **options) as explorer:
        explorer.load()
        return explorer.places.travel(Search())


def test_the_sample_has_one_and_no_other(cache: Path) -> None:
    with opened(EVENTS) as explorer:
        explorer.load()
        travel = explorer.places.travel(Search())
        (journey,) = travel.journeys
        ends = [explorer.event(each.event) for each in (journey.departure, journey.arrival)]
    assert journey.user == "priya.raman"
    assert [each.place.label for each in (journey.departure, journey.arrival)] == [
        "London, GB",
        "Sydney, AU",
    ]
    moments = [each.created and each.created.strftime("%F %R") for each in ends]
    assert moments == ["2026-10-28 09:12", "2026-10-28 10:05"]
    assert {each.user["username"] for each in ends} == {"priya.raman"}
    assert [each.client_ip for each in ends] == [
        journey.departure.address,
        journey.arrival.address,
    ]
    assert round(journey.kilometres) == 16_994
    assert (journey.times, travel.max_speed) == (1, 1000.0)


def test_the_sample_s_journeys_are_those_counted_by_hand(cache: Path) -> None:
    events = [json.loads(text) for text in EVENTS.read_text().splitlines()]
    expected = by_hand(events, 5.0)
    with opened(EVENTS) as explorer:
        explorer.load()
        travel = explorer.places.travel(Search(), 5.0)
    found = {
        (each.user, frozenset((city_of(each, 0), city_of(each, 1)))): each
        for each in travel.journeys
    }
    assert set(found) == set(expected)
    for pair, (times, speed, kilometres) in expected.items():
        assert found[pair].times == times
        assert found[pair].speed == pytest.approx(speed)
        assert found[pair].kilometres == pytest.approx(kilometres)
    assert len(expected) > 1


def city_of(journey: Journey, end: int) -> tuple[str, str]:
    place = (journey.departure, journey.arrival)[end].place
    return place.city, place.country


def by_hand(events: list[dict[str, Any]], max_speed: float) -> dict[Any, tuple[int, float, float]]:
    """User and places, how often, and the fastest's speed and length; by the cosine formula."""
    users: dict[str, list[Any]] = {}
    for each in events:
        geo, user = each["context"].get("geo") or {}, each["user"].get("username")
        if geo.get("lat") is not None and user and user != "AnonymousUser":
            spot = float(geo["lat"]), float(geo["long"])
            moment = datetime.fromisoformat(each["created"])
            users.setdefault(user, []).append(
                (moment, each["pk"], spot, (geo.get("city", ""), geo.get("country", "")))
            )
    found: dict[Any, list[tuple[float, float]]] = {}
    for user, stays in users.items():
        for one, other in pairwise(sorted(stays, key=lambda stay: stay[0])):
            far = cosine(one[2], other[2])
            hours = (other[0] - one[0]).total_seconds() / 3600
            if far >= 50 and far / hours > max_speed:
                found.setdefault((user, frozenset((one[3], other[3]))), []).append(
                    (far / hours, far)
                )
    return {pair: (len(each), *max(each)) for pair, each in found.items()}


def cosine(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres by the spherical law of cosines."""
    (a, b), (c, d) = (tuple(map(math.radians, spot)) for spot in (one, other))
    angle = math.sin(a) * math.sin(c) + math.cos(a) * math.cos(c) * math.cos(b - d)
    return 6371.0088 * math.acos(min(1.0, angle))


def test_a_journey_s_numbers(log: Path) -> None:
    travel = travelled(log, seen(LONDON, 0), seen(SYDNEY, 60))
    (journey,) = travel.journeys
    assert journey.kilometres == pytest.approx(cosine(LONDON, SYDNEY))
    assert journey.speed == pytest.approx(journey.kilometres)
    assert (journey.departure.place.latitude, journey.arrival.place.latitude) == (51.51, -33.87)
    assert travel.users == 1


def test_time_enough_is_no_journey(log: Path) -> None:
    assert travelled(log, seen(LONDON, 0), seen(SYDNEY, 17.1 * 60)).journeys == ()


def test_at_the_same_moment_the_speed_is_infinite(log: Path) -> None:
    (journey,) = travelled(log, seen(LONDON, 0), seen(SYDNEY, 0)).journeys
    assert math.isinf(journey.speed)


def test_neighbours_are_one_place_for_a_database(log: Path) -> None:
    near = (51.6, -0.7)
    assert 40 < cosine(LONDON, near) < 50
    assert travelled(log, seen(LONDON, 0), seen(near, 0.1)).journeys == ()
    assert len(travelled(log, seen(LONDON, 0), seen(READING, 0.1)).journeys) == 1


def test_flips_between_two_places_are_one_row(log: Path) -> None:
    flips = [seen((LONDON, SYDNEY)[number % 2], 30 * number) for number in range(9)]
    fastest = seen(LONDON, 240.75)
    (journey,) = travelled(log, *flips, seen(SYDNEY, 240.5), fastest).journeys
    assert journey.times == 10
    assert journey.speed == pytest.approx(journey.kilometres * 240)
    assert journey.arrival.created.second == 45


def test_the_lens_reads_no_event_for_its_findings(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [seen(place, 0, f"user{user}") for user in range(30) for place in (LONDON, SYDNEY)]
    log.write_bytes(b"".join(line(number, **row) for number, row in enumerate(rows)))
    with opened(log) as explorer:
        explorer.load()
        with monkeypatch.context() as patch:
            patch.setattr("logexplorer.store.stored.fetch", None)
            found = explorer.lenses.look("impossible-travel", Search())
        assert found.total == len(found.items) == 30
        for each in found.items:
            assert explorer.count(explorer.refine(Search(), each.query)) == 2


def test_whoever_has_no_name_is_nobody(log: Path) -> None:
    for user in ("AnonymousUser", ""):
        rows = [seen(LONDON, 0, user), seen(SYDNEY, 1, user)]
        assert travelled(log, *rows) == Travel((), 1000.0, 0, "IP Geolocation by DB-IP")
    unnamed = [seen(LONDON, 0, user={}), seen(SYDNEY, 1, user={"username": 5})]
    assert travelled(log, *unnamed).users == 0


def test_two_users_make_no_journey(log: Path) -> None:
    assert travelled(log, seen(LONDON, 0, "ann"), seen(SYDNEY, 1, "bob")).journeys == ()


def test_without_coordinates_or_a_time_an_event_is_passed_over(log: Path) -> None:
    between = [seen(None, 5), seen((91, 0), 6), seen(("x", "y"), 7), seen(SYDNEY, 8, created=None)]
    assert travelled(log, seen(LONDON, 0), *between, seen(LONDON, 9)).journeys == ()
    (journey,) = travelled(log, seen(LONDON, 0), *between, seen(SYDNEY, 9)).journeys
    assert journey.times == 1


def test_texts_are_degrees_too(log: Path) -> None:
    (journey,) = travelled(log, seen(("51.51", "-0.13"), 0), seen(SYDNEY, 60)).journeys
    assert journey.kilometres == pytest.approx(cosine(LONDON, SYDNEY))


def test_addresses_tell_where_events_do_not(log: Path, tmp_path: Path) -> None:
    records = {
        "81.0.0.0/16": city("London", "GB", *LONDON),
        "82.0.0.0/16": city("Sydney", "AU", *SYDNEY),
        "83.0.0.0/16": flat("", "US", 39.0, -98.0),
    }
    given = str(database(tmp_path / "given.mmdb", records))
    by_address = [
        seen(None, number, context={}, client_ip=f"8{number}.0.0.1") for number in (1, 2, 3)
    ]
    (journey,) = travelled(log, *by_address, geoip=given).journeys
    assert [end.place.label for end in (journey.departure, journey.arrival)] == [
        "London, GB",
        "Sydney, AU",
    ]
    assert [end.address for end in (journey.departure, journey.arrival)] == ["81.0.0.1", "82.0.0.1"]
    # What an event says and what a database says of its address may differ, and nobody moved.
    mixed = [seen(LONDON, 0, client_ip="82.0.0.1"), by_address[1]]
    assert travelled(log, *mixed, geoip=given).journeys == ()


def test_the_config_s_speed(log: Path, tmp_path: Path) -> None:
    folder = tmp_path / "config" / "logexplorer"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("[geo]\nmax_speed = 900\n")
    assert travelled(log, seen(LONDON, 0), seen(SYDNEY, 18 * 60)).max_speed == 900
    assert len(travelled(log, seen(LONDON, 0), seen(SYDNEY, 18 * 60)).journeys) == 1


def test_only_the_search_s_events_count(log: Path) -> None:
    log.write_bytes(line(0, **seen(LONDON, 0)) + line(1, **seen(SYDNEY, 60)))
    with opened(log) as explorer:
        explorer.load()
        assert len(explorer.places.travel(Search()).journeys) == 1
        action = explorer.refine(Search(), 'action = "login"')
        assert explorer.places.travel(action).journeys == ()

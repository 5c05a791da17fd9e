"""Lenses, journeys, places and weeks of random logs, against the same counted one by one."""

import json
import math
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from logexplorer.explorer import Explorer
from logexplorer.model.lenses import LensName
from logexplorer.model.search import Search
from tests.explorer.apart import apart
from tests.explorer.logs import opened

Row = Mapping[str, Any]

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC")
CITIES = {
    "London": ("GB", 51.5, -0.1),
    "Reading": ("GB", 51.45, -0.97),
    "Sydney": ("AU", -33.9, 151.2),
    "Auckland": ("NZ", -36.8, 174.7),
    "Berlin": ("DE", 52.5, 13.4),
}
PEOPLE = ("login", "login_failed", "logout")
ADDRESSES = ("192.0.2.1", "192.0.2.2", "2001:db8::1", None)
TURNS = (datetime(2026, 3, 29), datetime(2026, 10, 25), datetime(2026, 4, 5), datetime(2026, 11, 1))
"""When clocks are changed: by events around these days every zone is told apart."""


def rows(seed: int) -> list[dict[str, Any]]:
    """A few hundred events of few users from few places, many of them at the same moments."""
    chance = random.Random(seed)
    start = TURNS[seed % len(TURNS)] - timedelta(hours=12)
    return [one(chance, number, start) for number in range(300)]


def one(chance: random.Random, number: int, start: datetime) -> dict[str, Any]:
    created = start + timedelta(minutes=chance.choice((1, 30)) * chance.randrange(90))
    city = chance.choice([*CITIES, None])
    country, lat, long = CITIES[city] if city else (None, None, None)
    name, tried = (chance.choice(("ann", "bob", "eve")) for _ in range(2))
    return {
        "pk": f"00000000-0000-4000-8000-{number:012}",
        "action": chance.choice(("login", "login_failed", "login_failed", "logout")),
        "user": {"username": name},
        "client_ip": chance.choice(ADDRESSES),
        "created": None if chance.random() < 0.03 else f"{created.isoformat()}Z",
        "context": {
            "username": tried,
            "geo": {"city": city, "country": country, "lat": lat, "long": long},
        },
    }


@pytest.fixture(params=range(8), scope="module")
def counted(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Explorer, list[Row]]]:
    """A log, and its events with times, in the order of these."""
    events = rows(request.param)
    folder = tmp_path_factory.mktemp("counted")
    log = folder / "events.ndjson"
    log.write_text("".join(f"{json.dumps(each)}\n" for each in events))
    with apart(folder), opened(log, cache=False) as explorer:
        explorer.load()
        yield explorer, sorted((each for each in events if each["created"]), key=when)


def when(event: Row) -> datetime:
    return datetime.fromisoformat(event["created"][:-1])


def found(explorer: Explorer, name: LensName) -> Counter[Any]:
    """User or address, events, from when to when."""
    items = explorer.lenses.look(name, Search()).items
    return Counter((each.what, each.count, bare(each.first), bare(each.last)) for each in items)


def bare(moment: datetime | None) -> datetime | None:
    return moment and moment.replace(tzinfo=None)


def failures(events: Sequence[Row]) -> list[Row]:
    return [each for each in events if each["action"] == "login_failed"]


def attempted(event: Row) -> str:
    return str(event["context"]["username"])


def user(event: Row) -> str:
    return str(event["user"]["username"])


def bursts(events: Sequence[Row], least: int, minutes: int) -> Iterator[tuple[Any, ...]]:
    """Windows of so many failures, those that share one together."""
    whole: list[set[int]] = []
    for start in range(len(events) - least + 1):
        window = range(start, start + least)
        if when(events[window[-1]]) - when(events[start]) <= timedelta(minutes=minutes):
            if whole and start in whole[-1]:
                whole[-1] |= set(window)
            else:
                whole.append(set(window))
    for each in whole:
        yield len(each), when(events[min(each)]), when(events[max(each)])


@pytest.mark.parametrize(
    ("name", "least", "minutes"), [("failures-by-address", 10, 10), ("failures-by-user", 5, 30)]
)
def test_bursts(
    counted: tuple[Explorer, list[Row]], name: LensName, least: int, minutes: int
) -> None:
    explorer, events = counted
    wanted: Counter[Any] = Counter()
    for key in {"ann", "bob", "eve"} if name == "failures-by-user" else filter(None, ADDRESSES):
        of_key = [each for each in failures(events) if key in (attempted(each), each["client_ip"])]
        wanted.update((key, *burst) for burst in bursts(of_key, least, minutes))
    assert found(explorer, name) == wanted


def test_successes_after_failures(counted: tuple[Explorer, list[Row]]) -> None:
    explorer, events = counted
    wanted: Counter[Any] = Counter()
    before: dict[str, datetime] = {}
    for login in (each for each in events if each["action"] == "login"):
        name, end = user(login), when(login)
        start = max(before.get(name, datetime.min), end - timedelta(minutes=60))
        before[name] = end
        since = [each for each in failures(events) if start < when(each) <= end]
        of_name = [each for each in since if attempted(each) == name]
        there = [each for each in since if each["client_ip"] == login["client_ip"] is not None]
        if len(of_name) >= 3 or len(there) >= 10:
            counts = of_name if len(of_name) >= 3 else there
            wanted[name, len(counts) + 1, when(counts[0]), end] += 1
    assert found(explorer, "success-after-failures") == wanted


def begin(stay: tuple[list[datetime], str]) -> tuple[datetime, str]:
    times, country = stay
    return times[0], country


def test_new_countries(counted: tuple[Explorer, list[Row]]) -> None:
    explorer, events = counted
    stays: dict[str, dict[str, list[datetime]]] = {}
    for each in (each for each in events if each["action"] in PEOPLE):
        if country := each["context"]["geo"]["country"]:
            stays.setdefault(user(each), {}).setdefault(country, []).append(when(each))
    wanted = Counter(
        (name, len(times), times[0], times[-1])
        for name, countries in stays.items()
        for times, _ in sorted(
            ((times, country) for country, times in countries.items()), key=begin
        )[1:]
    )
    assert found(explorer, "new-country") == wanted


def test_places(counted: tuple[Explorer, list[Row]]) -> None:
    explorer, _ = counted
    documents = [json.loads(each) for each in explorer.documents(Search())]
    cities = Counter(each["context"]["geo"]["city"] for each in documents)
    nowhere = cities.pop(None)
    places = explorer.places.count(Search())
    assert {each.place.city: each.count for each in places.items} == cities
    assert places.private + places.unknown + places.without_address == nowhere
    for each in places.items:
        assert explorer.count(explorer.refine_surely(Search(), each.query)) == each.count


def test_journeys(counted: tuple[Explorer, list[Row]]) -> None:
    """How often, and the fastest's speed, by the chord between points of a sphere."""
    explorer, events = counted
    wanted: dict[Any, list[float]] = {}
    placed = sorted((each for each in events if each["context"]["geo"]["city"]), key=user)
    for name, stays in groupby(placed, user):
        for one, other in pairwise(stays):
            ends = [each["context"]["geo"] for each in (one, other)]
            kilometres = distance(*ends)
            hours = (when(other) - when(one)).total_seconds() / 3600
            speed = kilometres / hours if hours else math.inf
            if kilometres >= 50 and speed > 1000:
                pair = name, frozenset(each["city"] for each in ends)
                wanted.setdefault(pair, []).append(speed)
    journeys = explorer.places.travel(Search()).journeys
    assert {
        (each.user, frozenset((each.departure.place.city, each.arrival.place.city))): each.times
        for each in journeys
    } == {pair: len(speeds) for pair, speeds in wanted.items()}
    speeds = sorted(max(each) for each in wanted.values())
    assert sorted(each.speed for each in journeys) == pytest.approx(speeds)


def distance(one: Row, other: Row) -> float:
    """Kilometres on the sphere."""
    return 2 * 6371.0088 * math.asin(min(math.dist(point(one), point(other)) / 2, 1))


def point(geo: Row) -> tuple[float, float, float]:
    """On the unit sphere."""
    lat, long = math.radians(geo["lat"]), math.radians(geo["long"])
    return math.cos(lat) * math.cos(long), math.cos(lat) * math.sin(long), math.sin(lat)


@pytest.mark.parametrize("name", ZONES)
def test_weeks(counted: tuple[Explorer, list[Row]], name: str) -> None:
    explorer, events = counted
    zone = ZoneInfo(name)
    wanted = [[0] * 24 for _ in range(7)]
    for each in events:
        local = when(each).replace(tzinfo=UTC).astimezone(zone)
        wanted[local.weekday()][local.hour] += 1
    week = explorer.week(Search(), zone)
    assert [list(day) for day in week.counts] == wanted
    assert week.undated == 300 - len(events)

"""Places of events: their own, else their address's; each place has a query that finds its own."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import Any, get_args

import pytest

from logexplorer.explorer import Explorer
from logexplorer.geo.atlas import Atlas
from logexplorer.model.countries import country_of
from logexplorer.model.errors import Interrupted, UsageError
from logexplorer.model.places import Place, PlaceBy, Places
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from tests.explorer.logs import line, opened
from tests.explorer.test_sample import SAMPLE
from tests.geo.made import city, database

EVENTS = SAMPLE / "authentik-events.ndjson"
QUERIES = (
    "",
    'action = "login_failed"',
    'context.geo.country = None and action != "logout"',
    'client_ip = "10.0.0.0/8" or client_ip = None or client_ip = "8.8.8.8"',
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Explorer]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        patch.setattr("logexplorer.geo.find.FOLDERS", ())
        with opened(EVENTS) as explorer:
            explorer.load()
            explorer.places.count(Search())
            yield explorer


def consistent(explorer: Explorer, search: Search, by: PlaceBy) -> Places:
    """The places, once it is sure that they add up and that their queries find them."""
    places = explorer.places.count(search, by)
    apart = places.private + places.unknown + places.without_address
    assert sum(each.count for each in places.items) + apart == places.total
    assert places.total == explorer.count(search)
    for each in places.items:
        assert sum(each.actions.values()) == each.count
        asked = f"({search.text}) and {each.query}" if search.text else each.query
        assert explorer.count(explorer.refine_surely(Search(), asked)) == each.count, each
    return places


@pytest.mark.parametrize("by", get_args(PlaceBy))
@pytest.mark.parametrize("text", QUERIES)
def test_every_place_s_query_finds_its_events(sample: Explorer, text: str, by: PlaceBy) -> None:
    consistent(sample, sample.refine(Search(), text), by)


def test_the_sample_s_places_are_those_counted_by_hand(sample: Explorer) -> None:
    events = [json.loads(text) for text in EVENTS.read_text().splitlines()]
    geos = [each["context"].get("geo") or {} for each in events]
    said = Counter((geo["city"], geo["country"]) for geo in geos if geo.get("country"))
    private = sum(
        bool(each["client_ip"]) and not ip_address(each["client_ip"]).is_global
        for each, geo in zip(events, geos, strict=True)
        if not geo
    )
    places = sample.places.count(Search())
    counted = {(each.place.city, each.place.country): each.count for each in places.items}
    assert said.items() <= counted.items()
    assert counted["Mountain View", "US"] == sum(e["client_ip"] == "8.8.8.8" for e in events)
    assert places.private == private
    assert places.without_address == sum(
        not each["client_ip"] and not geo for each, geo in zip(events, geos, strict=True)
    )
    assert places.unknown == 0
    assert places.attribution == "IP Geolocation by DB-IP"


def test_networks_of_the_sample_are_one_a_number(sample: Explorer) -> None:
    events = [json.loads(text) for text in EVENTS.read_text().splitlines()]
    networks = [each["context"].get("asn") for each in events]
    counts = Counter(each["asn"] for each in networks if each)
    found = sample.places.count(Search(), "network")
    assert {each.place.network.split()[0]: each.count for each in found.items} == {
        f"AS{number}": count for number, count in counts.items()
    }
    assert found.attribution == ""


def log_of(log: Path, rows: Sequence[dict[str, Any]]) -> Path:
    """A log of events with these contexts (in "context") or addresses."""
    log.write_bytes(b"".join(line(number, **row) for number, row in enumerate(rows)))
    return log


def geo(**said: Any) -> dict[str, Any]:
    return {"context": {"geo": said}, "client_ip": "10.0.0.1"}


ODD = [
    geo(city="Rome", country="IT", lat=41.9, long=12.5),
    geo(city="Rome", country="Italy", lat="41.9", long="12.5"),
    geo(city=" Rome ", country="it"),
    geo(city="Rome"),
    geo(city='Ro"m\\e\n', country="IT"),
    geo(country="IT"),
    geo(city=None, country="IT"),
    geo(city="", country="IT"),
    geo(city=5, country="IT"),
    geo(city=True, country="IT"),
    geo(city=["Rome"], country="IT"),
    geo(city={"name": "Rome"}, country="IT"),
    geo(city="Rome", country=39),
    geo(country="Narnia"),
    geo(lat=64.5, long=2.25),
    geo(lat="64.5", long="2.25"),
    geo(lat=91, long=0),
    geo(lat="north", long=0),
    geo(lat=True, long=False),
    geo(lat=None, long=None),
    geo(lat=1.5),
    geo(),
    {"context": {"geo": None}, "client_ip": "8.8.8.8"},
    {"context": {"geo": "Rome"}, "client_ip": "8.8.8.8"},
    {"context": {"geo": {"lat": 64.5, "long": 2.25}}, "client_ip": "8.8.8.8"},
    {"context": {"geo": {"city": "", "country": None}}, "client_ip": "8.8.8.8"},
    {"context": {}, "client_ip": "8.8.8.8"},
    {"context": {"asn": {"asn": 5, "as_org": "Five"}}, "client_ip": "8.8.8.8"},
    {"context": {"asn": {"asn": 5, "as_org": "Five B.V."}}, "client_ip": None},
    {"context": {"asn": {"asn": "AS5"}}, "client_ip": None},
    {"context": {"asn": {"asn": "5", "as_org": "Five"}}, "client_ip": None},
    {"context": {"asn": {"as_org": "Nameless"}}, "client_ip": None},
    {"context": {"asn": {"asn": 1.5, "as_org": ["x"]}}, "client_ip": None},
    {"context": {"asn": {"asn": None, "as_org": None}}, "client_ip": "no address"},
    {"context": {}, "client_ip": None},
]


@pytest.mark.parametrize("by", get_args(PlaceBy))
def test_odd_values_are_places_or_none_and_found_by_their_queries(log: Path, by: PlaceBy) -> None:
    with opened(log_of(log, ODD)) as explorer:
        explorer.load()
        consistent(explorer, Search(), by)


def test_what_odd_values_mean(log: Path) -> None:
    with opened(log_of(log, ODD)) as explorer:
        explorer.load()
        items = explorer.places.count(Search()).items
        named = {each.place.label: each for each in items}
        networks = explorer.places.count(Search(), "network").items
        top = explorer.top(Search(), "country")
    assert named["Rome, IT"].count == 3
    assert named["Rome, IT"].place == Place("IT", "Rome", "", 41.9, 12.5)
    assert named["Rome"].count == 2
    italy = country_of("IT")
    assert italy is not None
    assert named["IT"].place == Place("IT", "", "", italy.latitude, italy.longitude)
    assert named["IT"].count == 7
    assert named["Narnia"].place == Place("Narnia")
    assert named["64.5, 2.25"].count == 3
    assert named["Mountain View, US"].count == 5
    assert {each.place.network: each.count for each in networks} == {
        "AS5 Five": 4,
        "Nameless": 1,
        "1.5": 1,
    }
    assert [(each.value, each.count) for each in top.values][:1] == [("IT", 11)]


def test_a_network_is_called_as_most_of_its_events_call_it(log: Path) -> None:
    names = ["Comcast", "COMCAST-7922", "Comcast", "COMCAST-7922", "Comcast", "", "", "", "", None]
    rows = [{"context": {"asn": {"asn": 7922, "as_org": name}}} for name in names]
    with opened(log_of(log, rows)) as explorer:
        explorer.load()
        for text in ("", 'context.asn.as_org != "x"'):
            (found,) = consistent(explorer, explorer.refine(Search(), text), "network").items
            assert (found.place.network, found.count) == ("AS7922 Comcast", 10)
            assert found.query == "context.asn.asn = 7922"


class OnceAsked(Stop):
    """Raised when the places are added up, after all statements."""

    def __init__(self) -> None:
        super().__init__()
        self.statements = 0

    @contextmanager
    def calling(self, callback: Callable[[], None]) -> Iterator[None]:
        self.statements += 1
        with super().calling(callback):
            yield
        self.now()


def test_adding_up_can_be_stopped(sample: Explorer) -> None:
    stop = OnceAsked()
    with pytest.raises(Interrupted):
        sample.places.count(Search(), "city", stop)
    assert stop.statements == 1


def test_more_addresses_than_can_be_read_have_no_query(log: Path, tmp_path: Path) -> None:
    records = {"81.0.0.0/16": city("Rome", "IT", 41.9, 12.5)}
    given = database(tmp_path / "given.mmdb", records)
    rows = [{"context": {}, "client_ip": f"81.0.0.{number}"} for number in range(201)]
    with Explorer.open([str(log_of(log, rows))], geoip=str(given)) as explorer:
        explorer.load()
        (rome,) = explorer.places.count(Search()).items
        assert (rome.count, rome.query) == (201, "")
        few = explorer.refine(Search(), 'client_ip != "81.0.0.7"')
        (rome,) = explorer.places.count(few).items
        assert explorer.count(explorer.refine(Search(), rome.query)) == rome.count == 200


class Counting:
    """How many addresses were looked up."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.looked_up = 0
        locate = Atlas.locate

        def counted(atlas: Atlas, addresses: Sequence[str]) -> Any:
            self.looked_up += len(addresses)
            return locate(atlas, addresses)

        patch.setattr(Atlas, "locate", counted)


def test_an_address_is_looked_up_once_by_one_database(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Counting(monkeypatch)
    rows = [{"context": {}, "client_ip": f"81.0.0.{number % 5}"} for number in range(20)]
    log_of(log, rows)
    given = database(tmp_path / "given.mmdb", {"81.0.0.0/16": city("Rome", "IT", 41.9, 12.5)})

    def cities(geoip: str | None) -> list[str]:
        with Explorer.open([str(log)], geoip=geoip) as explorer:
            explorer.load()
            explorer.places.count(Search())
            return [each.place.label for each in explorer.places.count(Search()).items]

    assert cities(str(given)) == ["Rome, IT"]
    assert counting.looked_up == 5
    assert cities(str(given)) == ["Rome, IT"]
    assert counting.looked_up == 5
    assert cities(None) != ["Rome, IT"]
    assert counting.looked_up == 10


def test_new_events_bring_new_addresses(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counting = Counting(monkeypatch)
    log_of(log, [{"context": {}, "client_ip": "8.8.8.8"}])
    with opened(log) as explorer:
        explorer.load()
        assert explorer.places.count(Search()).total == 1
        with log.open("ab") as more:
            more.write(line(7, context={}, client_ip="10.0.0.1"))
        explorer.load()
        places = explorer.places.count(Search())
    assert (places.total, places.private, counting.looked_up) == (2, 1, 2)


def test_places_of_addresses_alone(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counting = Counting(monkeypatch)
    with opened(log_of(log, ODD)) as explorer:
        found = explorer.places.of(["8.8.8.8", "10.0.0.1", "no address"])
        assert {address: place.label for address, place in found.items()} == {
            "8.8.8.8": "Mountain View, US"
        }
        explorer.places.of(["8.8.8.8", "10.0.0.1"])
    assert counting.looked_up == 3


def test_a_broken_database_is_told_and_the_rest_goes_on(log: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mmdb"
    broken.write_bytes(b"broken")
    with Explorer.open([str(log_of(log, ODD))], geoip=str(broken)) as explorer:
        explorer.load()
        places = explorer.places.count(Search())
    assert len(places.problems) == 1
    assert str(broken) in places.problems[0]
    assert any(each.place.city == "Mountain View" for each in places.items)


def test_a_field_of_the_data_comes_before_the_place_of_that_name(log: Path) -> None:
    rows = [{"context": {"country": "mine"}, "client_ip": "8.8.8.8"}]
    with opened(log_of(log, rows)) as explorer:
        explorer.load()
        top = explorer.top(Search(), "country")
        assert [each.value for each in top.values] == ["mine"]
        assert len(top.notes) == 1
        assert [each.value for each in explorer.top(Search(), "place").values] == [
            "Mountain View, US"
        ]


def test_a_bad_config_is_told_before_anything_is_read(log: Path, tmp_path: Path) -> None:
    folder = tmp_path / "config" / "logexplorer"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("[geo]\ncities = 'x'\n")
    with pytest.raises(UsageError, match=r"config\.toml: there is no geo\.cities"):
        opened(log_of(log, ODD), cache=False)
    (folder / "config.toml").write_text("[geo]\ncity = 'mine.mmdb'\n")
    database(folder / "mine.mmdb", {"8.8.8.0/24": city("Rome", "IT", 41.9, 12.5)})
    with opened(log, cache=False) as explorer:
        explorer.load()
        assert explorer.places.of(["8.8.8.8"])["8.8.8.8"].label == "Rome, IT"

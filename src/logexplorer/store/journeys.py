"""Consecutive events of a user, too far apart for the time between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from logexplorer.model.search import Search
from logexplorer.store.asking import condition_of
from logexplorer.store.database import one
from logexplorer.store.dialect import Sql
from logexplorer.store.extract import KIND_STRING
from logexplorer.store.needs import Needs
from logexplorer.store.said import HAS_COORDINATES, LATITUDE, LONGITUDE, SAYS_PLACE, says

EARTH_RADIUS = 6371.0088
"""Kilometres: the mean radius R1 of the IUGG (Moritz, Geodetic Reference System 1980)."""

NEAREST = 50.0
"""Kilometres: databases count a city as right if it is within them, so shorter hops tell nothing.
https://www.maxmind.com/en/geoip-accuracy-comparison"""

NOBODY = ("", "AnonymousUser")
"""Names under which events of many people stand."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a hop."""

    event: int
    event_uuid: str
    created: datetime
    address: str
    country: str
    city: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Hop:
    """The fastest of `times` hops of a user between two points, either way."""

    user: str
    departure: End
    arrival: End
    kilometres: float
    speed: float
    times: int


def hops(search: Search, max_speed: float, needs: Needs) -> list[Hop]:
    """The hops over `max_speed` km/h; the addresses must have been looked up.

    Both ends are placed by the same source: where an event's own place and a database's differ for
    one address, nobody moved.
    """
    seen = _seen(search, needs)
    rows = needs.cursor.execute(
        f"WITH moves AS (SELECT *, lag(id) OVER before AS from_id, "
        "lag(created) OVER before AS left_at, lag(latitude) OVER before AS from_latitude, "
        f"lag(longitude) OVER before AS from_longitude FROM ({seen}) "
        "WINDOW before AS (PARTITION BY username, itself ORDER BY created, id)), "
        f"far AS (SELECT *, {_DISTANCE} AS kilometres, "
        "epoch_us(created) - epoch_us(left_at) AS duration FROM moves "
        "WHERE from_id IS NOT NULL AND (latitude, longitude) <> (from_latitude, from_longitude)), "
        "fast AS (SELECT *, CASE WHEN duration = 0 THEN 'Infinity'::DOUBLE "
        "ELSE kilometres / duration * 3.6e9 END AS speed FROM far WHERE kilometres >= ?) "
        "SELECT username, first([from_id, id] ORDER BY speed DESC, created, id), "
        "first(kilometres ORDER BY speed DESC, created, id), max(speed), count(*) FROM fast "
        "WHERE speed > ? GROUP BY username, list_sort([[latitude, longitude], "
        "[from_latitude, from_longitude]]) ORDER BY max(speed) DESC, username",
        [*seen.parameters, NEAREST, max_speed],
    ).fetchall()
    ends = _ends([event for row in rows for event in row[1]], needs)
    return [
        Hop(user, ends[start], ends[end], kilometres, speed, times)
        for user, (start, end), kilometres, speed, times in rows
    ]


def users_seen(search: Search, needs: Needs) -> int:
    """How many users were seen at places at least twice."""
    seen = _seen(search, needs)
    sql = f"SELECT count(*) FROM (SELECT 1 FROM ({seen}) GROUP BY username HAVING count(*) > 1)"
    return int(one(needs.cursor, sql, seen.parameters))


_DISTANCE = (
    f"2 * {EARTH_RADIUS} * asin(sqrt(least(1.0, "
    "pow(sin(radians(latitude - from_latitude) / 2), 2) + "
    "cos(radians(latitude)) * cos(radians(from_latitude)) * "
    "pow(sin(radians(longitude - from_longitude) / 2), 2))))"
)
"""Kilometres along the great circle by the haversine formula, which is exact at short distances
(R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68, 1984, p. 159)."""

_PLACED = (
    f"SELECT id, event_uuid, created, username, client_ip, {SAYS_PLACE} AS itself, "
    f"CASE WHEN {says('country')} THEN trim(country) ELSE '' END AS said_country, "
    f"CASE WHEN {says('city')} THEN trim(city) ELSE '' END AS said_city, "
    f"CASE WHEN {HAS_COORDINATES} THEN {LATITUDE} END AS said_latitude, "
    f"CASE WHEN {HAS_COORDINATES} THEN {LONGITUDE} END AS said_longitude FROM events"
)
# What a database knows the country of alone may lie anywhere in it.
_LOOKED_UP = (
    "LEFT JOIN (SELECT * FROM looked_up WHERE city <> '') AS known "
    "ON NOT itself AND client_ip = known.address"
)


def _seen(search: Search, needs: Needs) -> Sql:
    """Events of users whose place is known: id, created, username, itself and coordinates."""
    condition = condition_of(search, needs)
    nobody = ", ".join("?" * len(NOBODY))
    return Sql(
        "SELECT id, created, username, itself, "
        "CASE WHEN itself THEN said_latitude ELSE known.latitude END AS latitude, "
        "CASE WHEN itself THEN said_longitude ELSE known.longitude END AS longitude "
        f"FROM ({_PLACED} WHERE ({condition}) AND created IS NOT NULL "
        f"AND username_kind = {KIND_STRING} AND username NOT IN ({nobody})) AS placed {_LOOKED_UP} "
        "WHERE coalesce(said_latitude, known.latitude) IS NOT NULL",
        (*condition.parameters, *NOBODY),
    )


def _ends(events: Sequence[int], needs: Needs) -> dict[int, End]:
    """The events at the ends of hops."""
    rows = needs.cursor.execute(
        "SELECT id, event_uuid::VARCHAR, created, coalesce(client_ip, ''), "
        "CASE WHEN itself THEN said_country ELSE known.country END, "
        "CASE WHEN itself THEN said_city ELSE known.city END, "
        "coalesce(said_latitude, known.latitude), coalesce(said_longitude, known.longitude) "
        f"FROM ({_PLACED} WHERE id IN (SELECT unnest(?))) AS placed {_LOOKED_UP}",
        [list(events)],
    ).fetchall()
    return {row[0]: End(row[0], row[1], row[2].replace(tzinfo=UTC), *row[3:]) for row in rows}

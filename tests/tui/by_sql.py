"""The sample in plain DuckDB, without the program's store: its lines, and SQL by hand over them."""

from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import duckdb
import maxminddb

from logexplorer.geo.find import SHIPPED

SAMPLE = Path(__file__).parents[2] / "sample_data" / "authentik-events.ndjson"

Row = tuple[Any, ...]

EVENTS = """
CREATE TABLE events AS SELECT
    json ->> '$.pk' AS pk,
    CAST(rtrim(json ->> '$.created', 'Z') AS TIMESTAMP) AS created,
    json ->> '$.action' AS action,
    json ->> '$.user.username' AS username,
    json ->> '$.user.on_behalf_of.username' AS whom,
    json ->> '$.client_ip' AS address,
    json ->> '$.context.username' AS attempted,
    json ->> '$.context.message' AS message,
    json ->> '$.context.reason' AS reason,
    json ->> '$.context.geo.country' AS country,
    json ->> '$.context.geo.city' AS city,
    CAST(json ->> '$.context.geo.lat' AS DOUBLE) AS latitude,
    CAST(json ->> '$.context.geo.long' AS DOUBLE) AS longitude,
    json ->> '$.context.asn.asn' AS asn,
    json ->> '$.context.authorized_application.name' AS application,
    json ->> '$.context.http_request.user_agent' AS agent
FROM read_json_objects(?, format = 'newline_delimited')
"""

KNOWN = """
CREATE TABLE known
(address VARCHAR, private BOOLEAN, country VARCHAR, city VARCHAR, latitude DOUBLE, longitude DOUBLE)
"""

# An event's own place as far as it says one, else that of its address.
SIGHTINGS = """
CREATE VIEW sightings AS SELECT
    pk, created, action, username, address, private, itself,
    CASE WHEN itself THEN coalesce(e.country, '') ELSE k.country END AS country,
    CASE WHEN itself THEN coalesce(e.city, '') ELSE k.city END AS city,
    CASE WHEN itself THEN e.latitude ELSE k.latitude END AS latitude,
    CASE WHEN itself THEN e.longitude ELSE k.longitude END AS longitude
FROM (
    SELECT *, coalesce(country, '') <> '' OR coalesce(city, '') <> '' OR latitude IS NOT NULL
    AS itself FROM events
) AS e LEFT JOIN known AS k USING (address)
"""

COUNTRIES = """
CREATE TABLE countries AS SELECT * FROM (VALUES
    ('DE', 'Germany'), ('GB', 'United Kingdom'), ('US', 'United States'), ('FR', 'France'),
    ('JP', 'Japan'), ('NL', 'Netherlands'), ('PL', 'Poland'), ('PT', 'Portugal'),
    ('AU', 'Australia')
) AS _ (country, country_name)
"""

# The haversine formula over the mean radius of the earth.
JOURNEYS = """
WITH seen AS (
    SELECT * FROM sightings
    WHERE latitude IS NOT NULL AND username NOT IN ('', 'AnonymousUser') AND (itself OR city <> '')
),
hops AS (
    SELECT username, city, country, created, lag(city) OVER turns AS from_city,
        lag(country) OVER turns AS from_country, lag(created) OVER turns AS from_at,
        2 * 6371.0088 * asin(sqrt(
            sin(radians(latitude - lag(latitude) OVER turns) / 2) ** 2
            + cos(radians(latitude)) * cos(radians(lag(latitude) OVER turns))
            * sin(radians(longitude - lag(longitude) OVER turns) / 2) ** 2)) AS kilometres
    FROM seen WINDOW turns AS (PARTITION BY username, itself ORDER BY created)
)
SELECT username, from_country, from_city, from_at, country, city, created, kilometres,
    kilometres / (epoch(created) - epoch(from_at)) * 3600 AS speed
FROM hops WHERE kilometres >= 50 AND speed > 1000
"""


class Sample:
    """The sample's events as tables."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        connection.execute(EVENTS, [str(SAMPLE)])
        connection.execute(KNOWN)
        connection.execute(COUNTRIES)
        for (address,) in self.all("SELECT DISTINCT address FROM events WHERE address <> ''"):
            connection.execute("INSERT INTO known VALUES (?, ?, ?, ?, ?, ?)", _looked_up(address))
        connection.execute(SIGHTINGS)

    def all(self, sql: str, *values: object) -> list[Row]:
        """The rows of a statement."""
        return self._connection.execute(sql, list(values)).fetchall()

    def one(self, sql: str, *values: object) -> Row:
        """The only row of a statement."""
        (row,) = self.all(sql, *values)
        return row


@contextmanager
def sample() -> Iterator[Sample]:
    """The sample, and the shipped database's answers for its addresses."""
    with duckdb.connect() as connection:
        yield Sample(connection)


def _looked_up(address: str) -> list[object]:
    """Whatever a database may say of an address that is on no public network is about nobody."""
    private = not ip_address(address).is_global
    with maxminddb.open_database(str(SHIPPED)) as database:
        found: Any = {} if private else database.get(address) or {}
    place = found.get("location", {})
    return [
        address,
        private,
        found.get("country", {}).get("iso_code"),
        found.get("city", {}).get("names", {}).get("en"),
        place.get("latitude"),
        place.get("longitude"),
    ]

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

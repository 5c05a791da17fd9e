"""The tables of a store, and how an event's id is made."""

from dataclasses import dataclass
from hashlib import blake2b

_OFFSET_BITS = 44


@dataclass(frozen=True, slots=True)
class KeptPath:
    """A JSON path that has a column of its own from the start, since most queries touch it."""

    path: tuple[str, ...]
    column: str

    @property
    def kind(self) -> str:
        """The column that tells what kind of value it is."""
        return f"{self.column}_kind"


KEPT_PATHS = (
    KeptPath(("user", "username"), "username"),
    KeptPath(("context", "http_request", "path"), "request_path"),
    KeptPath(("context", "username"), "attempted"),
    KeptPath(("context", "geo", "country"), "country"),
    KeptPath(("context", "geo", "city"), "city"),
    KeptPath(("context", "geo", "lat"), "latitude"),
    KeptPath(("context", "geo", "long"), "longitude"),
    KeptPath(("context", "asn", "asn"), "asn"),
    KeptPath(("context", "asn", "as_org"), "as_org"),
    KeptPath(("context", "parse_error"), "parse_error"),
)

_kept_columns = ",\n    ".join(
    f"{kept.column} VARCHAR, {kept.kind} UTINYINT" for kept in KEPT_PATHS
)

TABLES = f"""
CREATE TABLE meta (name VARCHAR PRIMARY KEY, value VARCHAR);
CREATE TABLE sources (
    number INTEGER PRIMARY KEY, name VARCHAR, path VARCHAR, identity VARCHAR, size BIGINT,
    mtime_ns BIGINT, format VARCHAR, read_to BIGINT, texts_to BIGINT, complete BOOLEAN
);
CREATE TABLE events (
    id BIGINT, batch INTEGER, source VARCHAR, length BIGINT, event_uuid UUID,
    created TIMESTAMP, expires TIMESTAMP, action VARCHAR, app VARCHAR, client_ip VARCHAR,
    level VARCHAR, message VARCHAR,
    {_kept_columns},
    unclean BLOB
);
CREATE TABLE texts (
    id BIGINT, text VARCHAR USING COMPRESSION zstd, document VARCHAR USING COMPRESSION zstd,
    escaped BOOLEAN, repeating BOOLEAN
);
CREATE TABLE addresses (
    address VARCHAR, plain VARCHAR, version UTINYINT, number UHUGEINT
);
CREATE TABLE looked_up (
    address VARCHAR, standing UTINYINT, country VARCHAR, city VARCHAR, latitude DOUBLE,
    longitude DOUBLE, network VARCHAR
);
CREATE TABLE paths (number INTEGER, path VARCHAR, read_to INTEGER);
CREATE TABLE seen_paths (path VARCHAR PRIMARY KEY);
CREATE TABLE structures (structure VARCHAR, events BIGINT, example BIGINT);
"""

_MEANING = 2
"""Rises when the tables stay and what stands in them changes."""

VERSION = blake2b(f"{_MEANING} {TABLES}".encode(), digest_size=8).hexdigest()
"""Changes with the tables: a cache of another version is made anew."""


def id_of(source: int, offset: int) -> int:
    """An event's id: its source's number, then its offset there; it grows with the position."""
    return source << _OFFSET_BITS | offset


def place_of(event_id: int) -> tuple[int, int]:
    """The source's number and the offset that an id stands for."""
    return event_id >> _OFFSET_BITS, event_id & (1 << _OFFSET_BITS) - 1

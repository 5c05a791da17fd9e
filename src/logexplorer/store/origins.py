"""Events counted by where they came from: what they say themselves, else by their address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from logexplorer.model.places import PlaceBy, Standing
from logexplorer.model.search import Search
from logexplorer.query.ast import Step
from logexplorer.store.asking import condition_of
from logexplorer.store.extract import KIND_NUMBER, KIND_STRING
from logexplorer.store.needs import Needs
from logexplorer.store.schema import KEPT_PATHS

MOST_ADDRESSES = 200
"""How many addresses a group names; one more says that there are others."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NUMERIC = f"IN ({KIND_STRING}, {KIND_NUMBER})"
LATITUDE = f"CASE WHEN latitude_kind {_NUMERIC} THEN TRY_CAST(latitude AS DOUBLE) END"
LONGITUDE = f"CASE WHEN longitude_kind {_NUMERIC} THEN TRY_CAST(longitude AS DOUBLE) END"
HAS_COORDINATES = (
    f"coalesce(({LATITUDE}) BETWEEN -90 AND 90 AND ({LONGITUDE}) BETWEEN -180 AND 180, FALSE)"
)
"""Does the event say where it was in degrees, as numbers or their texts?"""


def says(column: str) -> str:
    """Does the event say something there in words?"""
    return f"coalesce({column}_kind = {KIND_STRING} AND trim({column}) <> '', FALSE)"


SAYS_PLACE = f"CASE WHEN {says('country')} OR {says('city')} THEN TRUE ELSE {HAS_COORDINATES} END"
"""Does the event itself say where it came from?"""

_SAID: Mapping[PlaceBy, tuple[str, tuple[str, ...]]] = {
    "city": (SAYS_PLACE, ("country", "city", "latitude", "longitude")),
    "country": (says("country"), ("country",)),
    "network": (
        f"{says('as_org')} OR coalesce(asn_kind = {KIND_NUMBER}, FALSE)",
        ("asn", "as_org"),
    ),
}
"""What tells that an event says it itself, and the columns in which it does."""

_FOUND: Mapping[PlaceBy, tuple[str, ...]] = {
    "city": ("country", "city", "latitude", "longitude"),
    "country": ("country",),
    "network": ("network",),
}
_PATHS = {kept.column: kept.path for kept in KEPT_PATHS}


@dataclass(frozen=True, slots=True)
class Said:
    """What an event says at a path: the text, and the kind of value; both None without any."""

    path: Sequence[Step]
    text: str | None
    kind: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """Events of one action that say the same, or whose addresses are at the same place.

    `said` are the values by column. `standing` and `found` tell of the addresses, both None where
    the event says its place; without an address `standing` is None and `itself` False.
    """

    itself: bool
    said: Mapping[str, Said]
    standing: Standing | None
    found: Mapping[str, str | float | None]
    action: str
    count: int
    last: datetime | None
    addresses: tuple[str, ...]


def groups(search: Search, by: PlaceBy, needs: Needs) -> list[Group]:
    """All events of a search in groups; the addresses must have been looked up."""
    condition = condition_of(search, needs)
    itself, columns = _SAID[by]
    said = [name for column in columns for name in (column, f"{column}_kind")]
    found = [f"looked_up.{name}" for name in _FOUND[by]]
    inner = (
        f"SELECT {', '.join(said)}, {itself} AS itself, "
        "CASE WHEN itself THEN NULL ELSE client_ip END AS address, "
        "coalesce(action, '') AS action, count(*) AS events, max(created) AS last "
        f"FROM events WHERE {condition} GROUP BY ALL"
    )
    rows = needs.cursor.execute(
        f"SELECT {', '.join(f'origins.{name}' for name in said)}, itself, standing, "
        f"{', '.join(found)}, action, sum(events)::BIGINT, epoch_us(max(last)), "
        f"min(origins.address, {MOST_ADDRESSES + 1}) "
        f"FROM ({inner}) AS origins LEFT JOIN looked_up USING (address) GROUP BY ALL",
        list(condition.parameters),
    ).fetchall()
    return [_group(row, columns, _FOUND[by]) for row in rows]


def _group(row: Sequence[object], columns: Sequence[str], found: Sequence[str]) -> Group:
    rest = iter(row)
    said = {name: Said(_PATHS[name], _text(next(rest)), _whole(next(rest))) for name in columns}
    itself, standing = bool(next(rest)), _whole(next(rest))
    located = {name: next(rest) for name in found}
    action, count, last, addresses = rest
    return Group(
        itself,
        said,
        None if standing is None else Standing(standing),
        {k: v if isinstance(v, str | float) else None for k, v in located.items()},
        str(action),
        _whole(count) or 0,
        _moment(_whole(last)),
        tuple(map(str, addresses)) if isinstance(addresses, list) else (),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _moment(microseconds: int | None) -> datetime | None:
    return None if microseconds is None else _EPOCH + timedelta(microseconds=microseconds)

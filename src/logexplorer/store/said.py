"""What events say of their own place and network, as expressions over `events`."""

from collections.abc import Mapping
from dataclasses import dataclass

from logexplorer.model.places import PlaceBy
from logexplorer.store.extract import KIND_NUMBER, KIND_STRING

_NUMERIC = f"IN ({KIND_STRING}, {KIND_NUMBER})"
_IN_DEGREES = f"latitude_kind {_NUMERIC} AND longitude_kind {_NUMERIC}"
LATITUDE = f"CASE WHEN latitude_kind {_NUMERIC} THEN TRY_CAST(latitude AS DOUBLE) END"
LONGITUDE = f"CASE WHEN longitude_kind {_NUMERIC} THEN TRY_CAST(longitude AS DOUBLE) END"
HAS_COORDINATES = (
    f"coalesce(({LATITUDE}) BETWEEN -90 AND 90 AND ({LONGITUDE}) BETWEEN -180 AND 180, FALSE)"
)
"""Does the event say where it was in degrees, as numbers or their texts?"""


def says(column: str) -> str:
    """Does the event say something there in words?"""
    return f"({column}_kind = {KIND_STRING} AND {column} <> '') IS TRUE"


_NAMED = f"{says('country')} OR {says('city')}"

SAYS_PLACE = f"CASE WHEN {_NAMED} THEN TRUE ELSE {HAS_COORDINATES} END"
"""Does the event itself say where it came from?"""


@dataclass(frozen=True, slots=True)
class Telling:
    """How events tell of their place.

    `itself` holds where they do. They are told apart by the values in `columns`, and unless
    `enough` holds by those in `more`, of which otherwise only one is shown, where `showing` holds.
    `found` are the columns of `looked_up` that stand for the rest.
    """

    itself: str
    columns: tuple[str, ...]
    found: tuple[str, ...]
    more: tuple[str, ...] = ()
    enough: str = "FALSE"
    showing: str = "FALSE"

    @property
    def names(self) -> list[str]:
        """The columns that events are told apart by, each with that of its kind."""
        return [name for each in self.columns + self.more for name in (each, f"{each}_kind")]

    @property
    def keys(self) -> str:
        """Their expressions."""
        always = {name for each in self.columns for name in (each, f"{each}_kind")}
        return ", ".join(
            name
            if name in always
            else f"CASE WHEN {self.enough} THEN NULL ELSE {name} END AS {name}"
            for name in self.names
        )


TELLING: Mapping[PlaceBy, Telling] = {
    "city": Telling(
        SAYS_PLACE,
        ("country", "city"),
        ("country", "city", "latitude", "longitude"),
        ("latitude", "longitude"),
        _NAMED,
        _IN_DEGREES,
    ),
    "country": Telling(says("country"), ("country",), ("country",)),
    "network": Telling(
        f"(asn_kind = {KIND_NUMBER}) IS TRUE OR {says('asn')} OR {says('as_org')}",
        ("asn", "as_org"),
        ("network",),
    ),
}

"""Where events came from, and journeys between these places, frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

PlaceBy = Literal["city", "country", "network"]
"""What makes two events come from the same place."""


@dataclass(frozen=True, slots=True)
class Place:
    """A city, a country or a network; what is not known of it is empty, or None.

    `country` is the ISO 3166 code of two letters. Latitude and longitude are degrees, north and
    east positive.
    """

    country: str = ""
    city: str = ""
    network: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """The events from a place: how many, the last one's time, how many of each action.

    `actions` has the most frequent first; `query` is a condition of the query language that holds
    for these events.
    """

    place: Place
    count: int
    last_seen: datetime | None
    actions: Mapping[str, int]
    query: str


@dataclass(frozen=True, slots=True)
class Places:
    """All events of a search by place, most frequent first; none is left out.

    `total` = the sum of `items` + `private` (addresses that are on no public network) + `unknown`
    (public ones that no database knows) + `without_address`. `attribution` names the database that
    was asked, as its licence wants it, or is empty.
    """

    by: PlaceBy
    items: tuple[PlaceCount, ...]
    private: int
    unknown: int
    without_address: int
    total: int
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A user's event at a place."""

    event: int
    created: datetime
    place: Place
    address: str


@dataclass(frozen=True, slots=True)
class Journey:
    """Two consecutive events of a user that are too far apart for their times.

    `kilometres` along the great circle; `speed` in kilometres an hour, infinite at the same moment.
    `times` counts the journeys between these two places, either way, of which this one is the
    fastest.
    """

    user: str
    departure: Sighting
    arrival: Sighting
    kilometres: float
    speed: float
    times: int = 1


@dataclass(frozen=True, slots=True)
class Travel:
    """The journeys that no aeroplane could make, over `max_speed` kilometres an hour."""

    journeys: tuple[Journey, ...]
    max_speed: float
    users: int

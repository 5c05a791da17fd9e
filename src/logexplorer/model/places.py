"""Where events came from, and journeys between these places, frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Literal, Protocol

PLACE_FIELDS: Mapping[str, "PlaceBy"] = {
    "place": "city",
    "city": "city",
    "country": "country",
    "network": "network",
}
"""What may stand for a field where values are counted, and what it then tells apart."""

PlaceBy = Literal["city", "country", "network"]
"""What makes two events come from the same place."""


@dataclass(frozen=True, slots=True)
class Place:
    """A city, a country or a network; what is not known of it is empty, or None.

    `country` is the ISO 3166 code of two letters, or what the event says if that is no country
    that we know. A network is a number and a name, such as `AS3320 Deutsche Telekom`. Latitude and
    longitude are degrees, north and east positive.
    """

    country: str = ""
    city: str = ""
    network: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def label(self) -> str:
        """The place in a few words, such as `Berlin, DE`; data, and so still to be cleaned."""
        named = ", ".join(filter(None, (self.city, self.country)))
        if self.network or named or self.latitude is None or self.longitude is None:
            return self.network or named
        return f"{self.latitude:g}, {self.longitude:g}"


class Standing(IntEnum):
    """What is known of an address: its place, that it is on no public network, or nothing."""

    KNOWN = 0
    PRIVATE = 1
    UNKNOWN = 2


@dataclass(frozen=True, slots=True)
class Located:
    """An address looked up; beside its network, `place` is empty unless its standing is KNOWN."""

    standing: Standing
    place: Place = Place()


class Atlas(Protocol):
    """Looks addresses up. Another `identity` may give other answers."""

    @property
    def identity(self) -> str: ...

    @property
    def attribution(self) -> str: ...

    @property
    def problems(self) -> tuple[str, ...]: ...

    def locate(self, addresses: Sequence[str]) -> Sequence[Located]: ...


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """The events from a place: how many, the last one's time, how many of each action.

    `actions` has the most frequent first; `query` is a condition of the query language that holds
    for these events, or empty where they have so many addresses that none could be read.
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
    was asked, as its licence wants it, or is empty. `problems` are sentences about databases.
    """

    by: PlaceBy
    items: tuple[PlaceCount, ...]
    private: int
    unknown: int
    without_address: int
    total: int
    attribution: str = ""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """A user's event at a place."""

    event: int
    created: datetime
    place: Place
    address: str
    event_uuid: str = ""


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
    """The journeys that no aeroplane could make, over `max_speed` kilometres an hour.

    The fastest first; `users` were seen at places at least twice.
    """

    journeys: tuple[Journey, ...]
    max_speed: float
    users: int
    attribution: str = ""
    problems: tuple[str, ...] = ()

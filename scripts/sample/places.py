"""Where people work: cities, their networks and the addresses in them."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Network:
    """A carrier's range; `address` names one address in it by a number of one's own."""

    asn: int
    carrier: str
    range: str
    pattern: str

    def address(self, number: int) -> str:
        return self.pattern.format(high=number // 200 + 1, low=number % 200 + 10)

    def context(self) -> dict[str, Any]:
        return {"asn": self.asn, "as_org": self.carrier, "network": self.range}


@dataclass(frozen=True)
class Place:
    """A city with its distance to UTC in hours (winter time all month) and its networks."""

    city: str
    country: str | None
    continent: str
    latitude: float
    longitude: float
    utc: int
    networks: tuple[Network, ...]

    def context(self) -> dict[str, Any]:
        geo = {"lat": self.latitude, "long": self.longitude, "city": self.city}
        geo |= {"continent": self.continent}
        return geo if self.country is None else geo | {"country": self.country}


@dataclass(frozen=True)
class Client:
    """Where a request comes from, and with what."""

    address: str
    agent: str
    place: Place | None = None
    network: Network | None = None

    def context(self) -> dict[str, Any]:
        """The automatic parts of an event's context."""
        found: dict[str, Any] = {}
        if self.place:
            found["geo"] = self.place.context()
        if self.network:
            found["asn"] = self.network.context()
        return found


TELEKOM = Network(3320, "Deutsche Telekom AG", "87.128.0.0/10", "87.150.{high}.{low}")
TELEKOM6 = Network(
    3320, "Deutsche Telekom AG", "2003::/19", "2003:e1:{high:x}f0:{low:x}00::{low:x}"
)
TELEFONICA = Network(6805, "Telefonica Germany", "5.4.0.0/14", "5.5.{high}.{low}")
VODAFONE = Network(3209, "Vodafone GmbH", "92.72.0.0/13", "92.74.{high}.{low}")
ORANGE = Network(3215, "Orange S.A.", "90.0.0.0/9", "90.63.{high}.{low}")
ORANGE6 = Network(3215, "Orange S.A.", "2a01:cb00::/24", "2a01:cb08:{low:x}:{high:x}00::{low:x}")
BT = Network(2856, "British Telecommunications PLC", "86.128.0.0/10", "86.155.{high}.{low}")
POLAND = Network(5617, "Orange Polska S.A.", "83.0.0.0/11", "83.22.{high}.{low}")
KDDI = Network(2516, "KDDI CORPORATION", "106.128.0.0/10", "106.150.{high}.{low}")
KDDI6 = Network(2516, "KDDI CORPORATION", "240f::/24", "240f:71:{low:x}a0:1::{low:x}")
COMCAST = Network(7922, "Comcast Cable Communications, LLC", "73.0.0.0/8", "73.114.{high}.{low}")
COMCAST6 = Network(7922, "COMCAST-7922", "2601::/20", "2601:18a:{low:x}00:{high:x}::{low:x}")
# Attackers and travellers come from the ranges for documentation, so that nobody is accused.
HOSTING = Network(64496, "Cheap Example Hosting B.V.", "203.0.113.0/24", "203.0.113.{low}")
HOTEL = Network(64497, "Example Hotéis S.A.", "198.51.100.0/24", "198.51.100.{low}")
ANTIPODES = Network(64498, "Example Telecom Pty Ltd", "2001:db8:a::/48", "2001:db8:a::{low:x}")
SATELLITE = Network(64499, "Example Satellite Ltd", "192.0.2.0/24", "192.0.2.{low}")

BERLIN = Place("Berlin", "DE", "EU", 52.52, 13.405, 1, (TELEFONICA, TELEKOM, TELEKOM6))
MUENCHEN = Place("München", "DE", "EU", 48.1374, 11.5755, 1, (TELEKOM, VODAFONE))
HAMBURG = Place("Hamburg", "DE", "EU", 53.5507, 9.993, 1, (VODAFONE, TELEKOM6))
PARIS = Place("Paris", "FR", "EU", 48.8566, 2.3522, 1, (ORANGE, ORANGE6))
LONDON = Place("London", "GB", "EU", 51.5085, -0.1257, 0, (BT,))
WARSZAWA = Place("Warszawa", "PL", "EU", 52.2298, 21.0118, 1, (POLAND,))
TOKYO = Place("東京", "JP", "AS", 35.6895, 139.6917, 9, (KDDI, KDDI6))
NEW_YORK = Place("New York", "US", "NA", 40.7143, -74.006, -5, (COMCAST, COMCAST6))
AMSTERDAM = Place("Amsterdam", "NL", "EU", 52.374, 4.8897, 1, (HOSTING,))
LISBOA = Place("Lisboa", "PT", "EU", 38.7167, -9.1333, 0, (HOTEL,))
SYDNEY = Place("Sydney", "AU", "OC", -33.8679, 151.2073, 10, (ANTIPODES,))
FRANCE = Place("", "FR", "EU", 48.8582, 2.3387, 1, (ORANGE,))
AT_SEA = Place("", None, "EU", 64.5, 2.25, 0, (SATELLITE,))

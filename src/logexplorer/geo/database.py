"""One database file, opened and asked; it may be damaged, and must not end anything."""

from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

import maxminddb

from logexplorer.model.errors import SourceError

_ATTRIBUTIONS = {
    "dbip": "IP Geolocation by DB-IP",
    "geolite": "GeoLite data by MaxMind",
}
_DAMAGED = (maxminddb.InvalidDatabaseError, ValueError, OSError, UnicodeDecodeError)


class Database:
    """A MaxMind DB file. Raises SourceError where it is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damage = ""
        try:
            self._reader = maxminddb.open_database(path)
            about = self._reader.metadata()
            size = path.stat().st_size
        except FileNotFoundError:
            raise SourceError(f"there is no geo database {path}") from None
        except _DAMAGED as error:
            reason = getattr(error, "strerror", None) or "it is no MaxMind DB file, or damaged"
            raise SourceError(f"the geo database {path} cannot be read: {reason}") from error
        self._holds_version_6 = about.ip_version == 6
        self.kind = about.database_type
        self.identity = f"{self.kind} {about.build_epoch} {about.node_count} {size}"

    @property
    def attribution(self) -> str:
        """What the licence of the data wants to be shown."""
        kind = self.kind.casefold()
        return next((says for name, says in _ATTRIBUTIONS.items() if name in kind), "")

    def record(self, address: IPv4Address | IPv6Address) -> object:
        """The record of an address; None where there is none."""
        if address.version == 6 and not self._holds_version_6:
            return None
        try:
            return self._reader.get(address)
        except _DAMAGED:
            self.damage = f"the geo database {self.path} is damaged; not all of it can be read"
            return None

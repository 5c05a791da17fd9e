"""One database file, opened and asked; it may be damaged, and must not end anything."""

from pathlib import Path

import maxminddb

from logexplorer.geo.standing import Address, standing_of
from logexplorer.model.errors import SourceError
from logexplorer.model.places import Standing

_ATTRIBUTIONS = {
    "dbip": "IP Geolocation by DB-IP",
    "geolite": "GeoLite data by MaxMind",
}
_DAMAGED = (maxminddb.InvalidDatabaseError, ValueError, OSError, UnicodeDecodeError)


class Database:
    """A MaxMind DB file. Raises SourceError where it is none.

    One that is `rough` tells whole blocks alike, and so is not asked for addresses that are on no
    public network; another may well know where a company's own are.
    """

    def __init__(self, path: Path, *, rough: bool = False) -> None:
        self.path = path
        self._rough = rough
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

    def record(self, address: Address) -> object:
        """The record of an address; None where there is none."""
        if self._rough and standing_of(address) is Standing.PRIVATE:
            return None
        if address.version == 6 and not self._holds_version_6:
            return None
        try:
            return self._reader.get(address)
        except _DAMAGED:
            self.damage = f"the geo database {self.path} is damaged; not all of it can be read"
            return None

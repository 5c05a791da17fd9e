"""One database file, opened and asked; it may be damaged, and must not end anything."""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from errno import EINVAL, EISDIR
from pathlib import Path
from typing import TypeVar

import maxminddb
from geoip2.database import Reader
from geoip2.errors import AddressNotFoundError
from geoip2.models import ASN, City, Country

from logexplorer.geo.records import network_of, network_of_answer, place_of, place_of_answer
from logexplorer.geo.standing import Address, standing_of
from logexplorer.model.errors import SourceError
from logexplorer.model.places import Place, Standing

_ATTRIBUTIONS = {
    "dbip": "IP Geolocation by DB-IP",
    "geolite": "GeoLite data by MaxMind",
}
Found = TypeVar("Found")
Answer = City | Country | ASN
_ASK: dict[str, Callable[[Reader, Address], Answer]] = {
    "City": Reader.city,
    "Enterprise": Reader.enterprise,
    "Country": Reader.country,
    "ASN": Reader.asn,
    "ISP": Reader.isp,
}


@dataclass(frozen=True, slots=True)
class _Block:
    """The addresses of a version that share their first bits, all but the last `rest`."""

    version: int
    rest: int
    start: int

    def holds(self, address: Address) -> bool:
        return address.version == self.version and int(address) >> self.rest == self.start


_NO_BLOCK: tuple[_Block, Place | None] = _Block(0, 0, 0), None
_DAMAGED = (
    *(maxminddb.InvalidDatabaseError, struct.error, OSError, MemoryError, RecursionError),
    *(ValueError, TypeError, AttributeError, LookupError, ArithmeticError),
)


class Database:
    """A MaxMind DB file. Raises SourceError where it is none.

    One that is `rough` tells whole blocks alike, and so is not asked for addresses that are on no
    public network; another may well know where a company's own are.
    """

    def __init__(self, path: Path, *, rough: bool = False) -> None:
        self.path = path
        self._rough = rough
        self._places: dict[str, Place | None] = {}
        self._last = _NO_BLOCK
        self.damage = ""
        try:
            _check(path)
            # maxminddb's extension is quicker, and takes the program down over a damaged file.
            mode = maxminddb.MODE_AUTO if rough else maxminddb.MODE_MMAP
            self._reader = Reader(path, mode=mode)
            self._records = maxminddb.open_database(path, mode)
            about = self._reader.metadata()
            size = path.stat().st_size
        except FileNotFoundError:
            raise SourceError(f"there is no geo database {path}") from None
        except _DAMAGED as error:
            reason = getattr(error, "strerror", None) or "it is no MaxMind DB file, or damaged"
            raise SourceError(f"the geo database {path} cannot be read: {reason}") from error
        self._holds_version_6 = about.ip_version == 6
        self.kind = str(about.database_type)
        self._ask = next((ask for kind, ask in _ASK.items() if kind in self.kind), None)
        self.identity = f"{self.kind} {about.build_epoch} {about.node_count} {size}"

    @property
    def attribution(self) -> str:
        """What the licence of the data wants to be shown."""
        kind = self.kind.casefold()
        return next((says for name, says in _ATTRIBUTIONS.items() if name in kind), "")

    def place(self, address: Address) -> Place | None:
        """Where an address is; None where that is not known."""
        if not self._asked_for(address):
            return None
        block, place = self._last
        if not block.holds(address):
            try:
                record, length = self._records.get_with_prefix_len(address)
            except _DAMAGED:
                self._note_damage()
                return None
            block, place = self._last = _block(address, length), self._place(address, record)
        return place

    def _place(self, address: Address, record: object) -> Place | None:
        if record is None:
            return None
        # A database has few thousand places for all addresses, and geoip2 takes its time.
        key = repr(record)
        if key not in self._places:
            self._places[key] = self._answer(address, place_of_answer) or place_of(record)
        return self._places[key]

    def network(self, address: Address) -> str:
        """The network of an address, `AS3320 Deutsche Telekom AG`; "" where it is not known."""
        found = self._answer(address, network_of_answer)
        return found or network_of(self._record(address))

    def _answer(self, address: Address, read: Callable[[Answer], Found]) -> Found | None:
        """What geoip2 makes of the record, read; None where it is not of its kind's schema."""
        if self._ask is None or not self._asked_for(address):
            return None
        try:
            return read(self._ask(self._reader, address))
        except AddressNotFoundError:
            return None
        except (TypeError, AttributeError):
            return None
        except _DAMAGED:
            self._note_damage()
            return None

    def _record(self, address: Address) -> object:
        """The record as it is, of whatever schema; None where there is none."""
        if not self._asked_for(address):
            return None
        try:
            return self._records.get(address)
        except _DAMAGED:
            self._note_damage()
            return None

    def _asked_for(self, address: Address) -> bool:
        if self._rough and standing_of(address) is Standing.PRIVATE:
            return False
        return address.version == 4 or self._holds_version_6

    def _note_damage(self) -> None:
        self.damage = f"the geo database {self.path} is damaged; not all of it can be read"


def _check(path: Path) -> None:
    """A named pipe would be waited for, a folder would be called damaged."""
    if path.is_dir():
        raise IsADirectoryError(EISDIR, "it is a folder")
    if path.exists() and not path.is_file():
        raise OSError(EINVAL, "it is no file")


def _block(address: Address, length: int) -> _Block:
    """The block that an answer holds for; addresses often come sorted, so the next one's too."""
    rest = max(address.max_prefixlen - length, 0)
    return _Block(address.version, rest, int(address) >> rest)

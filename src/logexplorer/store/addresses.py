"""The distinct client addresses as numbers, so that order, ranges and spellings can be compared."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from threading import Lock

from logexplorer.query.ast import Address, Operator
from logexplorer.store.arrow import ArrowStream, Batch, text
from logexplorer.store.database import Cursor, one
from logexplorer.store.dialect import FALSE, ORDERS, Sql, joined

_FORMATS = (("address", "u"), ("plain", "u"), ("version", "u"), ("number", "u"))
_BATCH = 50_000


class Addresses:
    """Keeps the table `addresses` up to date: one row for each distinct client_ip of the events.

    `plain` is the address as PostgreSQL writes it; `version` and `number` are NULL for a text that
    is no address.
    """

    def __init__(self) -> None:
        self._read_to = -1
        self._lock = Lock()

    def catch_up(self, cursor: Cursor) -> None:
        """Add the addresses that came with newer events."""
        with self._lock:
            newest = one(cursor, "SELECT coalesce(max(batch), 0) FROM events")
            if newest == self._read_to:
                return
            rows = cursor.execute(
                "SELECT DISTINCT client_ip FROM events WHERE client_ip IS NOT NULL "
                "AND batch > ? AND client_ip NOT IN (SELECT address FROM addresses)",
                [self._read_to],
            ).fetchall()
            if rows:
                _insert(cursor, [row[0] for row in rows])
            self._read_to = newest


def address_test(operator: Operator, values: tuple[Address | None, ...]) -> Sql:
    """Which rows of `addresses` hold one of the values, or stand in the order to the one."""
    tests = (_one_test(operator, value) for value in values if value is not None)
    return joined(tests, "OR", neutral=FALSE)


def _one_test(operator: Operator, value: Address) -> Sql:
    if isinstance(value, IPv4Network | IPv6Network):
        first, last = int(value.network_address), int(value.broadcast_address)
        return Sql(
            "version = ? AND number BETWEEN ?::UHUGEINT AND ?::UHUGEINT",
            (value.version, str(first), str(last)),
        )
    return Sql(
        f"(version, number) {ORDERS[operator]} (?::UTINYINT, ?::UHUGEINT)",
        (value.version, str(int(value))),
    )


def _insert(cursor: Cursor, addresses: list[str]) -> None:
    stream = ArrowStream(_FORMATS, _batches(addresses))
    with stream.readable(cursor, "found_addresses"):
        cursor.execute(
            "INSERT INTO addresses SELECT address, plain, TRY_CAST(version AS UTINYINT), "
            "TRY_CAST(number AS UHUGEINT) FROM found_addresses"
        ).fetchall()


def _batches(addresses: list[str]) -> Iterator[Batch]:
    for start in range(0, len(addresses), _BATCH):
        rows = [_row(address) for address in addresses[start : start + _BATCH]]
        columns = zip(*rows, strict=True)
        yield Batch(
            len(rows),
            tuple(text([each.encode() for each in each_column]) for each_column in columns),
        )


def _row(address: str) -> tuple[str, str, str, str]:
    try:
        parsed = ip_address(address)
    except ValueError:
        return address, address, "", ""
    return address, _as_postgresql(parsed), str(parsed.version), str(int(parsed))


def _as_postgresql(address: IPv4Address | IPv6Address) -> str:
    """The address's text; as inet_ntop does, an IPv4 address within an IPv6 one keeps its dots."""
    number = int(address)
    if address.version == 6 and (number >> 32 == 0xFFFF or (number >> 32 == 0 and number > 0xFFFF)):
        return f"::{'ffff:' if number >> 32 else ''}{IPv4Address(number & 0xFFFFFFFF)}"
    return str(address)

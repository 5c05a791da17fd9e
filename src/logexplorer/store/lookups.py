"""The places of the distinct client addresses, looked up once and kept."""

from collections.abc import Sequence
from threading import Lock

from logexplorer.model.places import Atlas, Located, Place
from logexplorer.model.stop import Stop
from logexplorer.store.arrow import ArrowStream, Batch, text
from logexplorer.store.database import one
from logexplorer.store.needs import Needs

_COLUMNS = ("address", "standing", "country", "city", "latitude", "longitude", "network")
_FORMATS = tuple((name, "u") for name in _COLUMNS)
_NUMBERS = {"standing": "UTINYINT", "latitude": "DOUBLE", "longitude": "DOUBLE"}
_BATCH = 20_000


class Lookups:
    """Keeps the table `looked_up` up to date: a row for each of `addresses`, by one atlas."""

    def __init__(self) -> None:
        self._read_to: tuple[int, str] | None = None
        self._lock = Lock()

    def catch_up(self, atlas: Atlas, needs: Needs, stop: Stop | None = None) -> None:
        """Look up the addresses that came with newer events, or all if the atlas is another."""
        needs.addresses()
        with self._lock:
            newest = one(needs.cursor, "SELECT coalesce(max(batch), 0) FROM events")
            if self._read_to == (newest, atlas.identity):
                return
            _forget_others(atlas, needs)
            # In their order, as neighbours are often in one block of a database.
            rows = needs.cursor.execute(
                "SELECT address FROM addresses WHERE address NOT IN (SELECT address FROM looked_up)"
                " ORDER BY version, number"
            ).fetchall()
            found = [row[0] for row in rows]
            for start in range(0, len(found), _BATCH):
                if stop is not None:
                    stop.check()
                part = found[start : start + _BATCH]
                _insert(part, atlas.locate(part), needs)
            self._read_to = newest, atlas.identity


def _forget_others(atlas: Atlas, needs: Needs) -> None:
    """Delete what another atlas answered."""
    before = one(needs.cursor, "SELECT value FROM meta WHERE name = 'atlas'")
    if before == atlas.identity:
        return
    needs.cursor.execute("BEGIN")
    needs.cursor.execute("DELETE FROM looked_up")
    needs.cursor.execute("INSERT OR REPLACE INTO meta VALUES ('atlas', ?)", [atlas.identity])
    needs.cursor.execute("COMMIT")


def _insert(addresses: Sequence[str], located: Sequence[Located], needs: Needs) -> None:
    columns = ", ".join(
        f"TRY_CAST({name} AS {_NUMBERS[name]})" if name in _NUMBERS else name for name in _COLUMNS
    )
    stream = ArrowStream(_FORMATS, iter([_batch(addresses, located)]))
    with stream.readable(needs.cursor, "located"):
        needs.cursor.execute(f"INSERT INTO looked_up SELECT {columns} FROM located").fetchall()


def _batch(addresses: Sequence[str], located: Sequence[Located]) -> Batch:
    # Many addresses are at one place, which is written out once.
    known: dict[int, tuple[bytes, ...]] = {}
    columns = [_encoded(addresses), [str(int(each.standing)).encode() for each in located]]
    for each in located:
        if id(each.place) not in known:
            known[id(each.place)] = tuple(_encoded(_texts(each.place)))
    columns += map(list, zip(*(known[id(each.place)] for each in located), strict=True))
    return Batch(len(addresses), tuple(map(text, columns)))


def _encoded(texts: Sequence[str]) -> list[bytes]:
    return [each.encode("utf-8", "replace") for each in texts]


def _texts(place: Place) -> tuple[str, ...]:
    return (
        place.country,
        place.city,
        _number(place.latitude),
        _number(place.longitude),
        place.network,
    )


def _number(degrees: float | None) -> str:
    return "" if degrees is None else repr(degrees)

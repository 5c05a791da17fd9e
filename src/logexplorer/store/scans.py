"""What reading every text once has found: kept, so that a search's questions share one reading."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from threading import Lock

from logexplorer.store.database import Cursor, one
from logexplorer.store.dialect import Sql

_KEPT = 8
_MOST_IDS = 10_000_000
_numbers = count(1)

_Key = tuple[str, tuple[object, ...]]


@dataclass(slots=True)
class _Found:
    """A table of the ids that a statement gave, among the batches up to `newest`."""

    table: str
    newest: int
    removals: int
    ids: int
    readers: int = 0


class Scans:
    """The ids that statements over all texts gave, in tables of the last few of them.

    `removals` tells how often events were taken out: what was found before is then found anew.
    """

    def __init__(self, removals: Callable[[], int]) -> None:
        self._removals = removals
        self._found: OrderedDict[_Key, _Found] = OrderedDict()
        self._outdated: list[_Found] = []
        self._looking = Lock()
        self._making = Lock()

    @contextmanager
    def reading(self, newest: int, cursor: Cursor) -> Iterator["Reading"]:
        """For one question, whose tables stay until it is answered."""
        reading = Reading(self, newest, cursor)
        try:
            yield reading
        finally:
            with self._looking:
                for each in reading.held:
                    each.readers -= 1

    def once(self, statement: Sql, reading: "Reading") -> str:
        """The table of the ids that the statement gives; only newer events are looked at again."""
        key = statement.text, statement.parameters
        found = self._current(key, reading)
        if found is None:
            # Who asks the same meanwhile waits here, and then finds it.
            with self._making:
                found = self._current(key, reading) or self._make(key, statement, reading)
                self._drop_outdated(reading.cursor)
        return found.table

    def _current(self, key: _Key, reading: "Reading") -> _Found | None:
        with self._looking:
            found = self._found.get(key)
            if found is None or found.newest < reading.newest or self._is_stale(found):
                return None
            self._found.move_to_end(key)
            return reading.hold(found)

    def _is_stale(self, found: _Found) -> bool:
        return found.removals != self._removals()

    def _make(self, key: _Key, statement: Sql, reading: "Reading") -> _Found:
        removals, found = self._removals(), self._found.get(key)
        if found is None or found.removals != removals:
            found = _Found(f"scratch.found_{next(_numbers)}", reading.newest, removals, 0)
            # An event of a later batch may yet be read again, with more care.
            limit = f"id NOT IN (SELECT id FROM events WHERE batch > {reading.newest})"
            into = f"CREATE TABLE {found.table} AS"
        else:
            within = f"batch > {found.newest} AND batch <= {reading.newest}"
            limit = f"id IN (SELECT id FROM events WHERE {within})"
            into = f"INSERT INTO {found.table}"
        sql = f"{into} SELECT id FROM ({statement}) WHERE {limit}"
        ids = one(reading.cursor, sql, statement.parameters)
        with self._looking:
            found.newest, found.ids = reading.newest, found.ids + int(ids)
            self._keep(key, found)
            return reading.hold(found)

    def _keep(self, key: _Key, found: _Found) -> None:
        before = self._found.pop(key, None)
        if before is not None and before is not found:
            self._outdated.append(before)
        self._found[key] = found
        while len(self._found) > 1 and self._are_too_many():
            self._outdated.append(self._found.popitem(last=False)[1])

    def _are_too_many(self) -> bool:
        return (
            len(self._found) > _KEPT or sum(each.ids for each in self._found.values()) > _MOST_IDS
        )

    def _drop_outdated(self, cursor: Cursor) -> None:
        with self._looking:
            unread = [each for each in self._outdated if not each.readers]
            self._outdated = [each for each in self._outdated if each.readers]
        for each in unread:
            cursor.execute(f"DROP TABLE IF EXISTS {each.table}")


@dataclass(slots=True)
class Reading:
    """What a question may read of the kept tables, on its cursor; `newest` as in Needs."""

    scans: Scans
    newest: int
    cursor: Cursor
    held: list[_Found] = field(default_factory=list)

    def once(self, statement: Sql) -> Sql:
        """The statement for the ids that this one gives, which is not asked twice."""
        return Sql(f"SELECT id FROM {self.scans.once(statement, self)}")

    def hold(self, found: _Found) -> _Found:
        """Keep a table from being dropped."""
        found.readers += 1
        self.held.append(found)
        return found

"""Positions of events in a search's order, kept as a table once someone scrolls far."""

from collections import OrderedDict
from dataclasses import replace
from itertools import count
from threading import Lock

from logexplorer.model.search import Search
from logexplorer.store.asking import condition_of, statement
from logexplorer.store.database import Database
from logexplorer.store.needs import Needs
from logexplorer.store.ordering import order_of

_AT_THE_TOP = 1_000
"""Positions that are cheaper found anew than by a table of all of them."""

_KEPT = 4


class Orders:
    """The ids at positions of a search. Tables of the last searches are kept, ids alone."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tables: OrderedDict[tuple[Search, int], str] = OrderedDict()
        self._lock = Lock()
        self._numbers = count(1)

    def ids(
        self, search: Search, start: int, size: int, moment: tuple[int, int], needs: Needs
    ) -> list[int]:
        """The ids at `start` and up to `size` behind it.

        `moment` is the newest batch there is, and how often events were taken out.
        """
        if start + size <= _AT_THE_TOP:
            return self._first(search, start, size, needs)
        with self._lock:
            table = self._table(search, moment, needs)
            rows = needs.cursor.execute(
                f"SELECT id FROM {table} WHERE position > ? AND position <= ? ORDER BY position",
                [start, start + size],
            )
            return [row[0] for row in rows.fetchall()]

    def find(
        self,
        search: Search,
        wanted: Search,
        after: int,
        backwards: bool,
        moment: tuple[int, int],
        needs: Needs,
    ) -> int | None:
        """The next position behind `after` (or the last before it) of an event that is wanted."""
        condition = condition_of(wanted, needs)
        nearest, side = ("max", "<") if backwards else ("min", ">")
        with self._lock:
            table = self._table(search, moment, needs)
            found = needs.cursor.execute(
                f"SELECT {nearest}(position) - 1 FROM {table} WHERE position {side} ? "
                f"AND id IN (SELECT id FROM events WHERE {condition})",
                [after + 1, *condition.parameters],
            ).fetchall()
        return None if found[0][0] is None else int(found[0][0])

    def _first(self, search: Search, start: int, size: int, needs: Needs) -> list[int]:
        found = statement(search, needs)
        rows = needs.cursor.execute(
            f"{found} LIMIT {int(size)} OFFSET {int(start)}", list(found.parameters)
        )
        return [row[0] for row in rows.fetchall()]

    def _table(self, search: Search, moment: tuple[int, int], needs: Needs) -> str:
        """The search's table; what a search without a watermark saw is not what it sees later."""
        key = (_bound(search, moment[0]), moment[1])
        if key in self._tables:
            self._tables.move_to_end(key)
            return self._tables[key]
        condition, order = condition_of(search, needs), order_of(search.order, needs)
        table = f"scratch.order_{next(self._numbers)}"
        needs.cursor.execute(
            f"CREATE TABLE {table} AS SELECT row_number() OVER (ORDER BY {order})"
            f"::INTEGER AS position, id FROM events WHERE {condition}",
            list(condition.parameters),
        ).fetchall()
        self._tables[key] = table
        self._forget_oldest(needs)
        return table

    def _forget_oldest(self, needs: Needs) -> None:
        while len(self._tables) > _KEPT:
            _, table = self._tables.popitem(last=False)
            needs.cursor.execute(f"DROP TABLE {table}")


def _bound(search: Search, newest: int) -> Search:
    return search if search.watermark is not None else replace(search, watermark=newest)

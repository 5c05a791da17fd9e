"""What completion asks of the store: a field's values, and how many events have which fields."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from logexplorer.model.completion import ValueCount, Values
from logexplorer.model.fields import EVENT_FIELDS, Kind
from logexplorer.query.ast import Operator, Target
from logexplorer.store import catalog
from logexplorer.store.database import Cursor
from logexplorer.store.dialect import text_test
from logexplorer.store.extract import KIND_BOOLEAN, KIND_NULL, KIND_NUMBER, KIND_STRING
from logexplorer.store.needs import Needs
from logexplorer.store.relations import path_of

_LONGEST = 200
"""Longer values are found by a part of them, and fit in no list."""

_KINDS = {
    KIND_NULL: "null",
    KIND_STRING: "string",
    KIND_NUMBER: "number",
    KIND_BOOLEAN: "boolean",
}
_COLUMNS = tuple(name for name, field in EVENT_FIELDS.items() if field.kind is not Kind.JSON)


@dataclass(frozen=True, slots=True)
class Totals:
    """Events in all, how many have each field, the times of the first and the last.

    `shapes` are the structures of the events' JSON with their numbers, None where some are not
    counted yet: nested objects and arrays, with the names of DuckDB's JSON types as leaves.
    """

    events: int
    fields: Mapping[str, int]
    first: datetime | None
    last: datetime | None
    shapes: tuple[tuple[Any, int], ...] | None


def like(target: Target, typed: str, limit: int, needs: Needs) -> Values:
    """The values that contain a text in any case: those that begin with it, then by frequency."""
    counted = _counted(target, needs)
    test = text_test("value", Operator.CONTAINS, typed)
    first = text_test("value", Operator.STARTS, typed)
    rows = needs.cursor.execute(
        f"SELECT value, kind, events FROM ({counted}) WHERE length(value) <= {_LONGEST} "
        f"AND {test} ORDER BY ({first}) DESC, events DESC, value LIMIT ?",
        [*test.parameters, *first.parameters, limit + 1],
    ).fetchall()
    items = tuple(ValueCount(value, _KINDS[kind], events) for value, kind, events in rows[:limit])
    return Values(items, complete=len(rows) <= limit)


def _counted(target: Target, needs: Needs) -> str:
    """The statement for all values of a field, their kinds and how many events have each."""
    name = target.field.name
    if target.field.kind is Kind.UUID:
        return f"SELECT {name}::VARCHAR AS value, {KIND_STRING} AS kind, 1 AS events FROM events"
    if target.field.kind is not Kind.JSON:
        return (
            f"SELECT {name}::VARCHAR AS value, {KIND_STRING} AS kind, count(*) AS events "
            f"FROM events WHERE {name} IS NOT NULL GROUP BY ALL"
        )
    relation = needs.relation(path_of(target))
    tables = "events" if relation.number is None else f"events JOIN {relation.table} USING (id)"
    number = "count(DISTINCT id)" if relation.many else "count(*)"
    return (
        f"SELECT coalesce({relation.text}, 'null') AS value, {relation.kind} AS kind, "
        f"{number} AS events FROM {tables} WHERE {relation.kind} <= {KIND_BOOLEAN} GROUP BY ALL"
    )


def totals(cursor: Cursor) -> Totals:
    """What can be counted without reading a text."""
    counts = ", ".join(f"count({name})" for name in _COLUMNS)
    row = cursor.execute(
        f"SELECT min(created), max(created), count(*), {counts} FROM events"
    ).fetchall()[0]
    shapes = None
    if catalog.is_complete(cursor):
        rows = cursor.execute("SELECT structure, sum(events) FROM structures GROUP BY ALL")
        shapes = tuple(
            (json.loads(structure), int(events)) for structure, events in rows.fetchall()
        )
    fields = dict(zip(_COLUMNS, row[3:], strict=True))
    return Totals(row[2], fields, _aware(row[0]), _aware(row[1]), shapes)


def _aware(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.replace(tzinfo=UTC)

"""A search's events as a Parquet file."""

from collections.abc import Sequence
from pathlib import Path

from logexplorer.model.search import Search
from logexplorer.query.ast import Target
from logexplorer.store.asking import column_of, condition_of
from logexplorer.store.needs import Needs
from logexplorer.store.ordering import order_of
from logexplorer.store.relations import DOCUMENT

_OBJECTS = ("user", "brand", "context")
_ALL = (
    "event_uuid::VARCHAR AS event_uuid, created AT TIME ZONE 'UTC' AS created, action, app, "
    + ", ".join(f"json_extract({DOCUMENT}, '$.{name}')::VARCHAR AS \"{name}\"" for name in _OBJECTS)
    + ", client_ip, expires AT TIME ZONE 'UTC' AS expires, level, message, source, text AS original"
)


def write(
    search: Search,
    file: Path,
    fields: Sequence[tuple[str, Target]],
    limit: int | None,
    needs: Needs,
) -> int:
    """Write all fields, or those named as texts; the number of events written."""
    condition = condition_of(search, needs)
    tables, columns = "events", _ALL
    if fields:
        found = [(name, column_of(target, needs)) for name, target in fields]
        for table in dict.fromkeys(column.joined for _, column in found if column.joined):
            tables += f" LEFT JOIN {table} USING (id)"
        columns = ", ".join(f"{column.value} AS {_quoted(name)}" for name, column in found)
    else:
        tables += " LEFT JOIN texts USING (id)"
    most = "" if limit is None else f" LIMIT {int(limit)}"
    path = str(file).replace("'", "''")
    rows = needs.cursor.execute(
        f"COPY (SELECT {columns} FROM {tables} WHERE {condition} "
        f"ORDER BY {order_of(search.order, needs)}{most}) TO '{path}' (FORMAT parquet)",
        list(condition.parameters),
    ).fetchall()
    return int(rows[0][0])


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'

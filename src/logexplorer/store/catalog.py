"""Every field and path of the events: how many events have it, of what kinds, with examples."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from logexplorer.model.fields import EVENT_FIELDS, Kind
from logexplorer.model.results import PathInfo
from logexplorer.store.database import Cursor, one
from logexplorer.store.meta import note, noted
from logexplorer.store.relations import DOCUMENT

Keys = tuple[str, ...]

_KINDS = {
    "VARCHAR": "string",
    "UBIGINT": "number",
    "BIGINT": "number",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "NULL": "null",
    "JSON": "object",
}
_EXAMPLES = 3
_EXAMPLE_DOCUMENTS = 400
_LONGEST_EXAMPLE = 80
_ROOTS = tuple(name for name, field in EVENT_FIELDS.items() if field.kind is Kind.JSON)


def learn(cursor: Cursor, newest: int) -> None:
    """Count the shapes of the documents that came since, up to a batch with all its texts."""
    done = noted(cursor, "structures_to")
    if newest <= done:
        return
    cursor.execute("BEGIN")
    cursor.execute(
        f"INSERT INTO structures SELECT TRY(json_structure({DOCUMENT}))::VARCHAR AS structure, "
        "count(*), min(id) FROM texts "
        "WHERE id IN (SELECT id FROM events WHERE batch > ? AND batch <= ?) "
        "GROUP BY structure HAVING structure IS NOT NULL",
        [done, newest],
    )
    note(cursor, "structures_to", newest)
    cursor.execute("COMMIT")


def seen(cursor: Cursor) -> set[Keys]:
    """The paths that were remembered."""
    rows = cursor.execute("SELECT path FROM seen_paths").fetchall()
    return {tuple(json.loads(row[0])) for row in rows}


def remember(cursor: Cursor, paths: Iterable[Keys]) -> None:
    """Keep paths that were seen in some of the data."""
    texts = [json.dumps(path) for path in paths]
    cursor.execute("INSERT OR IGNORE INTO seen_paths SELECT unnest(?)", [texts])


def is_complete(cursor: Cursor) -> bool:
    """Are the shapes of all events counted?"""
    done = noted(cursor, "structures_to")
    return bool(done >= one(cursor, "SELECT coalesce(max(batch), 0) FROM events"))


def fields(cursor: Cursor) -> tuple[PathInfo, ...]:
    """All fields in their order, then the paths by name; counts are of events."""
    found: dict[str, dict[str, int]] = {}
    counts: dict[str, int] = {}
    rows = cursor.execute("SELECT structure, sum(events) FROM structures GROUP BY ALL").fetchall()
    for structure, events in rows:
        seen: set[str] = set()
        for path, kind in _paths(json.loads(structure)):
            kinds = found.setdefault(path, {})
            kinds[kind] = kinds.get(kind, 0) + int(events)
            if path not in seen:
                seen.add(path)
                counts[path] = counts.get(path, 0) + int(events)
    examples = _examples(cursor)
    infos = [
        PathInfo(path, _by_count(kinds), counts[path], tuple(examples.get(path, ())))
        for path, kinds in sorted(found.items())
    ]
    return (*_columns(cursor), *infos)


def learned_paths(cursor: Cursor) -> set[Keys]:
    """The paths of keys in the counted shapes."""
    rows = cursor.execute("SELECT DISTINCT structure FROM structures").fetchall()
    return {keys for (structure,) in rows for keys in _keys(json.loads(structure))}


def paths_in(record: Mapping[str, Any]) -> Iterator[Keys]:
    """The paths of keys in one event, from its roots down."""
    for root in _ROOTS:
        if isinstance(record.get(root), dict):
            yield from _keys_below(record[root], (root,))


def _keys_below(value: Mapping[str, Any], above: Keys) -> Iterator[Keys]:
    for key, below in value.items():
        yield (*above, key)
        if isinstance(below, dict):
            yield from _keys_below(below, (*above, key))


def _keys(structure: Mapping[str, Any]) -> Iterator[Keys]:
    return paths_in(structure)


def _paths(structure: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for root in _ROOTS:
        if root in structure:
            yield from _below(structure[root], root)


def _below(structure: Any, path: str) -> Iterator[tuple[str, str]]:
    match structure:
        case dict():
            yield path, "object"
            for key, value in structure.items():
                yield from _below(value, f"{path}.{_spelled(key)}")
        case list():
            yield path, "array"
            for value in structure:
                if value != "NULL":
                    yield from _below(value, f"{path}[]")
        case _:
            yield path, _KINDS.get(structure, "number")


def _spelled(key: str) -> str:
    """A key as a query writes it."""
    if key.isascii() and key.isidentifier():
        return key
    return "`" + key.replace("`", "``") + "`"


def _by_count(kinds: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(kinds, key=lambda kind: (-kinds[kind], kind)))


def _columns(cursor: Cursor) -> list[PathInfo]:
    infos = []
    for name, field in EVENT_FIELDS.items():
        if field.kind is not Kind.JSON:
            values = cursor.execute(
                f"SELECT {name}::VARCHAR, count(*), sum(count(*)) OVER () FROM events "
                f"WHERE {name} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {_EXAMPLES}"
            ).fetchall()
            count = int(values[0][2]) if values else 0
            infos.append(PathInfo(name, (field.kind.value,), count, tuple(r[0] for r in values)))
    return infos


def _examples(cursor: Cursor) -> dict[str, list[str]]:
    rows = cursor.execute(
        f"SELECT {DOCUMENT} FROM texts WHERE id IN "
        f"(SELECT example FROM structures ORDER BY events DESC LIMIT {_EXAMPLE_DOCUMENTS})"
    ).fetchall()
    examples: dict[str, list[str]] = {}
    for (document,) in rows:
        try:
            record = json.loads(document)
        except (ValueError, RecursionError):
            continue  # numbers too long or nested too deeply
        for root in _ROOTS:
            _collect(record.get(root), root, examples)
    return examples


def _collect(value: Any, path: str, examples: dict[str, list[str]]) -> None:
    match value:
        case dict():
            for key, below in value.items():
                _collect(below, f"{path}.{_spelled(key)}", examples)
        case list():
            for below in value:
                _collect(below, f"{path}[]", examples)
        case None:
            return
        case _:
            text = value if isinstance(value, str) else json.dumps(value)
            known = examples.setdefault(path, [])
            if len(known) < _EXAMPLES and text[:_LONGEST_EXAMPLE] not in known:
                known.append(text[:_LONGEST_EXAMPLE])


def distinct_names(paths: Iterable[Keys]) -> list[str]:
    """Paths as queries write them."""
    return sorted(".".join(map(_spelled, keys)) for keys in paths)

"""JSON paths as relations (id, text, kind) for queries to join: columns, or made on first use."""

from dataclasses import dataclass
from itertools import takewhile

from logexplorer.query.ast import AnyElement, Step, Target
from logexplorer.store.database import Cursor, Database, one
from logexplorer.store.dialect import json_paths
from logexplorer.store.extract import KIND_ARRAY, KIND_OBJECT, kind_of
from logexplorer.store.schema import KEPT_PATHS

Path = tuple[Step, ...]

EMPTY_ARRAY = 9
"""The kind of the row that stands for an array without elements, below a `[]` step."""

DOCUMENT = "coalesce(document, text)"
"""The event as JSON, in a row of the table texts."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a path's values are: rows of `table` with the columns id, `text` and `kind`.

    A row is there for each event that has the path; `many` rows with a `[]` step, where an element
    without the rest of the path has kind NULL. Objects and arrays have text NULL. `number` is the
    table's own; None for the columns kept in events.
    """

    path: Path
    table: str
    text: str
    kind: str
    many: bool
    number: int | None


_KEPT: dict[Path, Relation] = {
    (root,): Relation((root,), "events", "NULL::VARCHAR", f"{KIND_OBJECT}", many=False, number=None)
    for root in ("user", "brand", "context")
} | {
    kept.path: Relation(kept.path, "events", kept.column, kept.kind, many=False, number=None)
    for kept in KEPT_PATHS
}


class Relations:
    """The relations of a store. Making one reads every text once; later asks only join it."""

    def __init__(self, database: Database) -> None:
        self._making = database.deriving
        self._made: dict[Path, tuple[int, int]] = {}
        self._composite: dict[Path, tuple[int, bool]] = {}

    def of(self, path: Path, newest: int, cursor: Cursor) -> Relation:
        """The relation of the path, with all batches up to `newest`, whose texts must be stored."""
        if path in _KEPT:
            return _KEPT[path]
        number, done = self._made.get(path, (0, -1))
        if done < newest:
            with self._making:
                number = self._number(path, cursor)
                self._catch_up(path, number, newest, cursor)
            self._made[path] = number, newest
        return Relation(path, f"path_{number}", "text", "kind", is_many(path), number)

    def has_composites(self, relation: Relation, newest: int, cursor: Cursor) -> bool:
        """Were some of the values objects or arrays when last looked at?"""
        if len(relation.path) == 1:
            return True
        done, found = self._composite.get(relation.path, (-1, False))
        if done < newest and not found:
            sql = f"SELECT count(*) FROM {relation.table} WHERE {relation.kind} {IS_COMPOSITE}"
            found = bool(one(cursor, sql))
            self._composite[relation.path] = newest, found
        return found

    def _number(self, path: Path, cursor: Cursor) -> int:
        name = spelled(path)
        number = one(cursor, "SELECT number FROM paths WHERE path = ?", [name])
        if number is None:
            number = one(cursor, "SELECT coalesce(max(number), 0) + 1 FROM paths")
            cursor.execute("BEGIN")
            cursor.execute(f"CREATE TABLE path_{number} (id BIGINT, text VARCHAR, kind UTINYINT)")
            cursor.execute("INSERT INTO paths VALUES (?, ?, 0)", [number, name])
            cursor.execute("COMMIT")
        return int(number)

    def _catch_up(self, path: Path, number: int, newest: int, cursor: Cursor) -> None:
        """Add the values of the batches that came since the relation was made."""
        done = one(cursor, "SELECT read_to FROM paths WHERE number = ?", [number])
        if newest <= done:
            return
        since = f"WHERE id IN (SELECT id FROM events WHERE batch > {done} AND batch <= {newest})"
        values, parameters = values_of(
            path, f"(SELECT id, {DOCUMENT} AS document FROM texts {since})"
        )
        present = "" if is_many(path) else " WHERE value IS NOT NULL"
        select = f"SELECT id, {_TEXT}, {_KIND} FROM ({values}){present}"
        cursor.execute("BEGIN")
        try:
            cursor.execute(f"INSERT INTO path_{number} {select}", parameters)
            cursor.execute("UPDATE paths SET read_to = ? WHERE number = ?", [newest, number])
        except BaseException:
            cursor.execute("ROLLBACK")
            raise
        cursor.execute("COMMIT")


def is_kept(path: Path) -> bool:
    """Has the path columns of its own, so that no text must be read for it?"""
    return len(path) > 1 and path in _KEPT


def path_of(target: Target) -> Path:
    """The path of a JSON target from the event down."""
    return (target.field.name, *target.path)


def spelled(path: Path) -> str:
    """A path as one text, different for different paths."""
    return repr(tuple("[]" if isinstance(step, AnyElement) else [step] for step in path))


def values_of(path: Path, documents: str) -> tuple[str, list[str]]:
    """The statement that finds a path's values as JSON text: rows of id and value.

    `documents` has the columns id and document. NULL stands for a missing value.
    """
    select, parameters = f"SELECT id, document AS value FROM {documents}", list[str]()
    rest = list(path)
    while rest:
        steps = list(takewhile(lambda step: not isinstance(step, AnyElement), rest))
        rest = rest[len(steps) :]
        for json_path in json_paths(steps):
            select = f"SELECT id, {_unless_empty(_BELOW)} AS value FROM ({select})"
            parameters.append(json_path)
        if rest:
            rest.pop(0)
            select = f"SELECT id, unnest({_ELEMENTS}) AS value FROM ({select})"
    # The outermost step was written last, but its placeholder stands first.
    return select, parameters[::-1]


def is_many(path: Path) -> bool:
    """Can an event have several values at the path?"""
    return any(isinstance(step, AnyElement) for step in path)


def _unless_empty(expression: str) -> str:
    return f"CASE WHEN value = '{_EMPTY}' THEN value ELSE {expression} END"


_EMPTY = "?"
"""Stands for an array without elements on the way; no JSON text looks like it."""

_BELOW = "TRY(json_extract(value, ?))::VARCHAR"
_ELEMENTS = (
    f"CASE WHEN value = '{_EMPTY}' THEN [value] WHEN value IS NULL OR value[1] <> '[' THEN [NULL] "
    f"WHEN json_array_length(value) = 0 THEN ['{_EMPTY}'] "
    "ELSE json_extract(value, '$[*]')::VARCHAR[] END"
)
_TEXT = (
    "CASE WHEN value[1] IN ('{', '[', '?') OR value = 'null' THEN NULL "
    "WHEN value[1] = '\"' THEN json_extract_string(value, '$') ELSE value END"
)
_KIND = f"CASE WHEN value = '{_EMPTY}' THEN {EMPTY_ARRAY} ELSE {kind_of('json_type(value)')} END"

IS_COMPOSITE = f"IN ({KIND_ARRAY}, {KIND_OBJECT})"

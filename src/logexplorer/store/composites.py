"""Texts of objects and arrays: searched as they lie where that is exact, else as jsonb has them."""

from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import count
from threading import Lock

from logexplorer.query.ast import Operator
from logexplorer.store.arrow import ArrowStream, Batch, int64, text
from logexplorer.store.canonical import is_structural, jsonb_text, longest_plain_part
from logexplorer.store.database import Cursor, Database
from logexplorer.store.dialect import (
    FALSE,
    TRUE,
    Sql,
    folding_test,
    joined,
    json_value,
    text_test,
)
from logexplorer.store.regex_literal import required_literal
from logexplorer.store.relations import DOCUMENT, Path, is_many, values_of

_ROWS = 2_000
_OUTDATED = 8
_FORMATS = (("id", "l"), ("text", "u"))
_IS_COMPOSITE = "value[1] IN ('{', '[')"
_numbers = count(1)


class Composites:
    """The tables of composites' texts that questions have needed; made anew when events come.

    `newest` is the newest batch up to which all texts are stored.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._tables: dict[tuple[Path, str], tuple[int, str]] = {}
        self._outdated: deque[str] = deque()
        self._making = Lock()

    def holding(
        self, path: Path, operator: Operator, needle: str, newest: int, cursor: Cursor
    ) -> Sql:
        """A statement for the ids of events with a composite at the path that passes the test."""
        if operator is Operator.CONTAINS and not is_structural(needle) and not is_many(path):
            return held_as_it_lies((path,), needle)
        return self.written(path, operator, needle, newest, cursor, matching=True)

    def written(
        self,
        path: Path,
        operator: Operator,
        needle: str,
        newest: int,
        cursor: Cursor,
        *,
        matching: bool,
    ) -> Sql:
        """The same by the texts as jsonb writes them; `matching` False: with one that fails."""
        part = _sure_part(operator, needle) if matching else ""
        with self._making:
            table = self._table(path, part if len(part) > 2 else "", newest, cursor)
        test = text_test("text", operator, needle)
        return Sql(
            f"SELECT id FROM {table} WHERE {'' if matching else 'NOT '}({test})", test.parameters
        )

    def _table(self, path: Path, part: str, newest: int, cursor: Cursor) -> str:
        batch, table = self._tables.get((path, part), (-1, ""))
        if batch == newest:
            return table
        made = f"scratch.composites_{next(_numbers)}"
        self._write(path, part, made, cursor)
        self._tables[path, part] = newest, made
        if table:
            self._outdated.append(table)
        # Another thread may be about to read the table that it was given a moment ago.
        if len(self._outdated) > _OUTDATED:
            cursor.execute(f"DROP TABLE IF EXISTS {self._outdated.popleft()}")
        return made

    def _write(self, path: Path, part: str, table: str, cursor: Cursor) -> None:
        """DuckDB cannot sort keys, so each text is written anew; `part` leaves most of them out."""
        candidates = _possibly_holding(part) if part else TRUE
        values, parameters = values_of(
            path, f"(SELECT id, {DOCUMENT} AS document FROM texts WHERE {candidates})"
        )
        with self._database.cursor() as reader:
            rows = reader.execute(
                f"SELECT id, value FROM ({values}) WHERE {_IS_COMPOSITE}",
                [*parameters, *candidates.parameters],
            )
            stream = ArrowStream(_FORMATS, _batches(rows))
            with stream.readable(cursor, "composites"):
                cursor.execute(f"CREATE TABLE {table} AS SELECT * FROM composites").fetchall()


def _sure_part(operator: Operator, needle: str) -> str:
    """A stretch that stands as it is in the text of every value that passes the test."""
    sure = required_literal(needle) if operator is Operator.MATCHES else needle
    return longest_plain_part(sure)


def held_as_it_lies(paths: Sequence[Path], needle: str) -> Sql:
    """A statement for the ids of events that hold a needle without structure at one of the paths.

    What stands within one string, key or number is the same in every text of the value.
    """
    candidates = _possibly_holding(needle)
    tests = []
    for path in paths:
        value = json_value(DOCUMENT, path)
        test = text_test(value.text, Operator.CONTAINS, needle)
        composite = f"left({value}, 1) IN ('{{', '[')"
        parameters = value.parameters * 2 + test.parameters
        tests.append(Sql(f"{composite} AND {test}", parameters))
    found = joined((candidates, joined(tests, "OR", FALSE)), "AND", TRUE)
    return Sql(f"SELECT id FROM texts WHERE {found}", found.parameters)


def _possibly_holding(part: str) -> Sql:
    """Which rows of texts may hold the part in any case; one with escapes always may."""
    test = folding_test(DOCUMENT, part)
    return Sql(f"escaped OR {test}", test.parameters)


def _batches(rows: Cursor) -> Iterator[Batch]:
    while taken := rows.fetchmany(_ROWS):
        yield Batch(
            len(taken),
            (
                int64(array("q", [row[0] for row in taken])),
                text([_jsonb(row[1]) for row in taken]),
            ),
        )


def _jsonb(value: str) -> bytes:
    try:
        text = jsonb_text(value)
    except (ValueError, RecursionError):
        text = value  # numbers too long, or nested too deeply, to be written anew
    return text.encode("utf-8", "surrogatepass")

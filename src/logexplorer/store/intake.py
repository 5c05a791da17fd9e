"""Events on their way into the store: native lines in one statement, others as records."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from logexplorer.model.record import Record
from logexplorer.store.arrow import ArrowStream, Batch, int64, text
from logexplorer.store.blocks import LINE_FORMATS, LineBlocks
from logexplorer.store.database import Cursor, Database, one
from logexplorer.store.extract import CLEAN, EVENT_COLUMNS, NESTS_DEEPLY, extracted, repeats_a_key
from logexplorer.store.meta import note, noted
from logexplorer.store.schema import id_of

Repair = Callable[[bytes, int], Record | None]
GoOn = Callable[[int], bool]

_RECORD_FORMATS = (("start", "l"), ("length", "l"), ("document", "u"), ("original", "u"))
_RECORDS_A_BATCH = 8_192
_BYTES_A_BATCH = 32 << 20
_NATIVE = (
    f"INSERT INTO events SELECT ? + place, ?, ?, length, {EVENT_COLUMNS}, "
    f"CASE WHEN {CLEAN} THEN NULL ELSE raw END "
    f"FROM ({extracted('lines', 'line', 'base + start AS place, strlen(line) AS length, raw')})"
)
_RECORDS = (
    f"INSERT INTO events SELECT ? + start, ?, ?, length, {EVENT_COLUMNS}, NULL "
    f"FROM ({extracted('incoming', 'document', 'start, length')})"
)
_RECORD_TEXTS = (
    "INSERT INTO texts SELECT ? + start, coalesce(nullif(original, ''), document), "
    "CASE WHEN original = '' THEN NULL ELSE document END, "
    "contains(document, '\\u') OR contains(document, '\\/'), FALSE FROM incoming"
)
_TEXTS = (
    "INSERT INTO texts SELECT ? + base + start, line, NULL, "
    "contains(line, '\\u') OR contains(line, '\\/'), "
    f"{repeats_a_key('line')} OR {NESTS_DEEPLY} FROM lines"
)
_REMOVE_DUPLICATES = (
    "DELETE FROM events WHERE id IN (SELECT id FROM (SELECT id, row_number() OVER "
    "(PARTITION BY event_uuid ORDER BY parse_error IS NOT NULL, id) AS turn "
    "FROM events) WHERE turn > 1)"
)


class Intake:
    """Writes events, one thread at a time. Each call is one transaction, its offset included.

    `batch` is the number of the newest batch, `batch_with_texts` that of the newest one up to
    which every text is stored: what is made of texts is made up to there. `removals` counts how
    often events were taken out: what was found before may hold some that are gone.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.batch_with_texts = 0
        self.removals = 0
        with database.cursor() as cursor:
            # Not the greatest of the events': those of the newest batches may be gone again.
            self.batch = noted(cursor, "batch")
            self._note_texts(cursor)
            longest = one(cursor, "SELECT coalesce(max(length), 0) FROM events")
        database.make_room(longest)

    def native(self, source: int, blocks: LineBlocks, go_on: GoOn, repair: Repair) -> None:
        """Events from lines of authentik's API shape until `go_on` ends the slice.

        Lines that are not clean are given to `repair`, which makes the record of each, or None
        where a line holds nothing.
        """
        blocks.make_room = self._database.make_room
        with self._database.transaction() as cursor:
            stream = ArrowStream(LINE_FORMATS, blocks.batches(go_on))
            batch = self.batch + 1
            row = [id_of(source, 0), batch, _name(cursor, source)]
            _read_stream(cursor, "lines", stream, _NATIVE, row)
            self._repair(cursor, source, batch, repair)
            _moved(cursor, "read_to", source, blocks.offset)
            note(cursor, "batch", batch)
        self.batch = batch

    def records(
        self, source: int, records: Iterable[Record], read_to: int, *, texts: bool = True
    ) -> None:
        """Events and texts from records; the source has been read up to `read_to` after them.

        `texts` False leaves the mark of the texts where it is, for lines behind it that still come.
        """
        with self._database.transaction() as cursor:
            self._insert(cursor, source, self.batch + 1, iter(records))
            note(cursor, "batch", self.batch + 1)
            _moved(cursor, "read_to", source, read_to)
            if texts:
                _moved(cursor, "texts_to", source, read_to)
        self.batch += 1
        self._note_texts()

    def texts(self, source: int, blocks: LineBlocks, go_on: GoOn, repair: Repair) -> None:
        """The lines' texts, for a source whose events came by `native`.

        Lines that name a key twice, or nest too deeply, are noticed here, off the reader's way, and
        given to `repair`.
        """
        base, start = id_of(source, 0), id_of(source, blocks.offset)
        blocks.make_room = self._database.make_room
        with self._database.transaction() as cursor:
            cursor.execute(
                "CREATE OR REPLACE TEMP TABLE known AS "
                "SELECT id FROM texts WHERE id >= ? AND id < ?",
                [start, id_of(source + 1, 0)],
            )
            known = one(cursor, "SELECT count(*) FROM known")
            skip = " WHERE ? + base + start NOT IN (FROM known)" if known else ""
            stream = ArrowStream(LINE_FORMATS, blocks.batches(go_on))
            _read_stream(cursor, "lines", stream, _TEXTS + skip, [base, base][: 1 + bool(known)])
            repeating = cursor.execute(
                "SELECT id, text FROM texts WHERE repeating AND id >= ? AND id < ? ORDER BY id",
                [start, id_of(source, blocks.offset)],
            ).fetchall()
            if repeating:
                self._replace(cursor, source, repeating, repair)
            _moved(cursor, "texts_to", source, blocks.offset)
            if repeating:
                note(cursor, "batch", self.batch + 1)
        if repeating:
            self.batch += 1
        self._note_texts()

    def forget_from(self, source: int, offset: int) -> None:
        """Drop what was read of a source from the offset on, such as a last line that has grown.

        Reading goes on there; from offset 0 the source is as one that has never been read.
        """
        with self._taking_out() as cursor:
            cursor.execute(
                "UPDATE sources SET read_to = ?, texts_to = least(texts_to, ?), complete = FALSE, "
                "format = CASE WHEN ? = 0 THEN '' ELSE format END WHERE number = ?",
                [offset, offset, offset, source],
            )
            bounds = [id_of(source, offset), id_of(source + 1, 0)]
            for table in ("events", "texts", *_made_of_texts(cursor)):
                cursor.execute(f"DELETE FROM {table} WHERE id >= ? AND id < ?", bounds)
            _forget_shapes(cursor)

    def forget_all(self) -> None:
        """Drop what was read of all sources."""
        with self._taking_out() as cursor:
            cursor.execute(
                "UPDATE sources SET read_to = 0, texts_to = 0, complete = FALSE, format = ''"
            )
            for table in ("events", "texts", *_made_of_texts(cursor)):
                cursor.execute(f"DELETE FROM {table}")
            _forget_shapes(cursor)
            note(cursor, "left_out", 0)

    def remove_duplicates(self) -> int:
        """Keep the first whole event of each event_uuid; how many were left out by now."""
        with self._database.cursor() as cursor:
            left_out = noted(cursor, "left_out")
            if noted(cursor, "distinct_to") == self.batch:
                return left_out
            repeated = one(cursor, "SELECT count(*) - count(DISTINCT event_uuid) FROM events")
        with self._taking_out() as cursor:
            if repeated:
                cursor.execute(_REMOVE_DUPLICATES)
                _forget_shapes(cursor)
            note(cursor, "left_out", left_out + repeated)
            note(cursor, "distinct_to", self.batch)
        return left_out + int(repeated)

    @contextmanager
    def _taking_out(self) -> Iterator[Cursor]:
        with self._database.deriving, self._database.transaction() as cursor:
            yield cursor
        self.removals += 1

    def _note_texts(self, cursor: Cursor | None = None) -> None:
        if cursor is None:
            with self._database.cursor() as own:
                self._note_texts(own)
        elif not one(cursor, "SELECT count(*) FROM sources WHERE texts_to < read_to"):
            self.batch_with_texts = self.batch

    def _repair(self, cursor: Cursor, source: int, batch: int, repair: Repair) -> None:
        base = id_of(source, 0)
        rows = cursor.execute(
            "SELECT id, unclean FROM events WHERE batch = ? AND unclean IS NOT NULL ORDER BY id",
            [batch],
        )
        unclean = rows.fetchall()
        if not unclean:
            return
        cursor.execute("DELETE FROM events WHERE batch = ? AND unclean IS NOT NULL", [batch])
        repaired = (repair(bytes(raw), event_id - base) for event_id, raw in unclean)
        self._insert(cursor, source, batch, (each for each in repaired if each is not None))

    def _replace(
        self, cursor: Cursor, source: int, rows: list[tuple[int, str]], repair: Repair
    ) -> None:
        """Read the events of these texts again, with more care, as a batch of their own."""
        base = id_of(source, 0)
        ids = [event_id for event_id, _ in rows]
        for table in ("events", "texts"):
            cursor.execute(f"DELETE FROM {table} WHERE id IN (SELECT unnest(?))", [ids])
        repaired = (repair(line.encode(), event_id - base) for event_id, line in rows)
        records = (each for each in repaired if each is not None)
        self._insert(cursor, source, self.batch + 1, records)

    def _insert(self, cursor: Cursor, source: int, batch: int, records: Iterator[Record]) -> None:
        stream = ArrowStream(_RECORD_FORMATS, _record_batches(self._with_room(records)))
        create = "CREATE OR REPLACE TEMP TABLE incoming AS SELECT * FROM records"
        _read_stream(cursor, "records", stream, create, [])
        base = id_of(source, 0)
        cursor.execute(_RECORDS, [base, batch, _name(cursor, source)])
        cursor.execute(_RECORD_TEXTS, [base])
        cursor.execute("DROP TABLE incoming")

    def _with_room(self, records: Iterator[Record]) -> Iterator[Record]:
        for record in records:
            self._database.make_room(len(record.document) + record.length)
            yield record


def _read_stream(
    cursor: Cursor, name: str, stream: ArrowStream, sql: str, parameters: list[Any]
) -> None:
    """Run a statement that reads the stream under the name."""
    with stream.readable(cursor, name):
        cursor.execute(sql, parameters).fetchall()


def _name(cursor: Cursor, source: int) -> str:
    return str(one(cursor, "SELECT name FROM sources WHERE number = ?", [source]))


def _moved(cursor: Cursor, column: str, source: int, offset: int) -> None:
    cursor.execute(f"UPDATE sources SET {column} = ? WHERE number = ?", [offset, source])


def _made_of_texts(cursor: Cursor) -> list[str]:
    """The tables of paths that questions have needed."""
    return [f"path_{row[0]}" for row in cursor.execute("SELECT number FROM paths").fetchall()]


def _forget_shapes(cursor: Cursor) -> None:
    cursor.execute("DELETE FROM structures")
    note(cursor, "structures_to", 0)


def _record_batches(records: Iterator[Record]) -> Iterator[Batch]:
    taken: list[Record] = []
    size = 0
    for record in records:
        taken.append(record)
        size += len(record.document) + record.length
        if len(taken) == _RECORDS_A_BATCH or size > _BYTES_A_BATCH:
            yield _record_batch(taken)
            taken, size = [], 0
    if taken:
        yield _record_batch(taken)


def _record_batch(records: list[Record]) -> Batch:
    return Batch(
        len(records),
        (
            int64(array("q", [each.offset for each in records])),
            int64(array("q", [each.length for each in records])),
            text([each.document for each in records]),
            text([(each.original or "").encode("utf-8", "replace") for each in records]),
        ),
    )

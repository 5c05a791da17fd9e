"""A DuckDB file: opened with our settings, asked through cursors that can be stopped."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, Lock
from typing import Any, Self, cast

import duckdb

from logexplorer.model.errors import Interrupted, StoreError
from logexplorer.model.stop import Stop
from logexplorer.store.schema import TABLES, VERSION

Cursor = duckdb.DuckDBPyConnection

_MEMORY = 400_000_000
_LARGE = 4 << 20
_TIMES_A_TEXT = 16
"""How often a text lies in the memory while it is parsed, cut up and stored."""

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "preserve_insertion_order": False,
    "memory_limit": f"{_MEMORY}B",
    "python_enable_replacements": True,
}
_GLANCE = 0.1
_GLANCES = 50
_opening = Lock()
_opened: set[Path | None] = set()


class StoreInUse(StoreError):
    """Another process has the file open, or this one."""


class _Stoppable:
    """A cursor that begins no statement once it was stopped: an interrupt between two is lost."""

    def __init__(self, cursor: Cursor, stop: Stop) -> None:
        self._cursor = cursor
        self._stop = stop

    def execute(self, sql: str, parameters: object = None) -> Cursor:
        if sql != "ROLLBACK":
            self._stop.check()
        return self._cursor.execute(sql, parameters)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)


class Database:
    """One DuckDB file with the store's tables; `path` None keeps it in memory.

    `deriving` is held while tables are made of texts, and while events are taken out of all tables.
    """

    def __init__(self, path: Path | None) -> None:
        settings = dict(_SETTINGS)
        if path is not None:
            settings["temp_directory"] = f"{path}.spill"
        self.path = path
        self.deriving = Lock()
        self._sizing = Lock()
        self._memory = _MEMORY
        self._cursors: list[Cursor] = []
        self._asking = Condition()
        self._closed = False
        _claim(path)
        try:
            with _speaking():
                self._connection = duckdb.connect(str(path or ":memory:"), config=settings)
        except StoreError:
            _give_up(path)
            raise
        try:
            with _speaking():
                self._connection.execute("SET TimeZone = 'UTC'")
                self._connection.execute("ATTACH ':memory:' AS scratch")
                self._prepare()
        except StoreError:
            self.close()
            raise

    def _prepare(self) -> None:
        tables = self._connection.execute(
            "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'meta'"
        ).fetchall()
        if tables == [(0,)]:
            self._connection.execute(f"BEGIN; {TABLES}")
            self._connection.execute("INSERT INTO meta VALUES ('version', ?)", [VERSION])
            self._connection.execute("COMMIT")

    @property
    def version(self) -> str:
        """The version of the tables in the file."""
        with self.cursor() as cursor:
            return str(one(cursor, "SELECT value FROM meta WHERE name = 'version'"))

    def make_room(self, size: int) -> None:
        """Allow the engine the memory that a text of so many bytes takes, where that is much."""
        wanted = min(_MEMORY + _TIMES_A_TEXT * size, _most_memory())
        with self._sizing:
            if wanted > self._memory and size > _LARGE:
                with self.cursor() as cursor:
                    cursor.execute(f"SET memory_limit = '{wanted}B'")
                self._memory = wanted

    @contextmanager
    def cursor(self, stop: Stop | None = None) -> Iterator[Cursor]:
        """A cursor of the caller's own; raising the stop interrupts its statement.

        Raises Interrupted when stopped, and StoreError where the engine refuses.
        """
        with self._asking:
            if self._closed:
                raise StoreError("the log is closed", "open it again")
            cursor = self._connection.cursor()
            self._cursors.append(cursor)
        try:
            stop = stop or Stop()
            with _speaking(), stop.calling(cursor.interrupt):
                yield cast(Cursor, _Stoppable(cursor, stop))
        finally:
            with self._asking:  # `close` interrupts no cursor that is closed
                self._cursors.remove(cursor)
                cursor.close()
                self._asking.notify_all()

    @contextmanager
    def transaction(self, stop: Stop | None = None) -> Iterator[Cursor]:
        """A cursor whose statements all happen, or none of them."""
        with self.cursor(stop) as cursor:
            cursor.execute("BEGIN")
            try:
                yield cursor
            except BaseException:
                cursor.execute("ROLLBACK")
                raise
            cursor.execute("COMMIT")

    def close(self) -> None:
        """Write what is left and let go of the file; whoever still asks is interrupted."""
        with self._asking:
            self._closed = True
            for _ in range(_GLANCES):
                for cursor in self._cursors:
                    cursor.interrupt()
                if self._asking.wait_for(lambda: not self._cursors, _GLANCE):
                    break
        try:
            with _speaking():
                self._connection.close()
        finally:
            _give_up(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _claim(path: Path | None) -> None:
    """DuckDB would share one engine among all who open a file in one process."""
    with _opening:
        if path in _opened:
            raise StoreInUse("the store is open already")
        if path is not None:
            _opened.add(path)


def _give_up(path: Path | None) -> None:
    with _opening:
        _opened.discard(path)


def _most_memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 3 // 4


def one(cursor: Cursor, sql: str, parameters: Sequence[Any] = ()) -> Any:
    """The single value that a statement gives; None where it gives no row."""
    rows = cursor.execute(sql, list(parameters)).fetchall()
    return rows[0][0] if rows else None


@contextmanager
def _speaking() -> Iterator[None]:
    """The engine's errors in the store's words."""
    try:
        yield
    except duckdb.InterruptException:
        raise Interrupted("stopped") from None
    except duckdb.IOException as error:
        if "Could not set lock" in str(error):
            raise StoreInUse("the store is open in another process") from error
        raise _unusable("the store cannot be read or written", error) from error
    except duckdb.Error as error:
        raise _unusable("the store refused", error) from error


def _unusable(what: str, error: duckdb.Error) -> StoreError:
    reason = _first_line(error)
    if "Could not write" in reason or "No space" in reason:
        advice = "make room on the disk, or set XDG_CACHE_HOME to a folder with room"
    else:
        advice = "`logexplorer cache clear` deletes what is kept of logs, never the logs"
    return StoreError(f"{what}: {reason}", advice)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]

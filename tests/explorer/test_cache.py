"""The cache: reopening, damage, other processes, places that cannot be written."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest

from logexplorer.explorer import cache_entries, clear_cache
from logexplorer.model.errors import LogexplorerError, StoreError
from logexplorer.model.search import Search
from logexplorer.sources.reader import Reader
from tests.explorer.apart import apart
from tests.explorer.logs import answers, cached, line, lines, opened, uncached

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Known:
    """A log, the store made of it, and what an explorer answers that reads it anew."""

    log: Path
    stores: Path
    wanted: dict[str, Any]


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """One for all tests, which stays as it is."""
    folder = tmp_path_factory.mktemp("known")
    log = folder / "events.ndjson"
    log.write_bytes(lines(range(300)) + b"no JSON\n" + lines(range(5)))
    with apart(folder) as stores:
        wanted = uncached(log)
        assert cached(log) == wanted
        return Known(log, stores, wanted)


@pytest.fixture
def known(complete: Known, cache: Path) -> Known:
    """A log that has a complete cache, which a test may spoil."""
    shutil.copytree(complete.stores, cache)
    return complete


def store_of(cache: Path) -> Path:
    """The one store that is kept."""
    (path,) = cache.glob("*.duckdb")
    return path


def test_opening_a_complete_cache_reads_no_event(
    known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    for name in ("read", "readinto"):
        function = getattr(Reader, name)

        def counted(
            self: Reader, *arguments: object, function: Callable[..., object] = function
        ) -> object:
            found = function(self, *arguments)
            read.append(1)
            return found

        monkeypatch.setattr(Reader, name, counted)
    with opened(known.log) as explorer:
        loaded = explorer.load()
        assert answers(explorer) == known.wanted
    assert loaded.events == 301
    assert loaded.duplicates == 5
    assert loaded.unparsed == 1
    assert read == []


def test_a_page_costs_few_statements(known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    statements: list[str] = []
    with opened(known.log) as explorer:
        explorer.load()
        search = explorer.refine(Search(), 'action = "login" and context.number > 3')
        explorer.page(search, 0, 50)
        cursor_of = explorer._store._database.cursor

        def counting(stop: object = None) -> object:
            return Counting(cursor_of(stop), statements)

        monkeypatch.setattr(explorer._store._database, "cursor", counting)
        explorer.page(search, 0, 50)
        assert 0 < len(statements) <= 6, statements
        statements.clear()
        explorer.page(Search(), 2_000, 50)
        assert len(statements) <= 5, statements


class Counting:
    """A cursor that writes down what it executes."""

    def __init__(self, cursor: object, statements: list[str]) -> None:
        self._manager = cursor
        self._statements = statements

    def __enter__(self) -> "Counting":
        self._cursor = self._manager.__enter__()  # type: ignore[attr-defined]
        return self

    def __exit__(self, *error: object) -> object:
        return self._manager.__exit__(*error)  # type: ignore[attr-defined]

    def execute(self, sql: str, *parameters: object) -> object:
        self._statements.append(sql)
        return self._cursor.execute(sql, *parameters)


def overwrite_the_start(store: Path) -> None:
    with store.open("r+b") as file:
        file.write(b"\0" * 4096)


def overwrite_blocks(store: Path) -> None:
    size = store.stat().st_size
    with store.open("r+b") as file:
        file.seek(12_288)
        file.write(b"\xaa" * (size - 12_288))


def empty(store: Path) -> None:
    os.truncate(store, 0)


def replace_by_text(store: Path) -> None:
    store.write_text("no store at all\n" * 1_000)


def replace_by_another_store(store: Path) -> None:
    store.unlink()
    with duckdb.connect(str(store)) as connection:
        connection.execute("CREATE TABLE meta (something INTEGER)")


def change_the_version(store: Path) -> None:
    with duckdb.connect(str(store)) as connection:
        connection.execute("UPDATE meta SET value = 'old' WHERE name = 'version'")


def leave_a_log_without_its_store(store: Path) -> None:
    store.unlink()
    Path(f"{store}.wal").write_bytes(b"\1" * 5_000)


def damage_the_label(store: Path) -> None:
    store.with_suffix(".json").write_text("[]")


@pytest.mark.parametrize(
    "damage",
    [
        overwrite_the_start,
        overwrite_blocks,
        empty,
        replace_by_text,
        replace_by_another_store,
        change_the_version,
        leave_a_log_without_its_store,
        damage_the_label,
    ],
)
def test_a_damaged_cache_is_made_anew(
    damage: Callable[[Path], None], known: Known, cache: Path
) -> None:
    damage(store_of(cache))
    assert cached(known.log) == known.wanted
    assert len(cache_entries()) == 1
    assert cached(known.log) == known.wanted


def test_damage_that_opening_does_not_see_is_told(known: Known, cache: Path) -> None:
    """Each block of the file in turn: right answers, or a sentence that says what to do."""
    store = store_of(cache)
    whole = store.read_bytes()
    told = 0
    damaged = [
        whole[:start] + b"\x55" * 5_000 + whole[start + 5_000 :]
        for start in range(0, len(whole), 524_288)
    ]
    for data in (*damaged, whole[: len(whole) // 2]):
        store.write_bytes(data)
        try:
            assert cached(known.log) == known.wanted
        except StoreError as error:
            assert "cache clear" in error.help
            told += 1
            clear_cache()
            assert cached(known.log) == known.wanted
    assert told


OTHER = """
import sys
from tests.explorer.logs import opened
with opened(sys.argv[1]) as explorer:
    explorer.load()
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_log_that_is_open_in_another_process(known: Known) -> None:
    command = [sys.executable, "-c", OTHER, str(known.log)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout and other.stdin
        assert other.stdout.readline() == "open\n"
        with opened(known.log) as explorer:
            loaded = explorer.load()
            assert loaded.problems[0].startswith("this log is open in another logexplorer")
            assert loaded.events == 301
            assert answers(explorer) == known.wanted
        other.stdin.close()
    assert other.returncode == 0
    assert cached(known.log) == known.wanted


def test_a_store_that_is_deleted_while_it_is_open(log: Path, cache: Path) -> None:
    log.write_bytes(lines(range(300)))
    cached(log)
    with opened(log) as explorer:
        explorer.load()
        clear_cache()
        with log.open("ab") as file:
            file.write(line(700))
        explorer.load()
        assert answers(explorer) == (wanted := uncached(log))
    assert [entry for entry in cache_entries() if not entry.bytes] == []
    assert cached(log) == wanted


def test_another_name_for_the_log_is_its_name(
    known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = known.log
    monkeypatch.chdir(log.parent)
    for name in (log.name, f"./{log.name}", f"../{log.parent.name}/{log.name}"):
        assert cached(name) == uncached(name)
        with opened(name) as explorer:
            assert explorer.load().events == 301
            assert explorer.top(Search(), "source").values[0].value == name


def unwritable(tmp_path: Path) -> str:
    (tmp_path / "file").write_text("")
    return str(tmp_path / "file")


def missing(tmp_path: Path) -> str:
    return "/proc/nowhere"


@pytest.mark.parametrize("place", [unwritable, missing])
def test_without_a_cache_that_can_be_written_logs_are_read_all_the_same(
    place: Callable[[Path], str], tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.write_bytes(lines(range(3)))
    wanted = uncached(log)
    monkeypatch.setenv("XDG_CACHE_HOME", place(tmp_path))
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    (temporary / "logexplorer-private-4194305-left").mkdir()
    for kept in (True, False):
        with opened(log, cache=kept) as explorer:
            problems = explorer.load().problems
            assert answers(explorer) == wanted
            (folder,) = temporary.iterdir()
            assert folder.stat().st_mode & 0o077 == 0
        assert not list(temporary.iterdir())
        if kept:
            assert re.match("read without a cache: .* cannot be made: ", problems[0])
        assert len(problems) == kept


@pytest.mark.parametrize("roomy", ["temporary", "memory", "nowhere"])
def test_where_the_disk_of_the_cache_is_full_logs_are_read_elsewhere(
    roomy: str, tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.write_bytes(lines(range(3)))
    wanted = uncached(log)
    for name in ("cache", "temporary", "memory"):
        (tmp_path / name).mkdir(exist_ok=True)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr("logexplorer.store.cache._MEMORY", tmp_path / "memory")

    def free(folder: Path) -> SimpleNamespace:
        return SimpleNamespace(free=1 << 30 if tmp_path / roomy == Path(folder) else 1 << 10)

    monkeypatch.setattr("logexplorer.store.cache.shutil.disk_usage", free)
    for kept in (True, False):
        with opened(log, cache=kept) as explorer:
            problems = explorer.load().problems
            assert answers(explorer) == wanted
            used = [each for each in ("temporary", "memory") if any((tmp_path / each).iterdir())]
            assert used == ([] if roomy == "nowhere" else [roomy])
        assert bool(problems) == (kept and roomy != "nowhere")
        assert all("has no room for it" in problem for problem in problems)
    assert not list((tmp_path / "temporary").iterdir()) + list((tmp_path / "memory").iterdir())


def test_where_nothing_can_be_written_there_is_a_sentence(
    tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere() -> str:
        raise FileNotFoundError("No usable temporary directory found")

    log.write_bytes(lines(range(3)))
    monkeypatch.setenv("XDG_CACHE_HOME", unwritable(tmp_path))
    monkeypatch.setattr("tempfile.gettempdir", nowhere)
    monkeypatch.setattr("logexplorer.store.cache._MEMORY", tmp_path / "nowhere")
    with pytest.raises(StoreError, match="no folder for temporary files") as raised:
        opened(log)
    assert "XDG_CACHE_HOME" in raised.value.help


def test_a_cache_below_the_home(log: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    log.write_bytes(lines(range(3)))
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert cached(log) == uncached(log)
    stores = list((tmp_path / "home" / ".cache" / "logexplorer" / "stores").iterdir())
    assert stores
    assert [path.stat().st_mode & 0o077 for path in stores] == [0] * len(stores)


FULL = """
import resource, sys
from logexplorer.model.errors import LogexplorerError
from tests.explorer.logs import answers, opened
try:
    with opened(sys.argv[2], cache=sys.argv[3] == "kept") as explorer:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), -1))
        explorer.load()
        answers(explorer)
except LogexplorerError as error:
    print(type(error).__name__, error.message)
else:
    print("done")
"""


@pytest.mark.parametrize("kept", ["kept", "private"])
def test_a_full_disk_is_a_sentence(kept: str, log: Path) -> None:
    log.write_bytes(lines(range(5_000)))
    said = []
    for limit in (300_000, 600_000, 1_500_000):
        command = [sys.executable, "-c", FULL, str(limit), str(log), kept]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (run.returncode, run.stderr) == (0, ""), run.stderr
        said.append(run.stdout)
    assert any("Could not write file" in text for text in said), said
    if kept == "kept":
        assert cached(log) == uncached(log)


def test_a_label_that_cannot_be_written_is_a_sentence(
    known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(LogexplorerError, match="No space left on device"):
        opened(known.log)

"""Files that grow, change and go: a cache never answers otherwise than the files do."""

import contextlib
import gzip
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from logexplorer.model.errors import SourceError
from logexplorer.model.results import Progress
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from tests.explorer.apart import apart
from tests.explorer.logs import answers, cached, event, line, lines, opened, shown, uncached

TEXT = b"2026-11-01T10:00:00Z INFO one\n2026-11-01T10:00:01Z ERROR two\n"
TRACE = b"Traceback (most recent call last):\n  File x\n"


def container(number: int) -> bytes:
    """A line of a container's output."""
    row = event(number)
    kept = {key: row[key] for key in ("user", "action", "context", "client_ip")}
    more = {"event": "Created Event", "level": "info", "timestamp": row["created"]}
    return json.dumps(kept | more).encode() + b"\n"


STEPS: dict[str, tuple[bytes, ...]] = {
    "whole lines": (lines(range(5)), lines(range(5, 9)), line(9)),
    "half a line": (lines(range(5)) + line(5)[:50], line(5)[50:] + line(6), line(7)),
    "half the first line": (line(0)[:50], line(0)[50:] + line(1), line(2)),
    "half a first line that is long": (
        line(0, message="x" * 9_000)[:6_000],
        line(0, message="x" * 9_000)[6_000:],
        line(1),
    ),
    "a whole line without its end": (line(0) + line(1).rstrip(), b"\n" + line(2), line(3)),
    "a line that goes on": (line(0) + line(1).rstrip(), b" and more\n" + line(2)),
    "nothing": (b"", lines(range(3)), line(3)),
    "blank lines": (lines(range(3)) + b"\n\n  ", b"\n\n" + line(3), b"\n"),
    "a bad line": (lines(range(3)), b'{"pk": \xff}\n', line(3)),
    "a repeated key": (lines(range(3)), b'{"action": "a", "action": "login"}\n', line(3)),
    "a log that turns out to be JSON": (b"starting\n", lines(range(5)), line(5)),
    "text": (TEXT, b"2026-11-01T10:00:02Z INFO three\n", b"2026-11-01T10:00:03Z INFO four\n"),
    "more lines of a text": (TEXT, b"   more of two\n", b"   and more\n" + TEXT, b"  end\n"),
    "half a text line": (TEXT + b"2026-11-01T10:00:02Z IN", b"FO three\n", b"  more\n"),
    "a traceback": (TEXT + TRACE, b"    code\nValueError: no\n", TEXT),
    "a container": (container(0) + container(1), container(2), container(3)[:30]),
    "a container's traceback": (container(0) + TRACE, b"ValueError: no\n", b"more\n", container(1)),
    "an array": (json.dumps([event(0), event(1)])[:-1].encode(), b"," + line(2) + b"]"),
    "CSV": (
        b"pk,action,app,context\n" + b'00000000-0000-0000-0000-000000000001,login,a,"{}"\n',
        b'00000000-0000-0000-0000-000000000002,logout,a,"{}"\n',
        b'00000000-0000-0000-0000-000000000003,logout,a,"{""number',
    ),
}


EQUAL = (lines(range(4)), lines(range(2, 6)), lines(range(6)))


ANEW = {"a log that turns out to be JSON", "half the first line", "nothing", "an array", "CSV"}
"""Logs whose second step makes others of them, or whose steps are read from the start only."""


@dataclass(frozen=True)
class Growing:
    """Logs that grow at one place, as ids are made of it, and what they are to answer each time.

    `kept`: a store that was kept goes on with them.
    """

    folder: Path
    kept: bool
    wanted: list[dict[str, Any]] = field(default_factory=list)

    def steps(self) -> Iterator[int]:
        """One more step of every log each time, from none on."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        for step in range(3):
            for case, (name, data) in enumerate(STEPS.items(), 1):
                if self.kept == (name not in ANEW):
                    with (self.folder / f"{name}.log").open("ab") as file:
                        file.write(distinct(b"".join(data[step : step + 1]), case))
            yield step


@pytest.fixture(scope="module", params=[True, False], ids=["going on", "made anew"])
def growing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Growing:
    """The same logs for all tests of this file."""
    folder = tmp_path_factory.mktemp("growing")
    logs = Growing(folder / "logs", request.param)
    with apart(folder):
        logs.wanted.extend(uncached(logs.folder) for _ in logs.steps())
    return logs


def distinct(data: bytes, case: int) -> bytes:
    """The events with ids that no other case has."""
    return data.replace(b"00000000-0000-0000-", b"%08x-0000-0000-" % case)


def test_logs_that_grow_between_two_openings(growing: Growing) -> None:
    for step in growing.steps():
        with opened(growing.folder) as explorer:
            assert bool(explorer.watermark) == (growing.kept and step > 0)
            explorer.load()
            assert answers(explorer) == growing.wanted[step]
    assert cached(growing.folder) == growing.wanted[-1]


def test_logs_that_grow_while_they_are_open(growing: Growing) -> None:
    steps = growing.steps()
    next(steps)
    with opened(growing.folder) as explorer:
        explorer.load()
        for step in steps:
            explorer.load()
            assert answers(explorer) == growing.wanted[step]
            assert explorer.load().problems == ()
    assert cached(growing.folder) == growing.wanted[-1]


def test_an_empty_log_that_grows_while_it_is_open(log: Path) -> None:
    log.touch()
    with opened(log) as explorer:
        assert explorer.load().events == 0
        for step in EQUAL:
            with log.open("ab") as file:
                file.write(step)
            explorer.load()
            assert answers(explorer) == uncached(log)
    assert cached(log) == uncached(log)


def first_lines(log: Path, count: int) -> bytes:
    """The beginning of the log."""
    return b"".join(log.read_bytes().splitlines(keepends=True)[:count])


def replace_by_another_with_the_same_first_line(log: Path) -> None:
    new = log.with_suffix(".new")
    new.write_bytes(first_lines(log, 1) + lines(range(100, 140)))
    new.replace(log)


def rewrite(log: Path) -> None:
    log.write_bytes(first_lines(log, 1) + lines(range(200, 230)))


def truncate(log: Path) -> None:
    log.write_bytes(first_lines(log, 4))


def truncate_and_write_more(log: Path) -> None:
    log.write_bytes(lines(range(300, 350)))


def touch(log: Path) -> None:
    os.utime(log, ns=(1, 1))


def rewrite_with_the_same_size(log: Path) -> None:
    data = log.read_bytes()
    log.write_bytes(data.replace(b"Rome", b"Nice"))
    assert log.stat().st_size == len(data)
    os.utime(log, ns=(7, 7))


def pack(log: Path) -> None:
    log.write_bytes(gzip.compress(log.read_bytes()))


def empty(log: Path) -> None:
    log.write_bytes(b"")


def cut_in_a_line(log: Path) -> None:
    log.write_bytes(log.read_bytes()[:-30])


CHANGES = (
    replace_by_another_with_the_same_first_line,
    rewrite,
    truncate,
    truncate_and_write_more,
    touch,
    rewrite_with_the_same_size,
    pack,
    empty,
    cut_in_a_line,
)


def changing(folder: Path) -> Iterator[tuple[Callable[[Path], None], Path]]:
    """Each change with a log of its own."""
    for case, change in enumerate(CHANGES, 1):
        log = folder / f"{change.__name__}.ndjson"
        log.write_bytes(distinct(lines(range(30)), case))
        yield change, log


def rows_of(log: Path, *, cache: bool) -> list[tuple[Any, ...]]:
    """The log's events in order."""
    with opened(log, cache=cache) as explorer:
        explorer.load()
        return shown(explorer, Search())


def test_logs_that_change_between_two_openings(log: Path) -> None:
    found = {}
    for change, each in changing(log.parent):  # with a store each: one change would end it for all
        rows_of(each, cache=True)
        change(each)
        found[str(each)] = rows_of(each, cache=True)
    wanted = rows_of(log.parent, cache=False)
    for name, rows in found.items():
        assert rows == [row for row in wanted if row[4] == name], name


def test_logs_that_change_while_they_are_open(log: Path) -> None:
    changes = list(changing(log.parent))
    with opened(log.parent) as explorer:
        explorer.load()
        answers(explorer)
        found: dict[str, list[tuple[Any, ...]]] = {}
        for change, each in changes:
            change(each)
            explorer.load()
            found |= {str(each): [row for row in shown(explorer, Search()) if row[4] == str(each)]}
        wanted = uncached(log.parent)
        for name, rows in found.items():
            assert rows == [row for row in wanted["events"] if row[4] == name], name
        assert answers(explorer) == wanted
    assert cached(log.parent) == wanted


def test_a_replaced_log_is_told(log: Path) -> None:
    log.write_bytes(lines(range(30)))
    with opened(log) as explorer:
        assert explorer.load().problems == ()
        truncate(log)
        (problem,) = explorer.load().problems
        assert problem.endswith("is not the log that it was, so it is read again from its start")


def test_what_was_left_out_for_a_log_that_was_replaced_comes_back(log: Path) -> None:
    other = log.with_name("other.ndjson")
    log.write_bytes(lines(range(10)))
    other.write_bytes(lines(range(5, 15)))
    with opened(log, other) as explorer:
        assert explorer.load().duplicates == 5
        log.write_bytes(lines(range(3)))
        assert explorer.load().duplicates == 0
        assert answers(explorer) == uncached(log, other)


def test_a_log_that_is_gone_keeps_what_was_read(log: Path) -> None:
    log.write_bytes(lines(range(10)) + line(10).rstrip())
    with opened(log) as explorer:
        explorer.load()
        before = answers(explorer)
        log.unlink()
        assert answers(explorer) == before
        assert explorer.load().problems == (f"{log} does not exist",)
        assert answers(explorer) == before


def test_a_log_whose_texts_went_with_it_is_told(log: Path) -> None:
    log.write_bytes(lines(range(10)))
    with opened(log) as explorer:
        explorer.load(texts=False)
        log.unlink()
        assert explorer.count(explorer.refine(Search(), 'action = "login"')) == 4
        with pytest.raises(SourceError, match="cannot be read any more"):
            explorer.page(Search(), 0, 10)
        with pytest.raises(SourceError):
            explorer.count(explorer.refine_surely(Search(), "context.number = 3"))
        assert explorer.load().problems


@pytest.mark.parametrize("change", [rewrite, truncate, truncate_and_write_more, empty])
def test_texts_of_another_log_are_never_shown(change: Callable[[Path], None], log: Path) -> None:
    log.write_bytes(lines(range(20)))
    with opened(log) as explorer:
        explorer.load(texts=False)
        change(log)
        for position in range(20):
            try:
                (shown,) = explorer.page(Search(), position, 1)
            except SourceError as error:
                assert "changed" in error.message
            else:
                assert shown.record["pk"] == shown.event_uuid
        with pytest.raises(SourceError, match="has changed since it was read"):
            explorer.count(explorer.refine_surely(Search(), "context.number = 3"))
        explorer.load()
        assert answers(explorer) == uncached(log)


@pytest.mark.parametrize(
    "change", [replace_by_another_with_the_same_first_line, rewrite, truncate, empty]
)
def test_a_log_that_changes_while_it_is_read(
    change: Callable[[Path], None], log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.write_bytes(lines(range(30)))
    changed: list[Progress] = []

    def report(progress: Progress) -> None:
        if not changed and progress.bytes_read:
            change(log)
            changed.append(progress)

    with opened(log) as explorer:
        with small_slices(monkeypatch):
            explorer.load(report)
            assert changed
            explorer.load()
        assert answers(explorer) == (wanted := uncached(log))
    assert cached(log) == wanted


@pytest.mark.parametrize("name", ["whole lines", "half a line", "text", "CSV"])
def test_a_log_that_grows_while_it_is_read(
    name: str, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = list(STEPS[name])
    log.write_bytes(steps.pop(0))

    def report(progress: Progress) -> None:
        if steps:
            with log.open("ab") as file:
                file.write(steps.pop(0))

    with opened(log) as explorer:
        with small_slices(monkeypatch):
            while steps:
                explorer.load(report)
            explorer.load()
        assert answers(explorer) == (wanted := uncached(log))
    assert cached(log) == wanted


def test_a_rotated_set(tmp_path: Path) -> None:
    folder = tmp_path / "rotated"
    folder.mkdir()
    current = folder / "events.ndjson"
    current.write_bytes(lines(range(10)))
    for start in (10, 20, 30):
        assert cached(folder) == uncached(folder)
        packed = sorted(folder.glob("*.gz"), reverse=True)
        for path in packed:
            number = int(path.name.split(".")[2])
            path.rename(folder / f"events.ndjson.{number + 1}.gz")
        (folder / "events.ndjson.1.gz").write_bytes(gzip.compress(current.read_bytes()))
        current.write_bytes(lines(range(start, start + 10)))
    assert cached(folder) == uncached(folder)
    with opened(folder) as explorer:
        explorer.load()
        assert explorer.count(Search()) == 40


def test_a_load_that_is_stopped_goes_on(growing: Growing, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(growing.steps())
    with small_slices(monkeypatch), opened(growing.folder) as explorer:
        for _ in range(10):
            stop = Stop()
            explorer.load(lambda _, stop=stop: stop.now(), stop)
            assert stop.raised
        explorer.load()
        assert answers(explorer) == growing.wanted[-1]
    assert cached(growing.folder) == growing.wanted[-1]


def test_a_load_that_is_stopped_goes_on_in_the_next_run(
    growing: Growing, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(growing.steps())
    with small_slices(monkeypatch):
        for _ in range(5):
            stop = Stop()
            with opened(growing.folder) as explorer:
                explorer.load(lambda _, stop=stop: stop.now(), stop)
        assert cached(growing.folder) == growing.wanted[-1]


@contextlib.contextmanager
def small_slices(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Many transactions, and a report at each chance."""
    with monkeypatch.context() as patch:
        patch.setattr("logexplorer.explorer.reading._FIRST_SLICE", 300)
        patch.setattr("logexplorer.explorer.reading._SLICE", 700)
        patch.setattr("logexplorer.explorer.reading._FIRST_RECORDS", 1)
        patch.setattr("logexplorer.explorer.reading._RECORDS", 2)
        patch.setattr("logexplorer.explorer.meter._BETWEEN_REPORTS", 0)
        patch.setattr("logexplorer.store.blocks._BLOCK", 512)
        yield

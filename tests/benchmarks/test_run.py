"""benchmarks/run.py: every row is there and was measured; how long things took is not looked at."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "run.py"
ONCE = ("--runs", "1", "--keys", "2")
HEAD = "| what | measured | against | ratio | at most | aim | verdict |"
BOUNDED = {
    "first rows on screen after exec, cold": ("1.00 s", "0.50 s"),
    "reopening: first rows": ("0.60 s", "0.35 s"),
    "key to first byte: down": ("10 ms", "5 ms"),
    "key to first byte: page down": ("30 ms", "15 ms"),
    "key to first byte: typed": ("30 ms", "15 ms"),
    "enter on a query until its first rows": ("150 ms", "100 ms"),
    "whole file loaded and queryable": ("1.50x", "1.00x"),
    "whole file loaded and queryable, from exec": ("1.50x", "0.80x"),
    "count by action": ("1.50x", "1.10x"),
    "contains on context.http_request.path": ("1.50x", "1.10x"),
    "newest 200 of one user": ("1.50x", "1.10x"),
    "histogram 60 x action": ("1.50x", "1.10x"),
    "top 20 addresses": ("1.50x", "1.10x"),
    "places of all events": ("3.00x", "1.50x"),
    "plain text search, asked again": ("2.00x", "1.00x"),
    "regex over the whole text, asked again": ("2.00x", "1.00x"),
    "the same, second time asked": ("3.00x", "1.50x"),
    "peak memory, loading": ("700 MiB", "400 MiB"),
    "peak memory, browsing": ("350 MiB", "200 MiB"),
    "logexplorer --version": ("0.25 s", "0.15 s"),
    "logexplorer query on the sample": ("0.60 s", "0.40 s"),
}


def run(cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), "--events", "2000", *ONCE, *arguments],
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
        check=False,
        capture_output=True,
        text=True,
    )


def table(text: str) -> list[list[str]]:
    """The cells of the rows below the head."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert lines[0] == HEAD
    return [line.strip("| ").split(" | ") for line in lines[2:]]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def saved(cache: Path) -> Path:
    """The page that a whole run wrote, which is also what it printed."""
    page = cache / "page.md"
    page.write_text(f"# Before\n\n2026-01-01, last year's\n\n{HEAD}\n| last |\n\nAfter.\n")
    done = run(cache, "--save", str(page))
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in page.read_text(encoding="utf-8")
    assert "by hand" not in done.stderr, "both sides must answer the same"
    return page


def test_every_bounded_row_is_there_with_its_bounds(saved: Path) -> None:
    rows = table(saved.read_text(encoding="utf-8"))
    assert "plain text search, first time asked" in [row[0] for row in rows]
    for what, bounds in BOUNDED.items():
        found = [row for row in rows if row[0] == what and tuple(row[4:6]) == bounds]
        assert found, what
        for row in found:
            assert row[6] in ("met", "within", "missed") or "not installed" in row[2]


def test_a_ratio_has_a_peer(saved: Path) -> None:
    for row in table(saved.read_text(encoding="utf-8")):
        assert len(row) == 7
        # A limit in milliseconds stands by itself; what is beside it is there to be read.
        compared = ": " in row[2] and row[1].endswith(")") and not row[4].endswith(" ms")
        assert row[3].endswith("x") == compared


def test_what_is_written_around_the_table_stays(saved: Path) -> None:
    text = saved.read_text(encoding="utf-8")
    assert text.startswith("# Before\n\n") and text.endswith(" |\n\nAfter.\n")
    assert "last" not in text and text.count(HEAD) == 1


def test_the_page_tells_nothing_of_where_it_was_made(saved: Path, cache: Path) -> None:
    text = saved.read_text(encoding="utf-8")
    assert "2,000 events" in text and "cores" in text
    assert str(cache) not in text and os.uname().nodename not in text


@pytest.fixture(scope="module")
def part(cache: Path) -> subprocess.CompletedProcess[str]:
    """A run of one part, which leaves the file that it measured."""
    return run(cache, "--only", "process")


def test_only_one_part(cache: Path, part: subprocess.CompletedProcess[str]) -> None:
    done = part
    assert done.returncode == 0, done.stderr
    assert [row[0] for row in table(done.stdout)] == [
        "logexplorer --version",
        "logexplorer query on the sample",
    ]
    assert not list((cache / "logexplorer-bench").glob("work-*"))


def test_the_whole_table_is_saved_or_none(cache: Path) -> None:
    done = run(cache, "--only", "process", "--save", str(cache / "part.md"))
    assert done.returncode == 2
    assert not (cache / "part.md").exists()


@pytest.mark.usefixtures("part")
def test_a_file_of_ones_own(cache: Path) -> None:
    own = cache / "logexplorer-bench" / "events-2000.ndjson"
    done = run(cache, "--data", str(own), "--only", "memory")
    assert done.returncode == 0, done.stderr
    assert [row[0] for row in table(done.stdout)] == [
        "peak memory, loading",
        "peak memory, browsing",
    ]

"""Events and reports written to new files, by the real explorer."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from logexplorer.explorer import Explorer
from logexplorer.model.errors import OutputError
from logexplorer.model.search import Search
from tests.explorer.logs import lines


@pytest.fixture
def explorer(log: Path) -> Iterator[Explorer]:
    log.write_bytes(lines(range(30)))
    with Explorer.open([str(log)]) as explorer:
        explorer.load()
        yield explorer


def test_the_rows_of_a_search_in_each_format(explorer: Explorer, tmp_path: Path) -> None:
    search = explorer.refine(Search(), 'action = "login"')
    ids = [event.event_uuid for event in explorer.events(search)]
    assert len(ids) == 10
    files = {name: str(tmp_path / f"out.{name}") for name in ("ndjson", "csv", "parquet")}
    assert explorer.exporting.events(search, "ndjson", files["ndjson"]) == 10
    assert explorer.exporting.events(search, "csv", files["csv"]) == 10
    assert explorer.exporting.events(search, "parquet", files["parquet"]) == 10
    documents = [json.loads(line) for line in Path(files["ndjson"]).read_text().splitlines()]
    assert [each["pk"] for each in documents] == ids
    with Path(files["csv"]).open(newline="") as file:
        assert [row["event_uuid"] for row in csv.DictReader(file)] == ids
    assert Path(files["parquet"]).read_bytes()[:4] == b"PAR1"
    assert sorted(path.name for path in tmp_path.glob("*out*")) == [
        "out.csv",
        "out.ndjson",
        "out.parquet",
    ]


def test_no_file_is_written_over(explorer: Explorer, tmp_path: Path) -> None:
    there = tmp_path / "mine.csv"
    there.write_text("mine")
    with pytest.raises(OutputError, match="is there already"):
        explorer.exporting.events(Search(), "csv", str(there))
    with pytest.raises(OutputError, match="cannot write"):
        explorer.exporting.text("x", str(tmp_path / "no" / "folder"))
    assert there.read_text() == "mine"


def test_a_file_that_appears_meanwhile_is_not_written_over(
    explorer: Explorer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "mine.ndjson"

    def documents(*_: object, **__: object) -> Iterator[bytes]:
        yield b"{}"
        there.write_text("mine")

    monkeypatch.setattr(explorer, "documents", documents)
    with pytest.raises(OutputError, match="is there already"):
        explorer.exporting.events(Search(), "ndjson", str(there))
    assert there.read_text() == "mine"
    assert [path.name for path in tmp_path.glob("*mine*")] == ["mine.ndjson"]


def test_the_home_of_a_user_that_there_is_not(explorer: Explorer) -> None:
    for write in (explorer.exporting.check, lambda file: explorer.exporting.text("a", file)):
        with pytest.raises(OutputError, match="there is no folder"):
            write("~nobody at all/events.csv")


def test_nothing_is_left_of_what_failed(
    explorer: Explorer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def documents(*_: object, **__: object) -> Iterator[bytes]:
        yield b"{}"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(explorer, "documents", documents)
    with pytest.raises(OutputError, match="No space left"):
        explorer.exporting.events(Search(), "ndjson", str(tmp_path / "out"))
    assert not list(tmp_path.glob("*out*"))


def test_names_are_numbered(
    explorer: Explorer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert explorer.exporting.free_name("events", "csv") == "events.csv"
    Path("events.csv").touch()
    Path("events-2.csv").symlink_to("nowhere")
    assert explorer.exporting.free_name("events", "csv") == "events-3.csv"


def test_the_bookmarked_events_of_a_search(explorer: Explorer) -> None:
    events = list(explorer.events(Search()))
    for number in (3, 10, 20):
        explorer.kept.bookmark(events[number], f"note {number}", "about")
    report = explorer.exporting.report(Search())
    assert [noted.event for noted in report.noted] == [events[at] for at in (3, 10, 20)]
    assert [noted.note for noted in report.noted] == ["note 3", "note 10", "note 20"]
    assert (report.matching, report.total, report.others) == (30, 30, ())
    action = events[3].action
    search = explorer.refine(Search(), f'action = "{action}"')
    expected = [events[at] for at in (3, 10, 20) if events[at].action == action]
    assert list(explorer.events(explorer.exporting.bookmarked(search))) == expected
    report = explorer.exporting.report(search)
    assert [noted.event for noted in report.noted] == expected
    assert len(report.others) == 3 - len(expected)
    assert (report.matching, report.total) == (10, 30)


def test_without_bookmarks_there_are_none(explorer: Explorer) -> None:
    assert explorer.count(explorer.exporting.bookmarked(Search())) == 0
    report = explorer.exporting.report(Search())
    assert (report.noted, report.others, report.total) == ((), (), 30)

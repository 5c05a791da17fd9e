"""Arguments to sources."""

import io
import os
from pathlib import Path

import pytest

from logexplorer.model.errors import SourceError
from logexplorer.sources.find import find


def names(*paths: str | Path) -> list[str]:
    return [Path(source.name).name for source in find([str(path) for path in paths])]


def test_a_file_is_named_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("anything.xyz").write_text("a line\n")
    (source,) = find(["anything.xyz"])
    assert source.name == "anything.xyz"
    assert source.path == Path("anything.xyz")


def test_rotated_files_come_oldest_first(tmp_path: Path) -> None:
    for name in (
        "events.ndjson",
        "events.ndjson.1.gz",
        "events.ndjson.10.gz",
        "events.ndjson.2.gz",
    ):
        (tmp_path / name).write_text("")
    expected = ["events.ndjson.10.gz", "events.ndjson.2.gz", "events.ndjson.1.gz", "events.ndjson"]
    assert names(tmp_path) == expected
    assert names(tmp_path / "events*") == expected


def test_numbers_in_names_count_by_their_value(tmp_path: Path) -> None:
    for name in ("day-10.log", "day-9.log", "day-9-2.log"):
        (tmp_path / name).write_text("")
    assert names(tmp_path) == ["day-9-2.log", "day-9.log", "day-10.log"]


def test_a_folder_gives_what_looks_like_a_log(tmp_path: Path) -> None:
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    logs = [
        "a.ndjson",
        "b.jsonl.zst",
        "c.LOG",
        "d.csv.gz",
        "e.log-20260101.gz",
        "deep/deeper/f.json",
    ]
    others = [".hidden.log", "a.py", "logfile", "x.log.bak", ".git/g.log", "y.zst"]
    for name in [*logs, *others]:
        (tmp_path / name).write_text("")
    assert sorted(names(tmp_path)) == sorted(Path(name).name for name in logs)


def test_the_same_file_counts_once(tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    log.write_text("")
    (tmp_path / "b.log").symlink_to(log)
    assert names(log, tmp_path / "b.log", tmp_path, f"{tmp_path}/./a.log") == ["a.log"]


def test_a_name_with_brackets_is_a_file_before_it_is_a_glob(tmp_path: Path) -> None:
    (tmp_path / "a[1].log").write_text("")
    assert names(tmp_path / "a[1].log") == ["a[1].log"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing.log", "missing.log does not exist"),
        ("missing*.log", "nothing matches missing*.log"),
        ("empty", "the folder empty holds no log"),
        ("nul\0byte", "'nul\\x00byte' is no path: embedded null byte"),
        ("", " does not exist"),
    ],
)
def test_what_cannot_be_found_is_told(
    path: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    with pytest.raises(SourceError) as caught:
        find([path] if path else ["  nothing "])
    assert message in caught.value.message
    assert caught.value.help


def test_standard_input_is_read_once(tmp_path: Path) -> None:
    (source,) = find(["-", "-"], io.BytesIO(b"a\nb\n"), tmp_path)
    assert source.path is None
    assert [source.open().read(), source.open(2).read()] == [b"a\nb\n", b"b\n"]
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_is_no_log() -> None:
    with pytest.raises(SourceError, match="standard input is a terminal"):
        find(["-"], None)


def test_a_named_pipe_is_read_like_standard_input(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"a line\n")
    os.close(writing)
    (source,) = find([f"/dev/fd/{reading}"], None, tmp_path)
    os.close(reading)
    with source.open() as reader:
        assert reader.read() == b"a line\n"
        assert reader.read() == b""


def test_a_file_in_a_folder_that_vanishes_says_so_when_opened(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_text("")
    (source,) = find([str(tmp_path)])
    (tmp_path / "a.log").unlink()
    assert (source.size, source.mtime_ns, source.compression) == (0, 0, "")
    with pytest.raises(SourceError, match="does not exist"):
        source.open()


def test_a_name_that_is_no_text_is_shown_with_its_bytes(tmp_path: Path) -> None:
    path = Path(os.fsdecode(bytes(tmp_path) + b"/\xff\x1b.log"))
    path.write_text("a line\n")
    for given in (path, tmp_path, tmp_path / "*.log"):
        (source,) = find([str(given)])
        assert source.name == f"{tmp_path}/\\xff\x1b.log"
        assert source.path == path


def test_the_home_of_a_user_that_there_is_not() -> None:
    with pytest.raises(SourceError, match="does not exist"):
        find(["~nobody at all/events.ndjson"])

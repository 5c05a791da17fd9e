"""Pipes: read twice, and while they grow."""

import os
from pathlib import Path
from threading import Thread

from logexplorer.sources.source import Source
from logexplorer.sources.spool import Spool


def piped(folder: Path) -> tuple[Source, int]:
    """A source, and where to write into it."""
    reading, writing = os.pipe()
    stream = os.fdopen(reading, "rb")
    return Source("-", None, Spool(stream, "standard input", folder, closing=True)), writing


def test_reading_waits_for_the_writer(tmp_path: Path) -> None:
    source, writing = piped(tmp_path)
    os.write(writing, b"one\n")
    with source.open() as reader:
        assert reader.read() == b"one\n"
        assert not source.finished
        os.write(writing, b"two\n")
        assert reader.read() == b"two\n"
        os.close(writing)
        assert reader.read() == b""
    assert source.finished
    assert source.size == 8


def test_a_reader_that_waits_can_be_let_go(tmp_path: Path) -> None:
    source, writing = piped(tmp_path)
    os.write(writing, b"one\n")
    with source.open() as reader:
        assert reader.read() == b"one\n"
        waiting = Thread(target=source.end)
        waiting.start()
        assert reader.read() == b""
        waiting.join()
    os.close(writing)


def test_a_second_reader_sees_it_all(tmp_path: Path) -> None:
    source, writing = piped(tmp_path)
    os.write(writing, b"one\ntwo\n")
    os.close(writing)
    for offset in (0, 4):
        with source.open(offset) as reader:
            assert reader.read() == b"one\ntwo\n"[offset:]


def test_the_head_comes_with_the_first_line(tmp_path: Path) -> None:
    source, writing = piped(tmp_path)
    os.write(writing, b"first line\nsec")
    assert source.head().startswith(b"first line\n")
    assert source.identity() == "-"
    os.close(writing)


def test_nothing_is_left_on_the_disk(tmp_path: Path) -> None:
    source, writing = piped(tmp_path)
    os.write(writing, b"secret\n")
    os.close(writing)
    assert source.head() == b"secret\n"
    assert list(tmp_path.iterdir()) == []

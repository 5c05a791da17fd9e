"""Sources: plain, compressed, cut, damaged, growing."""

import gzip
from pathlib import Path

import pytest
import zstandard

from logexplorer.model.errors import SourceError
from logexplorer.sources.source import Source

LINES = b"".join(b'{"line": %d}\n' % number for number in range(50_000))


def made(tmp_path: Path, data: bytes, name: str = "a.log") -> Source:
    path = tmp_path / name
    path.write_bytes(data)
    return Source(name, path)


def all_of(source: Source, offset: int = 0) -> tuple[bytes, str]:
    """What can be read, and what was wrong at its end."""
    data = b""
    with source.open(offset) as reader:
        try:
            while block := reader.read(10_000):
                data += block
                assert reader.position == offset + len(data)
        except SourceError as error:
            return data, error.message
    return data, ""


def zst(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(write_checksum=True).compress(data)


PACKED = {
    "plain": (LINES, ""),
    "gzip": (gzip.compress(LINES), "gzip"),
    "gzip of two members": (gzip.compress(LINES[:1000]) + gzip.compress(LINES[1000:]), "gzip"),
    "gzip with padding": (gzip.compress(LINES) + b"\0" * 512, "gzip"),
    "zstd": (zst(LINES), "zstd"),
    "zstd of two frames": (zst(LINES[:1000]) + zst(LINES[1000:]), "zstd"),
    "zstd with a skippable frame": (b"\x50\x2a\x4d\x18\x04\0\0\0abcd" + zst(LINES), "zstd"),
}


@pytest.mark.parametrize("kind", PACKED)
def test_every_packing_is_read_from_any_offset(kind: str, tmp_path: Path) -> None:
    data, compression = PACKED[kind]
    source = made(tmp_path, data, "misnamed.txt")
    assert (source.compression, source.plain) == (compression, compression == "")
    assert all_of(source) == (LINES, "")
    assert all_of(source, 123_456) == (LINES[123_456:], "")
    assert source.head(100) == LINES[:100]


def test_progress_counts_stored_bytes(tmp_path: Path) -> None:
    source = made(tmp_path, gzip.compress(LINES))
    with source.open() as reader:
        while reader.read():
            pass
        assert reader.consumed == source.size


@pytest.mark.parametrize("kind", ["gzip", "zstd"])
def test_a_cut_file_gives_what_is_there_and_says_so(kind: str, tmp_path: Path) -> None:
    data = PACKED[kind][0]
    read, message = all_of(made(tmp_path, data[: len(data) // 2]))
    assert message.startswith(f"a.log is cut off: its {kind} data ends too early")
    assert LINES.startswith(read)
    assert len(read) > 1000


@pytest.mark.parametrize("kind", ["gzip", "zstd"])
def test_damage_is_told(kind: str, tmp_path: Path) -> None:
    data = bytearray(PACKED[kind][0])
    data[len(data) // 2 : len(data) // 2 + 200] = b"\xff" * 200
    read, message = all_of(made(tmp_path, bytes(data)))
    assert "a.log is damaged" in message or "cut off" in message
    assert read[:1000] == LINES[:1000]


def test_what_follows_a_gzip_member_and_is_none_is_told(tmp_path: Path) -> None:
    read, message = all_of(made(tmp_path, gzip.compress(LINES) + b"a plain line\n"))
    assert read == LINES
    assert message.startswith("a.log is damaged")


def test_text_named_gz_is_text(tmp_path: Path) -> None:
    source = made(tmp_path, b"just text\n", "events.gz")
    assert source.plain
    assert all_of(source) == (b"just text\n", "")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_utf_16_is_read_as_utf_8(encoding: str, pack: type[bytes], tmp_path: Path) -> None:
    text = '\ufeff{"message": "Größe 🎉"}\r\n'
    source = made(tmp_path, pack(text.encode(encoding)))
    assert not source.plain
    assert all_of(source) == (text[1:].encode(), "")


def test_an_empty_file_is_empty(tmp_path: Path) -> None:
    source = made(tmp_path, b"", "a.gz")
    assert (source.size, source.head(), all_of(source)) == (0, b"", (b"", ""))


def test_identity_stays_while_a_file_grows_and_changes_with_its_first_line(tmp_path: Path) -> None:
    source = made(tmp_path, b"first line\n")
    identity = source.identity()
    assert made(tmp_path, b"first line\nsecond line\n" + LINES).identity() == identity
    assert made(tmp_path, b"another line\n").identity() != identity
    assert made(tmp_path, b"first line\n", "b.log").identity() != identity


def test_identity_of_a_long_line_is_its_beginning(tmp_path: Path) -> None:
    identity = made(tmp_path, b"x" * 5_000).identity()
    assert made(tmp_path, b"x" * 6_000 + b"\n").identity() == identity


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"cannot be read: is a directory"):
        Source("x", tmp_path).open()

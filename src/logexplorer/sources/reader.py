"""The plain text bytes of a source, from any offset, and how far the reading is."""

import codecs
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from logexplorer.sources.raw import Raw
from logexplorer.sources.unpack import unpacked

CHUNK = 1 << 20

_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def is_utf_16(head: bytes) -> bool:
    """Does it begin with UTF-16's byte order mark? PowerShell's `>` writes such files."""
    return head[:2] in _UTF_16


class Reader:
    """Decompressed UTF-8 bytes; `position` counts them.

    `read` raises SourceError where the disk fails, and after the last good byte of a file that is
    cut off or damaged. From a pipe it waits for more until the writer has ended.
    """

    def __init__(self, raw: Raw, name: str, compression: str = "", plain: bool = True) -> None:
        self.name = name
        self.position = 0
        self._raw = raw
        self._plain = plain
        self._pieces = iter(()) if plain else _as_utf_8(unpacked(raw, name, compression))
        self._rest = memoryview(b"")

    @property
    def consumed(self) -> int:
        """How many of the stored bytes have been read, to compare with the source's size."""
        return self._raw.place

    def read(self, size: int = CHUNK) -> bytes:
        """At most `size` bytes, none at the end."""
        data = self._raw.read(size) if self._plain else self._unpacked(size)
        self.position += len(data)
        return data

    def readinto(self, buffer: memoryview) -> int:
        """The same into a buffer, without a copy where the file is plain."""
        if self._plain:
            count = self._raw.readinto(buffer)
            self.position += count
            return count
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def skip(self, count: int) -> None:
        """Go on `count` bytes further: by a jump where the file is plain, else by reading."""
        if self._plain:
            self._raw.skip(count)
            self.position += count
        while not self._plain and count > 0 and (data := self.read(min(count, CHUNK))):
            count -= len(data)

    def close(self) -> None:
        """Let go of the file."""
        self._raw.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _unpacked(self, size: int) -> bytes:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = memoryview(piece)
        data = bytes(self._rest[:size])
        self._rest = self._rest[size:]
        return data


def _as_utf_8(pieces: Iterator[bytes]) -> Iterator[bytes]:
    head = next(pieces, b"")
    while len(head) < 2 and (more := next(pieces, b"")):
        head += more
    encoding = _UTF_16.get(head[:2])
    if encoding is None:
        yield head
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder(encoding)("backslashreplace")
    yield decoder.decode(head[2:]).encode("utf-8", "backslashreplace")
    for piece in pieces:
        yield decoder.decode(piece).encode("utf-8", "backslashreplace")
    yield decoder.decode(b"", final=True).encode("utf-8", "backslashreplace")

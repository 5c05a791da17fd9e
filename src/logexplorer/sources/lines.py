"""Whole lines out of a stream of bytes, with their places, in bounded memory."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from logexplorer.model.errors import SourceError

LONGEST = 256 * 1024 * 1024
"""A line beyond this many bytes comes in parts: a file without line ends must not fill memory."""

_BLOCK = 1 << 20


class Stream(Protocol):
    """What a format reads from: a `Reader`, or any binary file."""

    def read(self, size: int, /) -> bytes: ...


class Line(NamedTuple):
    """`data` is without the line feed; `ended` is False for a last line that has none."""

    offset: int
    data: bytes
    ended: bool = True

    @property
    def length(self) -> int:
        """Bytes in the source, with the line feed."""
        return len(self.data) + self.ended


def whole_lines(stream: Stream, offset: int = 0, *, final: bool = True) -> Iterator[Line]:
    """The lines from here on; `offset` is where the stream stands.

    A last line without a line feed comes only if `final`: a growing file may complete it later.
    If the stream fails with SourceError, all that was read comes first.
    """
    held: list[bytes] = []
    failure: SourceError | None = None
    while True:
        try:
            block = stream.read(_BLOCK)
        except SourceError as error:
            block, failure = b"", error
        if not block:
            break
        *ended, rest = block.split(b"\n")
        for data in ended:
            line = Line(offset, b"".join([*held, data]) if held else data)
            held.clear()
            yield line
            offset += line.length
        if rest:
            held.append(rest)
        if sum(map(len, held)) > LONGEST:
            line = Line(offset, b"".join(held), ended=False)
            held.clear()
            yield line
            offset += line.length
    if held and (final or failure):
        yield Line(offset, b"".join(held), ended=False)
    if failure:
        raise failure

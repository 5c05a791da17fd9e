"""Cut a stream of bytes into blocks of whole lines that DuckDB can read where they lie."""

import re
from array import array
from collections.abc import Callable, Iterator
from typing import Protocol

from logexplorer.model.errors import SourceError
from logexplorer.store.arrow import Batch, Column

LINE_FORMATS = (("base", "l"), ("start", "i"), ("line", "u"), ("raw", "z"))
"""A line's offset is `base + start`; `line` and `raw` are the same bytes, line end included.

`line` has not been checked to be UTF-8: only JSON functions, which check it, may touch it.
"""

_BLOCK = 1 << 20
_LONGEST = (1 << 31) - (1 << 21)
_line_end = re.compile(b"\n")


class ByteStream(Protocol):
    """Where bytes come from: a file, a decompressor, a spool."""

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill the buffer from its start; how many bytes came, 0 at the end."""
        ...


class LineBlocks:
    """The whole lines of a stream, from `offset` on, as batches of `LINE_FORMATS`.

    `offset` moves behind the last whole line handed out. A last line without line end stays in
    `rest`. `go_on(bytes read)` is asked before each block; False ends the slice, and iterating
    again continues it.
    """

    def __init__(self, stream: ByteStream, offset: int = 0) -> None:
        self.offset = offset
        self.rest = b""
        self.ended = False
        self.lines = 0
        self.make_room: Callable[[int], None] = _no_room_needed
        """Called with the bytes of a block that is longer than usual, before it is handed out."""
        self._stream = stream
        self._free: list[bytearray] = []

    def batches(self, go_on: Callable[[int], bool]) -> Iterator[Batch]:
        """Batches until the stream ends or `go_on` says no."""
        while not self.ended and go_on(self.offset):
            block, filled = self._read()
            end = block.rfind(b"\n", 0, filled) + 1
            self.rest = bytes(memoryview(block)[end:filled])
            if end:
                yield self._batch(block, end)
            else:
                self._free.append(block)

    def _read(self) -> tuple[bytearray, int]:
        """A block that begins with the rest of the last one and holds a line end, if one comes."""
        block = self._free.pop() if self._free else bytearray(_BLOCK)
        filled = len(self.rest)
        if filled >= len(block):
            block = bytearray(2 * filled)
        block[:filled] = self.rest
        while True:
            count = self._stream.readinto(memoryview(block)[filled:])
            if not count:
                self.ended = True
                return block, filled
            found = block.find(b"\n", filled, filled + count) >= 0
            filled += count
            if found:
                return block, filled
            if filled == len(block):
                block = _grown(block)

    def _batch(self, block: bytearray, end: int) -> Batch:
        starts = array("i", [0, *[match.end() for match in _line_end.finditer(block, 0, end)]])
        count = len(starts) - 1
        base = array("q", [self.offset]) * count
        self.offset += end
        self.lines += count
        lines = Column((starts, block))
        if len(block) != _BLOCK:
            self.make_room(end)
        owner = (lambda: self._free.append(block)) if len(block) == _BLOCK else None
        return Batch(count, (Column((base,)), Column((starts,)), lines, lines), owner)


def _no_room_needed(_: int) -> None:
    pass


def _grown(block: bytearray) -> bytearray:
    if len(block) >= _LONGEST:
        raise SourceError("a line is longer than 2 GiB", "is it a log? try `head -c 200` on it")
    larger = bytearray(min(2 * len(block), _LONGEST))
    larger[: len(block)] = block
    return larger

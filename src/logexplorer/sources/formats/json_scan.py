"""Values out of JSON too large for memory: where each one begins and ends, by its brackets.

Only brackets and strings are looked at, so a broken value costs itself and not its neighbours.
"""

import re
from collections.abc import Iterator

from logexplorer.model.errors import SourceError
from logexplorer.sources.lines import Line, Stream

_BLOCK = 1 << 20
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_FLAT = re.compile(rb'(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+")*+', re.DOTALL)
_BETWEEN = re.compile(rb"(?:[\s,]|\xef\xbb\xbf)*+")
_SPACE = re.compile(rb"\s*+")
_LOOSE = re.compile(rb'[^,\[\]{}"]++')
_PAIRS = {ord("}"): ord("{"), ord("]"): ord("[")}


class Scanner:
    """The elements of arrays, the other values beside them, and, if `pages`, what `results` hold.

    `complete` tells afterwards whether all that was opened was closed; `failure` what the stream
    broke off with.
    """

    def __init__(self, stream: Stream, offset: int, *, pages: bool) -> None:
        self.complete = True
        self.failure: SourceError | None = None
        self._stream = stream
        self._base = offset
        self._pages = pages
        self._data = b""
        self._at = 0

    def values(self) -> Iterator[Line]:
        """Each value with its place; a last one that is cut off has `ended` False."""
        inside: list[str] = []
        while self._begin():
            kind = self._data[self._at]
            if inside and inside[-1] == "page":
                self.complete = self._leave_page()
                inside.pop()
            elif kind == ord("[") and not inside:
                inside.append("array")
                self._at += 1
            elif kind == ord("]") and inside:
                inside.pop()
                self._at += 1
            elif kind == ord("{") and self._pages and not inside and self._enter_page():
                inside += ["page", "array"]
            else:
                yield self._value(kind)
        self.complete = self.complete and not inside

    def _begin(self) -> bool:
        """Go to the next value or bracket; False at the end."""
        while True:
            # Both patterns match everywhere, be it nothing.
            self._at = _BETWEEN.match(self._data, self._at).end()  # type: ignore[union-attr]
            if self._at < len(self._data):
                break
            if not self._more():
                return False
        if self._at > _BLOCK:
            self._data, self._base = self._data[self._at :], self._base + self._at
            self._at = 0
        return True

    def _value(self, kind: int) -> Line:
        start = self._at
        if kind in b"{[":
            self._at, ended = self._extent(start)
        elif kind == ord('"'):
            self._at, ended = self._string(start)
        elif loose := _LOOSE.match(self._data, start):
            self._at, ended = loose.end(), True
        else:
            self._at, ended = start + 1, True
        return Line(self._base + start, self._data[start : self._at].rstrip(), ended)

    def _extent(self, at: int, opened: bytes = b"") -> tuple[int, bool]:
        """Where the bracket that opens at `at` is closed; False if the bytes end before that.

        A closing bracket of the wrong kind ends the value too, so that the next may be found.
        """
        stack = bytearray(opened)
        while True:
            at = _FLAT.match(self._data, at).end()  # type: ignore[union-attr]
            if at == len(self._data) or self._data[at] == ord('"'):
                if not self._more():
                    return len(self._data), False
                continue
            byte = self._data[at]
            at += 1
            if byte in b"{[":
                stack.append(byte)
            elif not stack or stack.pop() != _PAIRS[byte] or not stack:
                return at, True

    def _string(self, at: int) -> tuple[int, bool]:
        while not (found := _STRING.match(self._data, at)):
            if not self._more():
                return len(self._data), False
        return found.end(), True

    def _enter_page(self) -> bool:
        """Go into the `results` of the object that starts here; False if it has none."""
        at = self._past(_SPACE, self._at + 1)
        while at < len(self._data) and self._data[at] == ord('"'):
            end, ended = self._string(at)
            key = self._data[at:end]
            at = self._past(_SPACE, end)
            if not ended or self._data[at : at + 1] != b":":
                return False
            at = self._past(_SPACE, at + 1)
            kind = self._data[at : at + 1]
            if key == b'"results"' and kind == b"[":
                self._at = at + 1
                return True
            at = self._past(_BETWEEN, self._member_end(at, kind))
        return False

    def _member_end(self, at: int, kind: bytes) -> int:
        if kind in (b"{", b"["):
            return self._extent(at)[0]
        return self._string(at)[0] if kind == b'"' else self._past(_LOOSE, at)

    def _leave_page(self) -> bool:
        self._at, ended = self._extent(self._at, b"{")
        return ended

    def _past(self, pattern: re.Pattern[bytes], at: int) -> int:
        while True:
            found = pattern.match(self._data, at)
            end = found.end() if found else at
            if end < len(self._data) or not self._more():
                return end

    def _more(self) -> bool:
        """Read on; as much again as there is, so that a long value is not looked at too often."""
        wanted = len(self._data) - self._at if len(self._data) - self._at > 4 * _BLOCK else 1
        blocks: list[bytes] = []
        try:
            while sum(map(len, blocks)) < wanted and (block := self._stream.read(_BLOCK)):
                blocks.append(block)
        except SourceError as error:
            self.failure = error
            self._stream = _Ended()
        self._data += b"".join(blocks)
        return bool(blocks)


class _Ended:
    def read(self, size: int, /) -> bytes:
        return b""

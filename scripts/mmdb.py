"""Writes MaxMind DB files (https://maxmind.github.io/MaxMind-DB/, version 2.0)."""

import struct
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_MARKER = b"\xab\xcd\xefMaxMind.com"
_EXTENDED = 7
Range = tuple[int, int, bytes]
"""The first and the last address of a range as numbers, and its record, encoded."""


class Data:
    """The data section; equal values are written once."""

    def __init__(self) -> None:
        self.bytes = bytearray()
        self._places: dict[bytes, int] = {}

    def place(self, encoded: bytes) -> int:
        """Where the encoded value lies, written there if it was not."""
        found = self._places.get(encoded)
        if found is None:
            found = self._places[encoded] = len(self.bytes)
            self.bytes += encoded
        return found

    def record(self, value: Mapping[str, Any]) -> bytes:
        """A map, with pointers to its keys and texts."""
        return encoded(value, self)


def encoded(value: Any, data: Data | None = None) -> bytes:
    """A value in the format; with `data`, texts become pointers into it."""
    match value:
        case bool():
            return _control(14, int(value))
        case str():
            text = value.encode()
            whole = _control(2, len(text)) + text
            return _pointer(data.place(whole)) if data and len(text) > 2 else whole
        case float():
            return _control(3, 8) + struct.pack(">d", value)
        case int():
            return _whole(value, 6)
        case bytes():  # encoded already
            return value
        case Mapping():
            parts = (encoded(key, data) + encoded(each, data) for key, each in value.items())
            return _control(7, len(value)) + b"".join(parts)
        case Sequence():
            return _control(11, len(value)) + b"".join(encoded(each, data) for each in value)
    raise TypeError(f"no such type in the format: {value!r}")


def database(
    ranges: Iterable[Range], data: Data, *, kind: str, version: int = 6, built: int | None = None
) -> bytes:
    """The file: disjoint ranges in their order, of addresses of 32 bits (version 4) or 128."""
    tree = _Tree(list(ranges), data)
    bits = 32 if version == 4 else 128
    root = tree.node(0, (1 << bits) - 1, 0, len(tree.ranges))
    nodes = tree.ordered(root)
    size = next(size for size in (24, 28, 32) if len(nodes) + len(data.bytes) + 16 < 1 << size)
    metadata = {
        "binary_format_major_version": _whole(2, 5),
        "binary_format_minor_version": _whole(0, 5),
        "build_epoch": _whole(int(time.time()) if built is None else built, 9),
        "database_type": kind,
        "description": {"en": kind},
        "ip_version": _whole(version, 5),
        "languages": ["en"],
        "node_count": len(nodes),
        "record_size": _whole(size, 5),
    }
    search = b"".join(_node(*each, size) for each in nodes)
    return search + bytes(16) + data.bytes + _MARKER + encoded(metadata)


class _Tree:
    """The search tree. Equal branches are one; records below 0 stand for a place in the data."""

    def __init__(self, ranges: Sequence[Range], data: Data) -> None:
        self.ranges = ranges
        self._data = data
        self._nodes: dict[tuple[int, int], int] = {}

    def node(self, first: int, last: int, start: int, end: int) -> int:
        """The record for the addresses first .. last, in which ranges start .. end lie."""
        if start == end:
            return 0
        if end - start == 1 and self.ranges[start][0] <= first and last <= self.ranges[start][1]:
            return -1 - self._data.place(self.ranges[start][2])
        middle = (first + last) // 2
        split = start
        low, high = start, end
        while low < high:
            split = (low + high) // 2
            if self.ranges[split][0] > middle:
                high = split
            else:
                low = split + 1
        crosses = low > start and self.ranges[low - 1][1] > middle
        left = self.node(first, middle, start, low)
        right = self.node(middle + 1, last, low - 1 if crosses else low, end)
        if left == right and left <= 0:
            return left
        return self._nodes.setdefault((left, right), len(self._nodes) + 1)

    def ordered(self, root: int) -> list[tuple[int, int]]:
        """The nodes from the root on as records of the format."""
        pairs = list(self._nodes) if root > 0 else [(root, root)]
        count = len(pairs)
        # Branches were made before what holds them, so that the root came last.
        return [
            (self._record(left, count), self._record(right, count)) for left, right in pairs[::-1]
        ]

    def _record(self, child: int, count: int) -> int:
        if child > 0:
            return count - child
        return count if child == 0 else count + 16 + (-1 - child)


def _node(left: int, right: int, size: int) -> bytes:
    if size != 28:
        width = size // 8
        return left.to_bytes(width, "big") + right.to_bytes(width, "big")
    middle = (left >> 24) << 4 | right >> 24
    return (
        (left & 0xFFFFFF).to_bytes(3, "big")
        + bytes([middle])
        + (right & 0xFFFFFF).to_bytes(3, "big")
    )


def _whole(value: int, kind: int) -> bytes:
    """A number from 0 on, as uint16 (5), uint32 (6) or uint64 (9)."""
    digits = value.to_bytes((value.bit_length() + 7) // 8, "big")
    return _control(kind, len(digits)) + digits


def _control(kind: int, size: int) -> bytes:
    more = b""
    if size >= 29:
        width = 1 if size < 285 else 2 if size < 65_821 else 3
        base = {1: 29, 2: 285, 3: 65_821}[width]
        more, size = (size - base).to_bytes(width, "big"), 28 + width
    if kind > _EXTENDED:
        return bytes([size, kind - _EXTENDED]) + more
    return bytes([kind << 5 | size]) + more


def _pointer(place: int) -> bytes:
    """A pointer in the shortest of its forms."""
    if place < 2_048:
        return bytes([1 << 5 | place >> 8, place & 0xFF])
    if place < 526_336:
        place -= 2_048
        return bytes([1 << 5 | 1 << 3 | place >> 16]) + (place & 0xFFFF).to_bytes(2, "big")
    place -= 526_336
    return bytes([1 << 5 | 2 << 3 | place >> 24]) + (place & 0xFFFFFF).to_bytes(3, "big")

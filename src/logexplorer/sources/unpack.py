"""Compressed bytes to plain ones, piece by piece: gzip of many members, zstd of many frames."""

import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

import zstandard

from logexplorer.model.errors import SourceError
from logexplorer.sources.raw import Raw

# What one call may unpack to bounds the memory: gzip grows at most 1,032 times, zstd 32,768 times.
_GZIP_FEED = 16 * 1024
_ZSTD_FEED = 4 * 1024

_ZSTD_FRAME = b"\x28\xb5\x2f\xfd"


def compression_of(head: bytes) -> str:
    """ "gzip", "zstd" or "", by the magic bytes at the start."""
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    skippable = len(head) >= 4 and head[1:4] == b"\x2a\x4d\x18" and 0x50 <= head[0] <= 0x5F
    return "zstd" if skippable or head.startswith(_ZSTD_FRAME) else ""


def unpacked(raw: Raw, name: str, compression: str) -> Iterator[bytes]:
    """The plain bytes in pieces. Raises SourceError after the last good byte if there is damage."""
    match compression:
        case "gzip":
            return _members(raw, name, "gzip", _new_gzip, _GZIP_FEED)
        case "zstd":
            return _members(raw, name, "zstd", _new_zstd, _ZSTD_FEED)
        case _:
            return iter(lambda: raw.read(64 * 1024), b"")


class _Machine(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


def _new_gzip() -> _Machine:
    return zlib.decompressobj(wbits=31)


def _new_zstd() -> _Machine:
    return zstandard.ZstdDecompressor().decompressobj()


def _members(
    raw: Raw, name: str, kind: str, new: Callable[[], _Machine], feed: int
) -> Iterator[bytes]:
    machine: _Machine | None = None
    complete = False
    while data := raw.read(feed):
        while data:
            if complete and not data.strip(b"\0"):
                break  # tapes and some tools pad with nul bytes
            machine = machine or new()
            before = _snapshot(machine)
            try:
                piece = machine.decompress(data)
            except (zlib.error, zstandard.ZstdError) as error:
                yield from _salvaged(before, data)
                raise _damaged(name, kind, raw.place) from error
            if piece:
                yield piece
            complete = machine.eof
            data = machine.unused_data if complete else b""
            machine = None if complete else machine
    if machine is not None:
        raise SourceError(
            f"{name} is cut off: its {kind} data ends too early, at byte {raw.place}",
            "what stands before the cut was read; copy the file again for the rest",
        )


def _snapshot(machine: _Machine) -> _Machine | None:
    """zlib drops what it had unpacked in a call that fails, but it can start over from a copy."""
    copy = getattr(machine, "copy", None)
    return copy() if copy else None


def _salvaged(machine: _Machine | None, data: bytes) -> Iterator[bytes]:
    if machine is None:
        return
    for at in range(len(data)):
        try:
            yield machine.decompress(data[at : at + 1])
        except zlib.error:
            return


def _damaged(name: str, kind: str, place: int) -> SourceError:
    return SourceError(
        f"{name} is damaged: it is no valid {kind} data before byte {place}",
        "what stands before the damage was read; copy the file again for the rest",
    )

"""Is a source still the log that was read, at most grown at its end, or another in its place?"""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Self

from logexplorer.model.errors import SourceError
from logexplorer.sources.formats.registry import FORMATS, detect
from logexplorer.sources.source import HEAD, Source
from logexplorer.store.registry import Registered

_TAIL = 4_096


@dataclass(frozen=True, slots=True)
class Stand:
    """A source as it was before it was read, so that a change meanwhile is seen.

    `file` is the device and inode of a file; `tail` a fingerprint of the bytes before `size`.
    """

    identity: str
    size: int
    mtime_ns: int
    file: tuple[int, int] | None
    tail: str

    @classmethod
    def of(cls, source: Source) -> Self:
        """How the source stands now. Raises SourceError where it cannot be read."""
        size, mtime = source.size, source.mtime_ns
        return cls(source.identity(), size, mtime, _file(source), _plain_tail(source, size))

    def known_as(self, source: Source, read_to: int) -> str:
        """The registered identity of a source read up to `read_to`; "" if it changed meanwhile."""
        try:
            same = (self.identity, self.file) == (source.identity(), _file(source))
            if same and self.tail == _plain_tail(source, self.size):
                return f"{self.identity}|{_plain_tail(source, read_to)}"
        except SourceError:
            pass
        return ""


def has_only_grown(known: Registered, source: Source) -> bool:
    """Is it the log that the store knows, unchanged or with more lines at its end?"""
    identity, _, tail = known.identity.partition("|")
    if identity != source.identity() or source.size < known.size:
        return False
    if not known.format:
        return True
    by_line = any(each.name == known.format and each.by_line for each in FORMATS)
    if source.size == known.size:
        return source.mtime_ns == known.mtime_ns and (known.complete or by_line)
    if not (source.plain and by_line and tail == tail_of(source, known.read_to)):
        return False
    # What comes later may still decide what a short log is.
    return known.size >= HEAD or detect(source.head(), source.name).name == known.format


def tail_of(source: Source, read_to: int) -> str:
    """A fingerprint of the last bytes before `read_to`."""
    start = max(0, read_to - _TAIL)
    with source.open(start) as reader:
        data = b""
        while len(data) < read_to - start and (more := reader.read(read_to - start - len(data))):
            data += more
    return blake2b(data, digest_size=8).hexdigest()


def is_gone(source: Source) -> bool:
    """Is there no such file any more?"""
    return source.path is not None and not source.spool and _file(source) is None


def _plain_tail(source: Source, read_to: int) -> str:
    return tail_of(source, read_to) if source.plain else ""


def _file(source: Source) -> tuple[int, int] | None:
    try:
        status = source.path.stat() if source.path and not source.spool else None
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if status else None

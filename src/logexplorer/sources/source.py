"""One log, wherever it comes from: a file, compressed or not, or a pipe."""

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from logexplorer.model.errors import SourceError
from logexplorer.model.home import shown_name
from logexplorer.sources.raw import Raw, RawFile
from logexplorer.sources.reader import Reader, is_utf_16
from logexplorer.sources.spool import RawSpool, Spool
from logexplorer.sources.unpack import compression_of

HEAD = 64 * 1024
_IDENTITY = 4 * 1024


@dataclass(frozen=True)
class Source:
    """`name` is what the user sees; `path` is None for a pipe. Two sources are equal by both."""

    name: str
    path: Path | None
    spool: Spool | None = field(default=None, compare=False, repr=False)

    @cached_property
    def compression(self) -> str:
        """ "gzip", "zstd" or "", by the first bytes; "" where they cannot be read."""
        return compression_of(self._start)

    @cached_property
    def plain(self) -> bool:
        """Do offsets count the stored bytes, so that any place is reached by a jump?"""
        return not self.compression and not is_utf_16(self._start)

    @property
    def size(self) -> int:
        """Stored bytes, as of now; 0 where the file is gone."""
        if self.spool:
            return self.spool.size
        return self._stat()[0]

    @property
    def mtime_ns(self) -> int:
        """When it was last written, as of now; 0 for a pipe."""
        return self._stat()[1]

    @property
    def finished(self) -> bool:
        """Has the writer of the pipe ended? A file never says so: it may grow."""
        return self.spool is not None and self.spool.finished

    def identity(self) -> str:
        """A text that stays while the file grows and changes when another takes its place.

        It is made of the absolute path and the first whole line, or the first 4 KiB if that comes
        first: both stand still once they are written. Compressed files, which are not appended to,
        count with their first 4 KiB. A pipe, which cannot be opened again, has its name alone.
        """
        if self.spool:
            return self.name
        head = self.head_of_stored(_IDENTITY)
        line, end, _ = head.partition(b"\n")
        stable = line + end if self.plain and end else head
        path = shown_name(self.path.absolute()) if self.path else ""
        return f"{path}:{blake2b(stable, digest_size=16).hexdigest()}"

    def head_of_stored(self, size: int) -> bytes:
        """The first stored bytes, compressed or not; none where they cannot be read."""
        try:
            raw = self._raw()
        except SourceError:
            return b""
        try:
            return _at_most(raw, size)
        except SourceError:
            return b""
        finally:
            raw.close()

    def head(self, size: int = HEAD) -> bytes:
        """The first decompressed bytes, for `detect`; of a pipe, its first line is waited for.

        Raises SourceError where not a single byte can be read.
        """
        with self.open() as reader:
            data = bytearray()
            while len(data) < size and not (self.spool and b"\n" in data):
                try:
                    more = reader.read(size - len(data))
                except SourceError:
                    if not data:
                        raise
                    break
                if not more:
                    break
                data += more
        return bytes(data)

    def open(self, offset: int = 0) -> Reader:
        """The decompressed bytes from `offset` on; waits for a pipe's first. Raises SourceError."""
        reader = Reader(self._raw(), self.name, self.compression, self.plain)
        reader.skip(offset)
        return reader

    def look_again(self) -> None:
        """Another file may have taken its place, packed or not; a pipe stays what it is."""
        if not self.spool:
            for name in ("_start", "compression", "plain"):
                self.__dict__.pop(name, None)

    def end(self) -> None:
        """Wait for a pipe no longer, from any thread; nothing happens to a file."""
        if self.spool:
            self.spool.end()

    @cached_property
    def _start(self) -> bytes:
        return self.head_of_stored(4)

    def _raw(self) -> Raw:
        if self.spool:
            return RawSpool(self.spool)
        assert self.path is not None
        return RawFile(self.path, self.name)

    def _stat(self) -> tuple[int, int]:
        try:
            status = self.path.stat() if self.path else None
        except OSError:
            return 0, 0
        return (status.st_size, status.st_mtime_ns) if status else (0, 0)


def _at_most(raw: Raw, size: int) -> bytes:
    data = b""
    while len(data) < size and (more := raw.read(size - len(data))):
        data += more
    return data

"""A pipe, kept in a temporary file as it arrives: it can be read twice, and while it grows."""

import os
import tempfile
import weakref
from pathlib import Path
from threading import Condition, Thread
from typing import BinaryIO

from logexplorer.model.errors import SourceError
from logexplorer.sources.raw import unreadable


class Spool:
    """Copies in a thread of its own, into a file of mode 0600 that loses its name at once."""

    def __init__(
        self, stream: BinaryIO, name: str, folder: Path | None = None, *, closing: bool = False
    ) -> None:
        """`closing`: the stream is closed when its writer has ended."""
        self.name = name
        self.size = 0
        self.finished = False
        self._problem: SourceError | None = None
        self._grown = Condition()
        self._stream = stream
        self._closing = closing
        try:
            self._file, path = tempfile.mkstemp(prefix="logexplorer-", dir=folder)
            Path(path).unlink()
        except OSError as error:
            raise SourceError(
                f"{name} cannot be kept while it is read: {error.strerror}",
                "set TMPDIR to a folder with room",
            ) from error
        weakref.finalize(self, os.close, self._file)
        # A daemon: a pipe whose writer stays silent must not keep the program from ending.
        Thread(target=self._copy, name="spool", daemon=True).start()

    def read(self, offset: int, size: int) -> bytes:
        """At most `size` bytes from `offset`, waiting for the first; none if the writer ended."""
        with self._grown:
            self._grown.wait_for(lambda: self.size > offset or self.finished)
            if self._problem and self.size <= offset:
                raise self._problem
        return os.pread(self._file, size, offset)

    def end(self) -> None:
        """Wait no longer: readers get what is there, and then the end."""
        with self._grown:
            self.finished = True
            self._grown.notify_all()

    def _copy(self) -> None:
        problem = None
        try:
            while data := self._arrived():
                self._keep(data)
        except OSError as error:
            problem = unreadable(self.name, error)
        if self._closing:
            self._stream.close()
        with self._grown:
            self._problem = problem
            self.finished = True
            self._grown.notify_all()

    def _arrived(self) -> bytes:
        """Past the stream's own buffer, whose lock in a thread would abort the program's end."""
        try:
            descriptor = self._stream.fileno()
        except OSError:
            return self._stream.read(1 << 16)
        return os.read(descriptor, 1 << 16)

    def _keep(self, data: bytes) -> None:
        written = 0
        while written < len(data):
            written += os.write(self._file, data[written:])
        with self._grown:
            self.size += len(data)
            self._grown.notify_all()


class RawSpool:
    """One reader's place in a spool."""

    def __init__(self, spool: Spool) -> None:
        self.place = 0
        self._spool = spool

    def read(self, size: int) -> bytes:
        data = self._spool.read(self.place, size)
        self.place += len(data)
        return data

    def readinto(self, buffer: memoryview) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def skip(self, count: int) -> None:
        self.place += count

    def close(self) -> None:
        """The spool stays for the next reader."""

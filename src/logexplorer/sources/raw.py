"""The bytes as they lie on the disk, with every failure told as a SourceError."""

import os
from pathlib import Path
from typing import Protocol

from logexplorer.model.errors import SourceError


class Raw(Protocol):
    """Stored bytes, compressed or not; `place` is how many have been passed."""

    place: int

    def read(self, size: int) -> bytes:
        """At most `size` bytes, none at the end."""

    def readinto(self, buffer: memoryview) -> int:
        """Fill the buffer from its start; how many bytes came."""

    def skip(self, count: int) -> None:
        """Go on `count` bytes further."""

    def close(self) -> None:
        """Let go of the file."""


class RawFile:
    """A file on the disk."""

    def __init__(self, path: Path, name: str) -> None:
        self.place = 0
        self._name = name
        try:
            self._file = path.open("rb", buffering=0)
        except OSError as error:
            raise unreadable(name, error) from error

    def read(self, size: int) -> bytes:
        try:
            data = self._file.read(size) or b""
        except OSError as error:
            raise unreadable(self._name, error) from error
        self.place += len(data)
        return data

    def readinto(self, buffer: memoryview) -> int:
        try:
            count = self._file.readinto(buffer) or 0
        except OSError as error:
            raise unreadable(self._name, error) from error
        self.place += count
        return count

    def skip(self, count: int) -> None:
        self.place = self._file.seek(count, os.SEEK_CUR)

    def close(self) -> None:
        self._file.close()


def unreadable(name: str, error: OSError) -> SourceError:
    """What to tell about a file that the system does not let us read."""
    match error:
        case FileNotFoundError():
            return SourceError(
                f"{name} does not exist", "check the path; globs and folders work too"
            )
        case PermissionError():
            return SourceError(
                f"{name} may not be read: permission denied",
                "run as a user who may, or have it made readable",
            )
        case _:
            reason = (error.strerror or str(error)).lower()
            return SourceError(f"{name} cannot be read: {reason}", "check the file and its disk")

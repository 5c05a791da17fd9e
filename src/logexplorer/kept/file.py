"""One file for what is kept of a data set: read, and changed by one program at a time."""

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from time import monotonic, sleep

from platformdirs import user_state_path

from logexplorer.kept.document import read, written
from logexplorer.model.errors import KeptError
from logexplorer.model.kept import Kept

_PATIENCE = 5.0
_POLL = 0.02
_PART = ".part"
_HELP = "set XDG_STATE_HOME to a folder that can be written"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """Where it lies, and the data set that it belongs to (absolute paths)."""

    path: Path
    sources: tuple[str, ...]

    def read(self) -> tuple[Kept, str]:
        """What is kept, and a sentence where it was damaged and has been moved out of the way.

        Raises KeptError where it is there and cannot be read.
        """
        try:
            return read(self.path.read_bytes()), ""
        except FileNotFoundError:
            return Kept(), ""
        except OSError as error:
            raise KeptError(f"{self.path} cannot be read: {error.strerror}", _HELP) from error
        except ValueError:
            return Kept(), self._moved_aside()

    @property
    def may_be_written(self) -> bool:
        """Can the folder be written, or made if it is not there yet?"""
        folder = self.path.parent
        while not os.path.lexists(folder) and folder != folder.parent:
            folder = folder.parent
        return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)

    def change(self, change: Callable[[Kept], Kept]) -> tuple[Kept, str]:
        """Change what is there now, whoever wrote it, and give the outcome as `read` does.

        Raises KeptError where it cannot be written; then nothing has changed.
        """
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _alone(self.path.with_name("lock")):
                before, trouble = self.read()
                after = change(before)
                if after != before:
                    self._replace(written(after, self.sources))
                return after, trouble
        except OSError as error:
            raise KeptError(f"{self.path} cannot be written: {error.strerror}", _HELP) from error

    def _replace(self, data: bytes) -> None:
        part = self.path.with_suffix(f".{os.getpid()}{_PART}")
        for left in self.path.parent.glob(f"{self.path.stem}.*{_PART}"):
            left.unlink(missing_ok=True)  # by a program that was killed: nobody else writes now
        try:
            part.touch(0o600)
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self.path)
        finally:
            part.unlink(missing_ok=True)

    def _moved_aside(self) -> str:
        """Nothing is deleted: somebody may still save what is in it."""
        number = 1
        while (aside := self.path.with_suffix(f".damaged-{number}")).exists():
            number += 1
        try:
            self.path.rename(aside)
        except OSError as error:
            message = f"{self.path} is damaged and cannot be moved: {error.strerror}"
            raise KeptError(message, _HELP) from error
        return f"what was kept of this log is damaged and now in {aside}; it begins anew"


def kept_file(paths: Sequence[str]) -> KeptFile:
    """The place for the data set of these absolute paths, in whatever order they were named."""
    named = tuple(sorted(set(paths)))
    key = blake2b("\0".join(named).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    return KeptFile(user_state_path("logexplorer") / f"{key}.json", named)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """No other program is in here; where the folder cannot lock, hope has to do."""
    file = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        deadline = monotonic() + _PATIENCE
        while not _locked(file):
            if monotonic() > deadline:
                raise KeptError(f"another logexplorer has been writing to {lock.parent} for long")
            sleep(_POLL)
        yield
    finally:
        os.close(file)


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True

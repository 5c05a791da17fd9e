"""Where a command writes: data to standard output or a file, words to standard error."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from logexplorer.model.errors import LogexplorerError


class OutputError(LogexplorerError):
    """The output could not be written; exit code 1."""


@dataclass(frozen=True, slots=True)
class Streams:
    """The two standard streams of a process."""

    out: BinaryIO
    err: TextIO

    def say(self, sentence: str) -> None:
        """A sentence for the user, beside the data."""
        self.err.write(sentence + "\n")
        self.err.flush()


def standard_streams() -> Streams:
    """This process's own. One that the shell has closed swallows what is written."""
    nowhere = Path(os.devnull)
    out = sys.stdout.buffer if sys.stdout else nowhere.open("wb")
    return Streams(out, sys.stderr or nowhere.open("w", encoding="utf-8"))


@contextmanager
def opened_output(streams: Streams, file: str | None) -> Iterator[BinaryIO]:
    """The stream to write data to. A file appears under its name only when it is complete."""
    if file is None or file == "-":
        yield streams.out
        streams.out.flush()
        return
    with finished_file(file) as path, path.open("wb") as out:
        yield out


@contextmanager
def finished_file(file: str) -> Iterator[Path]:
    """A path to write to; what was written takes the file's name at the end, or vanishes."""
    target = Path(file).resolve()
    if target.exists() and not target.is_file():
        yield target  # a device or a named pipe
        return
    try:
        draft = _draft_beside(target)
    except OSError as error:
        raise OutputError(f"cannot write {file}: {error.strerror}") from error
    try:
        yield draft
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _draft_beside(target: Path) -> Path:
    """An empty new file in the same folder, with the mode that the target has or would get."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    if target.exists():
        draft.chmod(stat.S_IMODE(target.stat().st_mode))
    return draft


def is_terminal(out: BinaryIO | TextIO) -> bool:
    """Does somebody read it on a screen?"""
    return not out.closed and out.isatty()

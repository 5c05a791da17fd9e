"""Where a command writes: data to standard output or a file, words to standard error."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from logexplorer.views.clean import clean


@dataclass(frozen=True, slots=True)
class Streams:
    """The two standard streams of a process."""

    out: BinaryIO
    err: TextIO

    def say(self, sentence: str) -> None:
        """A sentence for the user, beside the data; what of it is data steers no terminal."""
        self.err.write(clean(sentence) + "\n")
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
    from logexplorer.explorer.drafts import finished_file

    with finished_file(file) as path, path.open("wb") as out:
        yield out


def is_terminal(out: BinaryIO | TextIO) -> bool:
    """Does somebody read it on a screen?"""
    return not out.closed and out.isatty()

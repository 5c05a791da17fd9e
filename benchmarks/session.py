"""A program that stays open in a pseudo-terminal: keys in, and when it answered."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import perf_counter

import pyte

from terminal import COLUMNS, ROWS, end, read, start

_PATIENCE = 120.0
_QUIET = 0.4

Shows = Callable[[Sequence[str]], bool]


class Session:
    """What the program has written, and the screen that it makes."""

    def __init__(self, master: int) -> None:
        self._master = master
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)

    def press(self, key: str, quiet: float) -> float:
        """Seconds from the key to the first byte; goes on once nothing was written for `quiet`."""
        begun = perf_counter()
        os.write(self._master, key.encode())
        first = read(self._master, _PATIENCE)
        seconds = perf_counter() - begun
        self._stream.feed(first)
        self.settle(quiet)
        return seconds

    def send(self, key: str, quiet: float) -> None:
        """Press a key that may change nothing."""
        os.write(self._master, key.encode())
        self.settle(quiet)

    def settle(self, quiet: float) -> None:
        """Wait until nothing has been written for so many seconds."""
        while written := read(self._master, quiet):
            self._stream.feed(written)

    def until(self, shows: Shows) -> None:
        """Wait for a screen."""
        begun = perf_counter()
        while not shows(self._screen.display):
            if perf_counter() - begun > _PATIENCE:
                raise SystemExit("the program never showed what was waited for")
            self._stream.feed(read(self._master, 0.05))

    def press_until(self, key: str, shows: Shows) -> float:
        """Seconds from the key until a screen, which is made once all of it is written."""
        begun = perf_counter()
        os.write(self._master, key.encode())
        while perf_counter() - begun < _PATIENCE:
            written: list[tuple[float, bytes]] = []
            while data := read(self._master, _QUIET):
                written.append((perf_counter() - begun, data))
            at = [seconds for seconds, data in written if self._shows_after(data, shows)]
            if at:
                return at[0]
        raise SystemExit("the program never showed the answer")

    def _shows_after(self, data: bytes, shows: Shows) -> bool:
        self._stream.feed(data)
        return shows(self._screen.display)


@contextmanager
def session(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Session]:
    """The command in a terminal; it is ended afterwards."""
    process, master = start(command, environment)
    try:
        yield Session(master)
    finally:
        end(process, master, b"\x11")

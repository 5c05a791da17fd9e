"""A program in a real pseudo-terminal: keys in, screen and bytes out."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

import pyte

PATIENCE = 60.0
"""Seconds after which a test gives up; nothing is measured by it."""
QUIET = 0.05
"""Seconds without a byte after which a key may have been answered."""
_REST = QUIET / 10
"""Seconds of a processor that a program takes meanwhile which only waits."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "pgdn": "\x1b[6~",
    "pgup": "\x1b[5~",
    "end": "\x1b[F",
    "left": "\x1b[D",
    "right": "\x1b[C",
    "shift+left": "\x1b[1;2D",
    "alt+left": "\x1b[1;3D",
    "alt+right": "\x1b[1;3C",
}


class Terminal:
    """What the program has written so far, and the screen that it makes."""

    def __init__(self, process: int, master: int, columns: int, rows: int) -> None:
        self.process = process
        self.written = b""
        self.exit_code: int | None = None
        self.hung_up = False
        self._closed = False
        self._master = master
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def lines(self) -> list[str]:
        """The screen's text."""
        return list(self._screen.display)

    @property
    def text(self) -> str:
        """The screen's text as one."""
        return "\n".join(self.lines)

    def painted(self, line: int, column: int) -> bool:
        """Has this cell a background of its own?"""
        return self._screen.buffer[line][column].bg != "default"

    def press(self, key: str) -> int:
        """Press a key; the number of bytes written until the program is quiet."""
        return self.send(KEYS.get(key, key).encode())

    def send(self, sent: bytes, *, settling: bool = True) -> int:
        """The same with whatever a terminal may send."""
        before = len(self.written)
        os.write(self._master, sent)
        if settling:
            self.settle()
        return len(self.written) - before

    def paste(self, text: str) -> None:
        """Paste as terminals do that bracket what is pasted; reads while it writes."""
        rest = f"\x1b[200~{text}\x1b[201~".encode()
        while rest:
            _, writable, _ = select.select([], [self._master], [], 0.05)
            if writable:
                rest = rest[os.write(self._master, rest[:1024]) :]
            self._read(0)

    def until(self, said: Callable[[str], bool]) -> None:
        """Wait for a screen."""
        end = monotonic() + PATIENCE
        while not said(self.text):
            assert monotonic() < end and not self._closed, f"it never came to:\n{self.text}"
            self._read(0.05)

    def settle(self) -> None:
        """Wait until nothing is written any more, and the program is not at work on more."""
        end = monotonic() + PATIENCE
        while self._goes_on():
            assert monotonic() < end, f"it never rests:\n{self.text}"

    def _goes_on(self) -> bool:
        worked = self._work()
        return self._read(QUIET) or self._work() > worked + _REST or self._is_at_work()

    def _work(self) -> float:
        """Seconds of a processor that the program has had; always 0 where there is no /proc."""
        return sum(int(each.split()[0]) for each in self._of_threads("schedstat")) / 1e9

    def _is_at_work(self) -> bool:
        """Does a thread of it run, or would if the machine let it?"""
        states = (each.rpartition(")")[2].split()[0] for each in self._of_threads("stat"))
        return any(state in "RD" for state in states)

    def _of_threads(self, name: str) -> Iterator[str]:
        for file in Path(f"/proc/{self.process}/task").glob(f"*/{name}"):
            with suppress(OSError):  # the thread has ended
                yield file.read_text()

    def resize(self, columns: int, rows: int) -> None:
        """The terminal has another size from now on."""
        self._screen.resize(rows, columns)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def hang_up(self) -> int:
        """Close the terminal under the program; its exit code."""
        os.close(self._master)
        self.hung_up = True
        end = monotonic() + PATIENCE
        while self.exit_code is None:
            assert monotonic() < end, "it does not end"
            sleep(0.05)
            self._reap()
        return self.exit_code

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self.process, number)

    def wait(self) -> int:
        """The exit code, once the program has ended."""
        end = monotonic() + PATIENCE
        while self.exit_code is None:
            assert monotonic() < end, "it does not end"
            self._read(0.05)
            self._reap()
        self._read(0.05)
        return self.exit_code

    def _reap(self) -> None:
        ended, status = os.waitpid(self.process, os.WNOHANG)
        if ended:
            self.exit_code = os.waitstatus_to_exitcode(status)

    def _read(self, patience: float) -> bool:
        ready, _, _ = select.select([self._master], [], [], patience)
        if not ready:
            return False
        try:
            written = os.read(self._master, 1 << 16)
        except OSError:  # Linux says so when the other side is closed.
            self._closed = True
            return False
        self.written += written
        self._stream.feed(written)
        return bool(written)


@contextmanager
def running(
    command: Sequence[str],
    columns: int = 120,
    rows: int = 40,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Terminal]:
    """The command in a terminal of this size; it is killed at the end if it still runs."""
    child_end, master = _spawn(command, columns, rows, environment or {})
    terminal = Terminal(child_end, master, columns, rows)
    try:
        yield terminal
    finally:
        if terminal.exit_code is None:
            os.kill(terminal.process, signal.SIGKILL)
            os.waitpid(terminal.process, 0)
        if not terminal.hung_up:
            os.close(master)


def _spawn(
    command: Sequence[str], columns: int, rows: int, environment: Mapping[str, str]
) -> tuple[int, int]:
    settings = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
    # What is written goes through a buffer, as it does for users, which hides no error at the end.
    inherited = {name: text for name, text in os.environ.items() if name != "PYTHONUNBUFFERED"}
    process, master = pty.fork()
    if process == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.execvpe(command[0], list(command), {**inherited, **settings, **environment})
    return process, master

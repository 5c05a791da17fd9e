"""A program in a pseudo-terminal, and when it first showed what one waits for."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter

import pyte

from child import peak_mib

COLUMNS, ROWS = 120, 40
_PATIENCE = 300.0
_QUIET = 0.25
_BETWEEN_LOOKS = 0.5
_ENDING = 20.0
_ANSWERS = {b"\x1b[c": b"\x1b[?62;22c", b"\x1b[6n": b"\x1b[1;1R"}
"""Questions on which some programs wait: device attributes, and where the cursor is."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Seconds from exec until it was on the screen; the memory held until then."""

    seconds: float
    peak_mib: float


def until_shown(
    command: Sequence[str],
    environment: Mapping[str, str],
    shows: Callable[[Sequence[str]], bool],
    may_show: Callable[[bytes], bool],
    quit_key: bytes = b"q",
) -> Shown:
    """Run the command until `shows` holds for the lines of its screen, then quit it.

    The screen is made afterwards from what was written and when, since making it takes time that
    would be taken from the program. `may_show` says of the bytes if that is worth it yet.
    """
    begun = perf_counter()
    process, master = start(command, environment)
    try:
        return Shown(_shown(master, begun, shows, may_show), peak_mib(process))
    finally:
        end(process, master, quit_key)


def start(command: Sequence[str], environment: Mapping[str, str]) -> tuple[int, int]:
    """Run the command in a terminal; its process and the terminal's other side."""
    process, master = pty.fork()
    if process == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        os.execvpe(command[0], list(command), {**environment, **terminal})
    return process, master


def _shown(
    master: int,
    begun: float,
    shows: Callable[[Sequence[str]], bool],
    may_show: Callable[[bytes], bool],
) -> float:
    written: list[tuple[float, bytes]] = []
    looked = 0.0
    while (now := perf_counter() - begun) < _PATIENCE:
        if data := read(master, _QUIET):
            written.append((perf_counter() - begun, data))
            if now - looked < _BETWEEN_LOOKS:
                continue
        looked = now
        text = b"".join(data for _, data in written)
        if may_show(text) and (seconds := _replayed(written, shows)) is not None:
            return seconds
    raise SystemExit("the program never showed its rows")


def _replayed(
    written: Sequence[tuple[float, bytes]], shows: Callable[[Sequence[str]], bool]
) -> float | None:
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    for at, data in written:
        stream.feed(data)
        if shows(screen.display):
            return at
    return None


def read(master: int, patience: float) -> bytes:
    """What the program writes next; nothing if it is quiet for so many seconds."""
    ready, _, _ = select.select([master], [], [], patience)
    if not ready:
        return b""
    try:
        data = os.read(master, 1 << 16)
    except OSError:  # Linux says so when the other side is closed.
        return b""
    for question, answer in _ANSWERS.items():
        if question in data:
            os.write(master, answer)
    return data


def end(process: int, master: int, quit_key: bytes) -> None:
    """Let the program end by itself, as what it keeps would otherwise be left unfinished."""
    with suppress(OSError):
        os.write(master, quit_key)
    begun = perf_counter()
    while os.waitpid(process, os.WNOHANG) == (0, 0):
        if perf_counter() - begun > _ENDING:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            break
        read(master, 0.01)
    os.close(master)

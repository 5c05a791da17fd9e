"""Every terminal is told only what it understands, and comes back whole whatever happens."""

import re
import signal
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.pty.terminal import Terminal, running

TRUECOLOUR = re.compile(rb"\x1b\[[0-9;]*[34]8;2;")
PALETTE = re.compile(rb"\x1b\[[0-9;]*[34]8;5;")
COLOUR = re.compile(rb"\x1b\[(?:[0-9]+;)*(?:[349][0-7]|10[0-7]|[34]8;[25];[0-9;]+)(?:;[0-9]+)*m")
SWITCHED = {"1000": "l", "1003": "l", "1006": "l", "2004": "l", "1049": "l", "25": "h", "7": "h"}
"""Mouse, pasting, the alternate screen, the cursor, wrapping: as they were before."""


@contextmanager
def shown(
    *arguments: str,
    module: str = "tests.pty.screen_of",
    said: str = "5,000 events",
    size: tuple[int, int] = (120, 40),
    environment: Mapping[str, str] | None = None,
) -> Iterator[Terminal]:
    command = [sys.executable, "-m", module, *arguments]
    with running(command, *size, environment=environment) as terminal:
        terminal.until(lambda text: said in text)
        terminal.settle()
        yield terminal


def is_restored(terminal: Terminal) -> bool:
    assert b"\x1b[?1049l" in terminal.written
    for mode, after in SWITCHED.items():
        switches = re.findall(rb"\x1b\[\?" + mode.encode() + rb"([hl])", terminal.written)
        if switches and switches[-1].decode() != after:
            return False
    return True


def said_after(terminal: Terminal) -> str:
    """What is on the terminal once the alternate screen is left."""
    after = terminal.written.rpartition(b"\x1b[?1049l")[2].decode()
    return re.sub(r"\x1b\[[?0-9;<>]*[a-z]", "", after)


# what is written


@pytest.mark.parametrize(
    ("environment", "most"),
    [
        ({"COLORTERM": "truecolor"}, "true"),
        ({"COLORTERM": "", "TERM": "xterm-256color"}, "palette"),
        ({"COLORTERM": "", "TERM": "xterm-16color"}, "sixteen"),
        ({"COLORTERM": "", "TERM": "xterm"}, "sixteen"),
        ({"NO_COLOR": "1"}, "none"),
        ({"COLORTERM": "", "TERM": "dumb"}, "none"),
    ],
)
def test_no_more_colours_than_the_terminal_has(environment: Mapping[str, str], most: str) -> None:
    with shown("5000", environment=environment) as terminal:
        terminal.press("enter")
        terminal.press("m")
        written = terminal.written
        assert most == "true" or not TRUECOLOUR.search(written)
        assert most in ("true", "palette") or not PALETTE.search(written)
        assert bool(COLOUR.search(written)) is (most != "none")


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "linux"},
        {"TERM": "dumb"},
        {"LC_ALL": "C"},
        {"LC_ALL": "", "LC_CTYPE": "", "LANG": "C"},
        {"LC_ALL": "POSIX"},
    ],
)
def test_ascii_where_nothing_else_is_sure(environment: Mapping[str, str]) -> None:
    with shown("5000", environment=environment) as terminal:
        for key in ("enter", "F", "h", "c"):
            terminal.press(key)
        assert terminal.written.isascii()


def test_a_utf_8_terminal_is_drawn_for() -> None:
    with shown("5000") as terminal:
        assert not terminal.written.isascii()


@pytest.mark.parametrize("ascii", [True, False])
def test_strangers_texts_are_shown_and_not_obeyed(ascii: bool) -> None:
    arguments = ("--ascii",) if ascii else ()
    with shown(*arguments, module="tests.pty.hostile_of", said="8 events") as terminal:
        for key in ("enter", "j", "j", "d", "j", "d", "J", "j", "R", "m", "j", "D", "F", "c"):
            terminal.press(key)
        written = terminal.written
        assert b"\x1b]0;" not in written and b"\x1b[31mred" not in written
        assert b"title\x07" not in written
        assert not any(mark.encode() in written for mark in "\u202e\u200b\ufeff\u200d")
        assert written.isascii() or not ascii
        terminal.press("\x03")
        assert terminal.wait() == 0


# sizes


@pytest.mark.parametrize("size", [(80, 24), (300, 80), (20, 5), (1, 1)])
def test_any_size_will_do(size: tuple[int, int]) -> None:
    with shown("5000", said="" if size[0] < 80 else "5,000 events", size=size) as terminal:
        for key in ("j", "enter", "\t", "j", "d", "F", "h", "\t", "c"):
            terminal.press(key)
        terminal.resize(100, 30)
        terminal.until(lambda text: "Columns" in text and "Time (UTC)" in text)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
        assert said_after(terminal).strip() == "" and is_restored(terminal)


def test_a_storm_of_sizes_ends_right_and_costs_little() -> None:
    with shown("5000") as terminal:
        before = len(terminal.written)
        for step in range(50):
            terminal.resize(60 + step * 3, 20 + step % 30)
        terminal.resize(80, 24)
        terminal.settle()
        terminal.press("j")
        terminal.until(lambda text: "5,000 events" in text)
        assert len(terminal.written) - before <= 52 * 16_384
        assert "user4999" in terminal.text and len(terminal.lines) == 24
        with shown("5000", size=(80, 24)) as fresh:
            fresh.press("j")
            assert terminal.lines == fresh.lines


def test_a_size_that_is_told_too_late_is_not_believed() -> None:
    with (
        shown("size", module="tests.pty.failing", size=(80, 24)) as terminal,
        shown("5000", size=(80, 24)) as fresh,
    ):
        before = len(terminal.written)
        terminal.press("x")
        assert len(terminal.written) > before
        assert terminal.press("j") < 800 and fresh.press("j") < 800
        assert terminal.lines == fresh.lines


# endings


@pytest.mark.parametrize("place", ["render", "handler", "callback", "worker", "palette", "ending"])
def test_a_defect_gives_the_terminal_back_with_a_sentence(place: str, tmp_path: Path) -> None:
    environment = {"XDG_STATE_HOME": str(tmp_path)}
    with shown(place, module="tests.pty.failing", environment=environment) as terminal:
        terminal.press("x")
        assert terminal.wait() == 1
        assert is_restored(terminal)
        says = said_after(terminal)
        assert "logexplorer: a defect in logexplorer: " in says and "Traceback" not in says
        (report,) = (tmp_path / "logexplorer").glob("crash-*.txt")
        assert str(report) in says.replace("\r\n", "")
        assert stat.S_IMODE(report.stat().st_mode) == 0o600
        assert "Defect: oh" in report.read_text() and "in fail" in report.read_text()


def test_no_folder_for_the_report_is_no_other_defect(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.touch()
    environment = {"XDG_STATE_HOME": str(taken)}
    with shown("handler", module="tests.pty.failing", environment=environment) as terminal:
        terminal.press("x")
        assert terminal.wait() == 1
        assert "please report it" in said_after(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_gives_everything_back(number: signal.Signals) -> None:
    with shown("5000") as terminal:
        terminal.signal(number)
        assert terminal.wait() == 128 + number
        assert is_restored(terminal) and said_after(terminal).count("\n") <= 1


def test_a_signal_before_the_first_rows_does_too() -> None:
    with running([sys.executable, "-m", "tests.pty.screen_of", "5000"]) as terminal:
        terminal.until(lambda text: bool(text.strip()))
        terminal.signal(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
        assert is_restored(terminal)


def test_a_terminal_that_is_gone_ends_the_program() -> None:
    with shown("5000") as terminal:
        assert terminal.hang_up() in (1, 128 + signal.SIGHUP)

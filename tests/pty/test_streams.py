"""Where the shell leads the standard streams, and what comes for keys that are none."""

import os
import shlex
import signal
import sys
from pathlib import Path

import pytest

from tests.pty.terminal import Terminal, running
from tests.pty.test_truth import is_restored, said_after, shown

PROGRAM = shlex.join((sys.executable, "-m", "logexplorer"))
EVENTS = 60


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lines that would quit, write files and bookmark if they were taken for keys."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "keys.log"
    file.write_text("q q e b 2 c\x03\x11\r\n" * EVENTS)
    return file


def in_shell(command: str) -> tuple[str, ...]:
    return ("sh", "-c", command)


def is_ready(text: str) -> bool:
    return f"{EVENTS} events" in text and "reading" not in text


@pytest.mark.parametrize("streams", ["cat keys.log | {} - 2>said", "{} keys.log <&- 2>said"])
def test_keys_come_from_the_terminal_and_the_screen_goes_there(log: Path, streams: str) -> None:
    with running(in_shell(streams.format(PROGRAM))) as terminal:
        terminal.until(is_ready)
        assert "[x]" not in terminal.text and "Bookmark " not in terminal.text
        terminal.press("?")
        terminal.until(lambda text: "The query language" in text)
        terminal.press("q")
        terminal.until(is_ready)
        terminal.press("q")
        assert terminal.wait() == 0
        assert is_restored(terminal) and Path("said").read_bytes() == b""
        assert list(log.parent.glob("events*")) == []


@pytest.mark.parametrize(
    ("streams", "says"),
    [
        ("setsid {} keys.log </dev/null", "needs a keyboard"),
        ("{} keys.log | cat", "needs a terminal"),
        ("{} keys.log >&-", "needs a terminal"),
    ],
)
def test_without_keys_or_a_terminal_a_sentence_is_said(log: Path, streams: str, says: str) -> None:
    with running(in_shell(f"{streams.format(PROGRAM)}; echo $?")) as terminal:
        terminal.wait()
        assert f"error: the screen {says}" in terminal.text
        assert "help: for pipes and files: logexplorer query" in terminal.text
        assert "\x1b[?1049h" not in terminal.written.decode()
        assert f"\n{0 if '|' in streams else 2} " in terminal.text


def test_bytes_that_are_no_keys_do_nothing() -> None:
    with shown("5000") as terminal:
        for stray in (b"\xff", b"\xe9", b"\x1b[M \xf0\x28", b"\x1b[<0;9999;9999M"):
            terminal.send(stray)
        assert 0 < terminal.press("j") <= 800
        assert "5,000 events" in terminal.text and terminal.exit_code is None


def test_a_terminal_that_goes_amid_the_painting_leaves_no_program_behind() -> None:
    with shown("5000") as terminal:
        terminal.send(b"\x1b[6~1234" * 60, settling=False)
        assert terminal.hang_up() in (1, 128 + signal.SIGHUP)


def test_what_never_comes_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.log")
    with running((sys.executable, "-m", "logexplorer", str(tmp_path / "pipe.log"))) as terminal:
        terminal.until(lambda text: "opening" in text)
        terminal.press("q")
        assert terminal.wait() == 0
        assert is_restored(terminal) and said_after(terminal).strip() == ""


# suspended


def stopped(terminal: Terminal) -> bool:
    _, status = os.waitpid(terminal.process, os.WUNTRACED)
    return os.WIFSTOPPED(status)


@pytest.mark.parametrize("by_key", [True, False])
def test_while_it_is_suspended_the_terminal_is_the_shells(by_key: bool) -> None:
    with shown("5000") as terminal:
        terminal.press("j")
        before = terminal.lines
        if by_key:
            terminal.send(b"\x1a", settling=False)
        else:
            terminal.signal(signal.SIGTSTP)
        assert stopped(terminal)
        terminal.settle()
        assert is_restored(terminal) and said_after(terminal).strip() == ""
        written = len(terminal.written)
        terminal.resize(100, 30)
        terminal.resize(120, 40)
        terminal.signal(signal.SIGCONT)
        terminal.until(lambda text: "user4999" in text)
        terminal.settle()
        assert b"\x1b[?1049h" in terminal.written[written:]
        assert terminal.lines == before
        assert 0 < terminal.press("j") <= 800
        terminal.press("q")
        assert terminal.wait() == 0 and is_restored(terminal)

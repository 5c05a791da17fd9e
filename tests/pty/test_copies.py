"""What `y` and `Y` copy arrives at the terminal, through tmux and GNU screen too, and is whole."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest

from logexplorer.tui.clipboard import LONGEST
from tests.pty.terminal import Terminal, running

PROGRAM = (sys.executable, "-m", "logexplorer")
NASTY = """O'Brien "q" $HOME `id` $(id) !! \\ é 東京"""
NAME = f"{NASTY.replace('/', '')} \n \x1b]0;title\x07.ndjson"
QUERY = f"user.username = {json.dumps(NASTY, ensure_ascii=False)}"
FOUND = "1 of 3 events"
NO_MULTIPLEXER = {"TMUX": "", "STY": "", "TERM": "xterm-256color"}


def event(number: int, name: str, more: str) -> dict[str, object]:
    created = f"2026-01-0{number}T00:00:00Z"
    return {"pk": str(UUID(int=number)), "action": "login", "user": {"username": name}} | {
        "created": created,
        "context": {"more": more},
    }


EVENTS = [event(1, "else", ""), event(2, NASTY, "ü"), event(3, "long", "x" * LONGEST)]


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / NAME
    file.write_text("\n".join(json.dumps(each) for each in EVENTS))
    return file


@pytest.fixture
def sockets() -> Iterator[str]:
    """A folder with a name that is short enough for a socket."""
    with TemporaryDirectory(prefix="lx") as folder:
        yield folder


def copied(terminal: Terminal, key: str) -> str:
    """What the terminal was told to put into its clipboard."""
    before = len(terminal.written)
    terminal.press(key)
    terminal.until(lambda _: re.search(rb"\x1b\]52;.*\x07", terminal.written[before:]) is not None)
    terminal.settle()
    (data,) = set(re.findall(rb"\x1b\]52;c?;([A-Za-z0-9+/=]+)\x07", terminal.written[before:]))
    return b64decode(data).decode()


def ask(terminal: Terminal) -> None:
    terminal.press("/")
    terminal.paste(QUERY)
    terminal.settle()
    terminal.press("enter")
    terminal.until(lambda text: FOUND in text)
    terminal.settle()


def begin(terminal: Terminal) -> None:
    terminal.until(lambda text: "3 events" in text and "reading" not in text)
    terminal.settle()


def test_copies_reach_the_terminal_around_tmux(log: Path, sockets: str) -> None:
    if shutil.which("tmux") is None:
        pytest.skip("there is no tmux here")
    tmux = ("tmux", "-L", "copies", "-f", "/dev/null")
    environment = {**NO_MULTIPLEXER, "TMUX_TMPDIR": sockets}
    command = (*tmux, "new-session", shlex.join((*PROGRAM, str(log), "--fresh", "--tz", "UTC")))
    with running(command, 100, 30, environment) as terminal:
        try:
            begin(terminal)
            assert json.loads(copied(terminal, "y"))["context"] == EVENTS[2]["context"]
            ask(terminal)
            for setting in ("on", "external", "off"):
                set_clipboard = (*tmux, "set", "-g", "set-clipboard", setting)
                subprocess.run(set_clipboard, env={"TMUX_TMPDIR": sockets}, check=True)
                assert json.loads(copied(terminal, "y"))["user"] == EVENTS[1]["user"]
                line = copied(terminal, "Y")
            terminal.press("Y")
            terminal.until(lambda text: "To copy by hand" in text and "--screen logs" in text)
            terminal.press("q")
            terminal.press("q")
            assert terminal.wait() == 0
        finally:
            subprocess.run((*tmux, "kill-server"), env={"TMUX_TMPDIR": sockets}, check=False)
    opens_the_view(line)


def opens_the_view(line: str) -> None:
    """Run as a shell does that is given the copied line."""
    if (shell := shutil.which("bash")) is None:
        pytest.skip("there is no bash here")
    called = f'logexplorer() {{ {shlex.join(PROGRAM)} "$@"; }}; {line}'
    with running((shell, "-c", called), environment=NO_MULTIPLEXER) as terminal:
        terminal.until(lambda text: FOUND in text)
        assert QUERY.replace("東京", "") in terminal.text.splitlines()[0].replace("東京", "")
        assert b"\x1b]0;" not in terminal.written
        terminal.press("q")
        assert terminal.wait() == 0


@pytest.mark.parametrize("multiplexer", ["", "screen"])
def test_copies_reach_the_terminal_without_tmux(
    log: Path, sockets: str, multiplexer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = (*PROGRAM, str(log), "--fresh")
    if not multiplexer:
        copies_one_by_one(program)
        return
    if shutil.which(multiplexer) is None:
        pytest.skip("there is no GNU screen here")
    monkeypatch.setenv("SCREENDIR", sockets)
    Path(sockets).chmod(0o700)
    try:
        copies_one_by_one(("screen", "-S", "copies", "-c", "/dev/null", "-U", *program))
    finally:
        quitting = ("screen", "-S", "copies", "-X", "quit")
        subprocess.run(quitting, check=False, capture_output=True)


def copies_one_by_one(program: Sequence[str]) -> None:
    with running(program, 100, 30, NO_MULTIPLEXER) as terminal:
        terminal.until(lambda text: "[Press Space" in text or "3 events" in text)
        if "[Press Space" in terminal.text:
            terminal.press(" ")
        begin(terminal)
        terminal.press("y")
        terminal.until(lambda text: "To copy by hand" in text and '"pk": "000' in text)
        terminal.press("q")
        begin(terminal)
        terminal.press("j")
        assert json.loads(copied(terminal, "y"))["user"] == EVENTS[1]["user"]
        assert copied(terminal, "Y").startswith("logexplorer $'/")
        terminal.press("q")
        assert terminal.wait() == 0

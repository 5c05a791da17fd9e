"""What is kept from one run of the real program to the next, and what reopens a view."""

import re
import shlex
import signal
import sys
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from logexplorer.kept.file import kept_file
from tests.pty.terminal import Terminal, running

SAMPLE = Path(__file__).parents[2] / "sample_data" / "authentik-events.ndjson"
WITHOUT_TMUX = {"TMUX": "", "STY": ""}
ALL = "5,136 events"


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where stores are kept, so that the sample is loaded once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def cache(stores: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(stores))


@contextmanager
def opened(*words: str) -> Iterator[Terminal]:
    """The program in a terminal, with all events loaded."""
    command = [sys.executable, "-m", "logexplorer", *words]
    with running(command, environment=WITHOUT_TMUX) as terminal:
        terminal.until(lambda text: ALL in text and "reading" not in text)
        terminal.settle()
        yield terminal


def ask(terminal: Terminal, query: str, *, instead: str = "") -> None:
    """Ask a query, in place of that which is there."""
    terminal.press("/")
    if instead:
        terminal.press("\x15")
    terminal.press(f"\x1b[200~{query}\x1b[201~")
    terminal.press("enter")
    terminal.until(lambda text: f"of {ALL}" in text and (not instead or instead not in text))
    terminal.settle()


def test_a_session_outlives_a_signal() -> None:
    with opened(str(SAMPLE), "--tz", "UTC") as terminal:
        ask(terminal, 'action = "logout"')
        terminal.signal(signal.SIGHUP)
        assert terminal.wait() == 128 + signal.SIGHUP
    with opened(str(SAMPLE), "--tz", "UTC") as terminal:
        terminal.until(lambda text: f"of {ALL}" in text)
        assert 'action = "logout"' in terminal.lines[0]
        ask(terminal, 'action = "login_failed"', instead="logout")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
    with opened(str(SAMPLE), "--tz", "UTC") as terminal:
        terminal.until(lambda text: f"396 of {ALL}" in text)
        assert "last session; --fresh begins anew" in terminal.text
        assert 'action = "login_failed"' in terminal.lines[0]
    with opened(str(SAMPLE), "--fresh") as terminal:
        assert "396" not in terminal.lines[-2]
        assert "last session" not in terminal.text


def test_the_copied_command_opens_the_view() -> None:
    with opened(str(SAMPLE), "--tz", "Europe/Berlin", "--since", "2026-11-01") as terminal:
        ask(terminal, 'client_ip != "10.0.0.1" and action = "login_failed"')
        terminal.press("o")
        terminal.press("right")
        terminal.press("enter")
        terminal.until(lambda text: "by action" in text)
        shown = terminal.lines[-2].split(" · ")[0]
        before = len(terminal.written)
        terminal.press("Y")
        terminal.until(lambda text: "copied the command" in text)
        copied = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", terminal.written[before:])
    assert copied is not None
    program, *words = shlex.split(b64decode(copied[1]).decode())
    assert program == "logexplorer"
    with opened(*words) as terminal:
        assert terminal.lines[-2].split(" · ")[0] == shown
        assert "by action, least first" in terminal.lines[-2]
        assert "Time (Berlin)" in terminal.text
        assert "last session" not in terminal.text


def test_a_bookmark_is_there_the_next_time() -> None:
    with opened(str(SAMPLE)) as terminal:
        terminal.press("b")
        terminal.press("look here")
        terminal.press("enter")
        terminal.until(lambda text: "◆" in text)
    (bookmark,) = kept_file([str(SAMPLE)]).read()[0].bookmarks
    assert bookmark.note == "look here"
    with opened(str(SAMPLE)) as terminal:
        terminal.until(lambda text: "◆" in text)
        terminal.press("enter")
        terminal.until(lambda text: "◆ look here" in text)

"""What typing a query costs in bytes, and that its keys mean the same in a real terminal."""

import pytest

from tests.pty.terminal import Terminal
from tests.pty.test_screen import ready

PAUSES = 3
"""Times of quiet, together longer than the pause after which what is typed is checked."""


def typed(terminal: Terminal, key: str) -> int:
    """The number of bytes that a key costs, with what is said after the pause."""
    before = len(terminal.written)
    terminal.press(key)
    for _ in range(PAUSES):
        terminal.settle()
    return len(terminal.written) - before


@pytest.mark.parametrize("options", [(), ("--ascii",)])
def test_a_character_costs_few_bytes_with_the_list_open(options: tuple[str, ...]) -> None:
    with ready("5000", "--paths", *options) as terminal:
        terminal.press("/")
        for key in "key1":
            assert 0 < typed(terminal, key) <= 3072, key
            assert "string" in terminal.lines[2]
        for key in ("\t", *'= "value 1'):
            assert 0 < typed(terminal, key) <= 3072, key
        assert '"value 1"' in terminal.lines[2]
        for key in ("down", "down", "up"):
            assert 0 < typed(terminal, key) <= 800, key
        before = len(terminal.written)
        for _ in range(10):
            terminal.settle()
        assert len(terminal.written) == before


def test_a_query_is_completed_and_run() -> None:
    with ready("5000", "--paths") as terminal:
        for key in ("/", "cli", "\t", "=", '"1'):
            typed(terminal, key)
        assert 'client_ip ="1' in terminal.lines[0]
        terminal.press("\x15")  # ctrl+u
        terminal.press("user499")
        terminal.until(lambda text: "11 match" in text)
        terminal.press("enter")
        terminal.until(lambda text: "11 of 5,000 events" in text)
        terminal.press("/")
        terminal.press("\x12")  # ctrl+r
        terminal.until(lambda text: "user499" in text.splitlines()[2])


def test_a_paste_of_a_megabyte_leaves_the_screen_alive() -> None:
    with ready("5000") as terminal:
        terminal.press("/")
        terminal.paste("x = 1 and\n" * 100_000)
        terminal.until(lambda text: "too long" in text)
        terminal.press("escape")
        terminal.press("escape")
        terminal.press("j")
        assert "user4998" in terminal.text

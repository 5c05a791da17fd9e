"""What typing a query costs in bytes, and that its keys mean the same in a real terminal."""

import pytest

from tests.pty.terminal import Terminal
from tests.pty.test_screen import ready

VALUE = '= "value 1'
PAUSES = 3
"""Times of quiet, together longer than the pause after which what is typed is checked."""


def cost(terminal: Terminal, key: str, shown: str, line: int = 0) -> int:
    """The number of bytes that a key costs until this is shown, and after the pause is checked."""
    before = len(terminal.written)
    terminal.press(key)
    terminal.until(lambda text: shown in text.splitlines()[line])
    for _ in range(PAUSES):
        terminal.settle()
    return len(terminal.written) - before


@pytest.mark.parametrize("options", [(), ("--ascii",)])
def test_a_character_costs_few_bytes_with_the_list_open(options: tuple[str, ...]) -> None:
    with ready("5000", "--paths", *options) as terminal:
        cost(terminal, "/", "Run", line=-1)
        for end, key in enumerate("key1", 1):
            assert 0 < cost(terminal, key, "key1"[:end]) <= 3072, key
        terminal.until(lambda text: "context.key1 " in text.splitlines()[2])
        assert 0 < cost(terminal, "\t", "context.key1 ") <= 3072
        for end, key in enumerate(VALUE, 1):
            assert 0 < cost(terminal, key, f"context.key1 {VALUE[:end]}") <= 3072, key
        terminal.until(lambda text: '"value 1"' in text.splitlines()[2])
        for key in ("down", "down", "up"):
            assert 0 < cost(terminal, key, '"value 1"', line=2) <= 800, key
        before = len(terminal.written)
        for _ in range(10):
            terminal.settle()
        assert len(terminal.written) == before


def test_a_query_is_completed_and_run() -> None:
    with ready("5000", "--paths") as terminal:
        cost(terminal, "/", "Run", line=-1)
        cost(terminal, "cli", "client_ip ", line=2)
        cost(terminal, "\t", "client_ip ")
        terminal.press("\x15")  # ctrl+u
        terminal.press("user499")
        terminal.until(lambda text: "11 match" in text)
        terminal.press("enter")
        terminal.until(lambda text: "11 of 5,000 events" in text)
        cost(terminal, "/", "Run", line=-1)
        cost(terminal, "\x12", "user499", line=2)  # ctrl+r


def test_a_paste_of_a_megabyte_leaves_the_screen_alive() -> None:
    with ready("5000") as terminal:
        terminal.press("/")
        terminal.paste("x = 1 and\n" * 100_000)
        terminal.until(lambda text: "too long" in text)
        cost(terminal, "escape", "Details", line=-1)
        terminal.press("enter")
        terminal.until(lambda text: "All fields" in text)

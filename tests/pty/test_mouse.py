"""The mouse in a real terminal: what it points at, and what each of its steps costs."""

from tests.pty.terminal import Terminal
from tests.pty.test_screen import HEAD
from tests.pty.test_truth import shown

LEFT, DRAG, WHEEL_UP, WHEEL_DOWN = 0, 32, 64, 65
WIDTH = 300


def point(terminal: Terminal, button: int, x: int, y: int, *, release: bool = False) -> int:
    """What a terminal sends for this cell, counted from 0; the bytes that it costs."""
    return terminal.send(f"\x1b[<{button};{x + 1};{y + 1}{'m' if release else 'M'}".encode())


def click(terminal: Terminal, x: int, y: int) -> int:
    return point(terminal, LEFT, x, y) + point(terminal, LEFT, x, y, release=True)


def test_rows_bars_and_scroll_bars_beyond_column_223() -> None:
    with shown("5000", size=(WIDTH, 40)) as terminal:
        assert 0 < click(terminal, 280, HEAD + 3) <= 1600
        assert terminal.painted(HEAD + 3, 280) and "All fields" not in terminal.text
        for button in (WHEEL_DOWN, WHEEL_DOWN, WHEEL_UP, WHEEL_UP):
            assert 0 < point(terminal, button, 280, 20) <= 1600
        assert "user4999" in terminal.lines[HEAD + 1]
        point(terminal, LEFT, WIDTH - 1, HEAD)
        for y in (12, 25, 60):
            assert 0 < point(terminal, DRAG, WIDTH - 1, y) <= 20_480
        point(terminal, LEFT, 999, 60, release=True)
        assert "user0 " in terminal.text
        point(terminal, LEFT, 2, 3)
        point(terminal, DRAG, 30, 3)
        point(terminal, LEFT, 999, 60, release=True)
        terminal.until(lambda text: "of 5,000 events" in text)
        before = len(terminal.written)
        terminal.settle()
        assert len(terminal.written) == before

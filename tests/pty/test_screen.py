"""What the screen costs in bytes, and that the terminal comes back whole."""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest

from tests.pty.terminal import Terminal, running

LEAVE_ALTERNATE_SCREEN = b"\x1b[?1049l"
SHOW_CURSOR = b"\x1b[?25h"
HEAD = 6
"""The line of the table's head: beneath the query and the histogram."""
FIRST_ROW = HEAD + 1


@contextmanager
def screen(*arguments: str, environment: Mapping[str, str] | None = None) -> Iterator[Terminal]:
    command = [sys.executable, "-m", "tests.pty.screen_of", *arguments]
    with running(command, environment=environment) as terminal:
        yield terminal


@contextmanager
def ready(*arguments: str, environment: Mapping[str, str] | None = None) -> Iterator[Terminal]:
    with screen(*arguments, environment=environment) as terminal:
        terminal.until(lambda text: "5,000 events" in text)
        terminal.settle()
        yield terminal


def test_keys_cost_few_bytes_and_rest_costs_none() -> None:
    with ready("5000") as terminal:
        for _ in range(3):
            assert 0 < terminal.press("j") <= 800
        assert 0 < terminal.press("k") <= 800
        for key in ("pgdn", "pgdn", "pgup", "G", "g", "end"):
            assert 0 < terminal.press(key) <= 8192, key
        before = len(terminal.written)
        for _ in range(10):
            terminal.settle()
        assert len(terminal.written) == before


def test_choosing_bars_costs_few_bytes_and_leaves_the_table_alone() -> None:
    with ready("5000") as terminal:
        terminal.press("h")
        for key in ("left", "left", "shift+left", "right"):
            assert 0 < terminal.press(key) <= 800, key
        terminal.press("\t")
        assert 0 < terminal.press("j") <= 400


def test_a_zoom_is_left_by_going_back() -> None:
    with ready("5000") as terminal:
        terminal.press("h")
        for key, zoomed in (("enter", True), ("alt+left", False), ("alt+right", True)):
            before = len(terminal.written)
            terminal.press(key)
            terminal.until(lambda text, zoomed=zoomed: ("of 5,000 events" in text) is zoomed)
            terminal.settle()
            assert len(terminal.written) - before <= 16_384, key


def test_with_the_details_open_only_what_changes_is_written() -> None:
    with ready("5000") as terminal:
        terminal.press("enter")
        terminal.until(lambda text: "All fields" in text)
        terminal.settle()
        for key in "jjjkk":
            assert 0 < terminal.press(key) <= 1500


def test_opening_the_details_costs_what_they_show_and_the_way_into_them_little() -> None:
    with ready("5000") as terminal:
        before = len(terminal.written)
        terminal.press("enter")
        terminal.until(lambda text: "All fields" in text)
        terminal.settle()
        assert len(terminal.written) - before <= 8192
        for key in ("\t", "\t", "\t"):
            assert 0 < terminal.press(key) <= 1024


def users(terminal: Terminal) -> list[int]:
    return [int(found[1]) for line in terminal.lines if (found := re.search(r" user(\d+) ", line))]


def chosen(terminal: Terminal) -> list[int]:
    """The users of the rows that are painted as chosen, at their start and at their end."""
    rows = [
        line
        for line in range(FIRST_ROW, 38)
        if terminal.painted(line, 0) and terminal.painted(line, 118)
    ]
    assert [line for line in range(FIRST_ROW, 38) if terminal.painted(line, 60)] == rows
    return [users(terminal)[line - FIRST_ROW] for line in rows]


@pytest.mark.parametrize(("at_once", "rows"), [(1, 36), (2, 40), (7, 60), (60, 60)])
def test_scrolling_by_rows_shows_every_row_once(at_once: int, rows: int) -> None:
    with ready("5000") as terminal:
        for key, cursor, top in (("j", rows, rows - 30), ("k", 0, 0)):
            for start in range(0, rows, at_once):
                cost = terminal.press(key * min(at_once, rows - start))
                assert cost <= 800 or at_once > 1
            assert users(terminal) == [4999 - row for row in range(top, top + 31)]
            assert chosen(terminal) == [4999 - cursor]
        bar = [line[119] for line in terminal.lines[HEAD:38]]
        assert bar.count("█") == 1 and bar[0] == "█"


def test_rows_are_on_the_screen() -> None:
    with ready("5000") as terminal:
        assert "Time (UTC)" in terminal.lines[HEAD]
        assert "user4999" in terminal.lines[FIRST_ROW]
        terminal.press("j")
        terminal.press("enter")
        terminal.until(lambda text: "user.username user4998" in text)


@pytest.mark.parametrize("key", ["q", "\x03", "\x11"])
def test_quitting_restores_the_terminal(key: str) -> None:
    with ready("5000") as terminal:
        terminal.press(key)
        assert terminal.wait() == 0
        assert LEAVE_ALTERNATE_SCREEN in terminal.written
        assert SHOW_CURSOR in terminal.written


def test_what_cannot_be_opened_is_told_on_the_restored_terminal() -> None:
    with screen("error") as terminal:
        assert terminal.wait() == 1
        _, _, after = terminal.written.partition(LEAVE_ALTERNATE_SCREEN)
        assert b"logexplorer: no such file: x.ndjson; give a path" in after


def test_ascii_and_no_colour() -> None:
    with ready("5000", "--ascii", environment={"NO_COLOR": "1"}) as terminal:
        terminal.press("enter")
        assert terminal.text.isascii()
        assert not re.search(rb"\x1b\[[0-9;]*[34]8;[25];", terminal.written)


def test_a_chart_at_rest_writes_nothing_and_a_choice_few_bytes() -> None:
    with ready("5000") as terminal:
        terminal.press("3")
        terminal.until(lambda text: "events · " in text and "a bar · times in" in text)
        terminal.settle()
        for key in ("left", "left", "right", "home"):
            assert 0 < terminal.press(key) <= 800, key
        before = len(terminal.written)
        for _ in range(10):
            terminal.settle()
        assert len(terminal.written) == before

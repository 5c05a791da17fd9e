"""From a key to the first byte of its answer, beside an app that does next to nothing."""

import sys
from collections.abc import Iterator
from pathlib import Path

from bench import Bench
from session import Session, session
from table import Row
from timing import Times

_EMPTY = [sys.executable, str(Path(__file__).with_name("empty.py"))]
_QUIET, _QUIET_TYPING = 0.08, 0.4
"""Seconds after which a key is taken to be answered; what is typed is checked after a pause."""
_TYPED = 'action = "login_failed" and context.http_request.path ~ "users" or app ~ "flows"'
_QUERIES = (('action = "login_failed"', "Failed login"), ('action = "logout"', "Logout"))
_CLEAR, _ENTER, _ESCAPE, _PAGE_DOWN = "\x15", "\r", "\x1b", "\x1b[6~"


def keys(bench: Bench) -> Iterator[Row]:
    """A row down, a page down, a character typed, and a query until its rows are there."""
    with session(_EMPTY, bench.opened) as empty:
        empty.until(lambda screen: "0 keys" in screen[0])
        nothing = _pressed(empty, "j" * bench.keys, _QUIET)
    command = [bench.program, bench.file, "--tz", "UTC"]
    with session(command, bench.opened) as ours:
        ours.until(lambda screen: any(" events" in line for line in screen[-3:]))
        ours.settle(2.0)
        yield _row(
            "key to first byte: down", _pressed(ours, "j" * bench.keys, _QUIET), nothing, 10, 5
        )
        pages = Times(tuple(ours.press(_PAGE_DOWN, _QUIET) for _ in range(bench.keys)))
        yield _row("key to first byte: page down", pages, nothing, 30, 15)
        yield _row("key to first byte: typed", _typed(ours, bench.keys), nothing, 30, 15)
        asked = Times(tuple(_asked(ours, turn) for turn in range(bench.keys)))
        at_most = 400 if bench.data.is_huge else 150
        yield _row("enter on a query until its first rows", asked, nothing, at_most, 100)


def _pressed(into: Session, text: str, quiet: float) -> Times:
    return Times(tuple(into.press(key, quiet) for key in text))


def _typed(into: Session, number: int) -> Times:
    """As much of a query as there are keys to press, with the list open."""
    into.send("/", _QUIET_TYPING)
    into.settle(2.0)
    times = _pressed(into, _TYPED[:number], _QUIET_TYPING)
    into.send(_CLEAR, _QUIET_TYPING)
    into.send(_ESCAPE, _QUIET_TYPING)
    return times


def _asked(into: Session, turn: int) -> float:
    query, label = _QUERIES[turn % len(_QUERIES)]
    into.send("/", _QUIET_TYPING)
    into.send(_CLEAR, _QUIET_TYPING)
    into.send(f"\x1b[200~{query}\x1b[201~", _QUIET_TYPING)
    seconds = into.press_until(_ENTER, lambda screen: _first_row_has(screen, label))
    into.settle(_QUIET_TYPING)
    return seconds


def _first_row_has(screen: list[str], label: str) -> bool:
    head = next((number for number, line in enumerate(screen) if "Time (UTC)" in line), None)
    return head is not None and label in screen[head + 1]


def _row(what: str, ours: Times, theirs: Times, at_most: float, aim: float) -> Row:
    against = f"empty Textual app: {theirs}"
    return Row(what, str(ours), against, 1000 * ours.median, "ms", at_most, aim)

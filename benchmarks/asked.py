"""One question put to the Explorer and to its peers in turn, once their answers are the same."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any
from unittest.mock import patch

from bench import Bench
from logexplorer.explorer import Explorer
from logexplorer.model.search import Search
from table import Row
from timing import clocked, compared, in_turn


@dataclass(frozen=True, slots=True)
class By:
    """A statement of the peer; its answer is a number, the count of `rows`, or their `sums`."""

    sql: str
    parameters: tuple[Any, ...] = ()
    rows: bool = False
    sums: bool = False


@dataclass(frozen=True, slots=True)
class Peer:
    """Statements with the same answer, of which the fastest is measured against."""

    statements: tuple[By, ...]
    name: str = "hand-written SQL"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of us and of every peer; the ratios may be `at_most` and should be `aim`."""

    what: str
    ours: Callable[[], int]
    peers: tuple[Peer, ...]
    at_most: float
    aim: float


@contextmanager
def explorer_of(bench: Bench) -> Iterator[Explorer]:
    """The file, opened from the cache."""
    with patch.dict(os.environ, bench.opened), Explorer.open([bench.file]) as explorer:
        explorer.load()
        yield explorer


def everything() -> Search:
    """The search for all events."""
    return Search()


def found(explorer: Explorer, query: str) -> int:
    """How many events a query finds."""
    return explorer.count(explorer.refine(everything(), query))


def asked(bench: Bench, question: Question, runs: int) -> Iterator[Row]:
    """A row for each peer, all from the same runs of ours."""
    by_hand = [partial(_answer, bench, by) for peer in question.peers for by in peer.statements]
    for answer in by_hand:
        if (theirs := answer()) != (ours := question.ours()):
            print(f"{question.what}: {ours} here, {theirs} by hand", file=sys.stderr)
    sides: list[Callable[[], int]] = [question.ours, *by_hand]
    ours_took, *theirs_took = in_turn(runs, list(map(clocked, sides)))
    taken = iter(theirs_took)
    for peer in question.peers:
        fastest = min(islice(taken, len(peer.statements)), key=lambda times: times.median)
        limits = question.at_most, question.aim
        yield compared(question.what, ours_took, peer.name, fastest, *limits)


def _answer(bench: Bench, by: By) -> int:
    rows = bench.typed.execute(by.sql, list(by.parameters)).fetchall()
    if by.sums:
        return sum(int(row[-1]) for row in rows)
    return len(rows) if by.rows else int(rows[0][0])

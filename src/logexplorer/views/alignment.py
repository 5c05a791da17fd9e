"""Which parts of two sequences are the same, by Myers' O(ND) algorithm, with bounded work.

E. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

STEPS = 400_000
"""Comparisons that an event is worth: far less than a second."""


class Stretch(NamedTuple):
    """`old[start:end]` and `new[first:last]`: equal, or the one instead of the other."""

    equal: bool
    start: int
    end: int
    first: int
    last: int


class Work:
    """How much may still be compared; shared by all that is shown at once."""

    def __init__(self, steps: int = STEPS) -> None:
        self.left = steps


def aligned(old: Sequence[str], new: Sequence[str], work: Work) -> tuple[tuple[Stretch, ...], bool]:
    """The stretches in order, and whether they are minimal.

    Where the work is not enough, all between the equal ends is one stretch that differs.
    """
    head = _run(old, new, 0, 0)
    most = min(len(old), len(new)) - head
    tail = 0
    while tail < most and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    end, last = len(old) - tail, len(new) - tail
    runs = _runs(old[head:end], new[head:last], work)
    inner = ((head + at, head + to, size) for at, to, size in runs or ())
    ends = ((0, 0, head), *inner, (end, last, tail))
    return tuple(_stretches(ends)), runs is not None


def _stretches(runs: Sequence[tuple[int, int, int]]) -> Iterator[Stretch]:
    at, to = 0, 0
    for start, first, size in runs:
        if start > at or first > to:
            yield Stretch(False, at, start, to, first)
        at, to = start + size, first + size
        if size:
            yield Stretch(True, start, at, first, to)


def _runs(
    old: Sequence[str], new: Sequence[str], work: Work
) -> Sequence[tuple[int, int, int]] | None:
    """Where equal runs begin in both, and how long they are; None where the work is not enough."""
    if not old or not new:
        return ()
    reached = {1: 0}
    rounds: list[dict[int, int]] = []
    for edits in range(len(old) + len(new) + 1):
        rounds.append({k: reached[k] for k in range(1 - edits, edits, 2)} if edits else {})
        work.left -= edits + 1
        if work.left < 0:
            return None
        for k in range(-edits, edits + 1, 2):
            down = k == -edits or (k != edits and reached[k - 1] < reached[k + 1])
            at = reached[k + 1] if down else reached[k - 1] + 1
            size = _run(old, new, at, at - k)
            work.left -= size
            reached[k] = at + size
            if at + size >= len(old) and at + size - k >= len(new):
                return _back(old, new, rounds)
    return None


def _back(
    old: Sequence[str], new: Sequence[str], rounds: Sequence[dict[int, int]]
) -> Sequence[tuple[int, int, int]]:
    runs: list[tuple[int, int, int]] = []
    at, to = len(old), len(new)
    for edits in range(len(rounds) - 1, 0, -1):
        reached, k = rounds[edits], at - to
        down = k == -edits or (k != edits and reached[k - 1] < reached[k + 1])
        before = k + 1 if down else k - 1
        start = reached[before] + (0 if down else 1)
        if at > start:
            runs.append((start, start - k, at - start))
        at, to = reached[before], reached[before] - before
    if at:
        runs.append((0, 0, at))
    return runs[::-1]


def _run(old: Sequence[str], new: Sequence[str], at: int, to: int) -> int:
    size, most = 0, min(len(old) - at, len(new) - to)
    while size < most and old[at + size] == new[to + size]:
        size += 1
    return size

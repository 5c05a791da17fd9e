"""Several runs of one thing and of its peers in turn, so that a drift of the machine hits all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from table import Row


@dataclass(frozen=True, slots=True)
class Times:
    """The seconds that the runs took."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """What ratios are made of."""
        return median(self.seconds)

    def __str__(self) -> str:
        """Median, least and most."""
        factor, unit = (1, "s") if self.median >= 1 else (1000, "ms")
        digits = 0 if self.median * factor >= 100 else 1 if self.median * factor >= 10 else 2
        low, mid, high = (
            f"{factor * each:.{digits}f}"
            for each in (min(self.seconds), self.median, max(self.seconds))
        )
        return f"{mid} {unit} ({low} to {high})"


def in_turn(runs: int, sides: Sequence[Callable[[], float]]) -> list[Times]:
    """The seconds that each side says its runs took; one run of each side after the other."""
    taken: list[list[float]] = [[] for _ in sides]
    for _ in range(runs):
        for side, seconds in zip(sides, taken, strict=True):
            seconds.append(side())
    return [Times(tuple(seconds)) for seconds in taken]


def clocked(work: Callable[[], object]) -> Callable[[], float]:
    """The work as a side that says how long it took."""

    def side() -> float:
        begun = perf_counter()
        work()
        return perf_counter() - begun

    return side


def compared(
    what: str,
    ours: Times,
    peer: str,
    theirs: Times,
    at_most: float | None = None,
    aim: float | None = None,
) -> Row:
    """The row for a ratio of medians."""
    ratio = ours.median / theirs.median
    return Row(what, str(ours), f"{peer}: {theirs}", ratio, "x", at_most, aim)


def bounded(what: str, ours: Times, at_most: float, aim: float) -> Row:
    """The row for seconds that are bounded themselves."""
    return Row(what, str(ours), value=ours.median, unit="s", at_most=at_most, aim=aim)

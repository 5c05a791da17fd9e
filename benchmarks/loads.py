"""How long until a whole file is loaded and answers, and how much memory that takes."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import child
import lnav
from bench import Bench
from peer import PATHS
from table import Row
from timing import Times, compared, in_turn

_READY = "whole file loaded and queryable"
_PEERS = [(paths, errors) for paths in PATHS for errors in ("failing on errors", "ignoring errors")]


def load(bench: Bench) -> Iterator[Row]:
    """Loading, against typed loads and against lnav's opening."""
    walls: list[float] = []
    sides: list[Callable[[], float]] = [
        partial(_ours, bench, "load", walls),
        partial(_ours, bench, "load-texts", []),
        *(partial(_raw, bench, *peer) for peer in _PEERS),
    ]
    ours, with_texts, *raws = in_turn(bench.runs, sides)
    by_speed = sorted(zip(_PEERS, raws, strict=True), key=lambda each: each[1].median)
    for paths in PATHS:
        (_, errors), raw = next(each for each in by_speed if each[0][0] == paths)
        yield compared(_READY, ours, f"raw typed load, {paths}, {errors}", raw, 1.5, 1.0)
    (paths, errors), raw = by_speed[0]
    what = f"{_READY}, original texts stored too"
    yield compared(what, with_texts, f"raw typed load, {paths}, {errors}", raw)
    what = f"{_READY}, from exec"
    if (version := lnav.version()) is None:
        yield Row(what, str(Times(tuple(walls))), "lnav: not installed", at_most=1.5, aim=0.8)
        return
    theirs = in_turn(bench.runs, [lambda: lnav.opened(bench).seconds])[0]
    yield compared(what, Times(tuple(walls)), f"lnav {version}", theirs, 1.5, 0.8)


def memory(bench: Bench) -> Iterator[Row]:
    """The most memory held while loading everything, and while looking at it later."""
    with bench.cold() as environment:
        loading = child.run(["load-texts", bench.file], environment).peak_mib
    yield _held("peak memory, loading", loading, 700, 400, _lnav_held(bench))
    browsing = child.run(["browse", bench.file], bench.opened).peak_mib
    yield _held("peak memory, browsing", browsing, 350, 200)


def _held(what: str, mib: float, at_most: float, aim: float, against: str = "–") -> Row:
    return Row(what, f"{mib:.0f} MiB", against, mib, "MiB", at_most, aim)


def _lnav_held(bench: Bench) -> str:
    if (version := lnav.version()) is None:
        return "lnav: not installed"
    return f"lnav {version}: {lnav.opened(bench).peak_mib:.0f} MiB"


def _ours(bench: Bench, work: str, walls: list[float]) -> float:
    with bench.cold() as environment:
        done = child.run([work, bench.file], environment)
    walls.append(done.wall)
    return done.seconds


def _raw(bench: Bench, paths: str, errors: str) -> float:
    with bench.cold() as environment:
        store = Path(environment["XDG_CACHE_HOME"]) / "raw.duckdb"
        return child.run(["raw", bench.file, str(store), paths, errors], environment).seconds

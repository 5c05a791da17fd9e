"""Whole processes, from exec to exit."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench import Bench
from table import Row
from timing import bounded, clocked, in_turn

_SAMPLE = Path(__file__).resolve().parents[1] / "sample_data" / "authentik-events.ndjson"
_RUNS = 2
"""So many times the runs of a load."""


def process(bench: Bench) -> Iterator[Row]:
    """The program's version, and a question about the sample that has been opened before."""
    version = [bench.program, "--version"]
    query = [bench.program, "query", 'action = "login_failed"', str(_SAMPLE)]
    with bench.cold() as environment:
        bench.start(query, environment)
        sides = [clocked(partial(bench.start, each, environment)) for each in (version, query)]
        first, second = in_turn(_RUNS * bench.runs, sides)
    yield bounded("logexplorer --version", first, 0.25, 0.15)
    yield bounded("logexplorer query on the sample", second, 0.6, 0.4)

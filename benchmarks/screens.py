"""How soon the first rows stand on the screen."""

import re
from collections.abc import Iterator

from bench import Bench
from table import Row
from terminal import until_shown
from timing import bounded, in_turn

TIME = re.compile(rb"\d\d[T ]\d\d:\d\d:\d\d")


def screen(bench: Bench) -> Iterator[Row]:
    """First rows of a file that was never opened, and of one that was."""

    def cold() -> float:
        with bench.cold() as environment:
            return _first_row(bench, environment)

    first, again = in_turn(bench.runs, [cold, lambda: _first_row(bench, bench.opened)])
    yield bounded("first rows on screen after exec, cold", first, 1.0, 0.5)
    yield bounded("reopening: first rows", again, 0.6, 0.35)


def _first_row(bench: Bench, environment: dict[str, str]) -> float:
    command = [bench.program, bench.file, "--tz", "UTC"]
    may_show = lambda data: TIME.search(data) is not None  # noqa: E731
    return until_shown(command, environment, bench.data.shows_row, may_show).seconds

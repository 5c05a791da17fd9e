"""Measures logexplorer beside its peers and prints the table of ratios as Markdown.

    python benchmarks/run.py [--events 1000000 | --data FILE] [--only NAME] [--runs 5]
                             [--save docs/benchmarks.md]

Both sides are measured in this one run, in turn and with the file in the page cache; a ratio is one
of medians. `at most` is what must hold, `aim` what we want.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import keys
import loads
import machine
import processes
import questions
import screens
from bench import Bench
from data import Data, folder, generated
from table import Row, head, line

PARTS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "screen": screens.screen,
    "keys": keys.keys,
    "load": loads.load,
    "queries": questions.queries,
    "places": questions.places,
    "text": questions.text,
    "rare": questions.rare,
    "memory": loads.memory,
    "process": processes.process,
}


class Options(argparse.Namespace):
    """What the command line said."""

    events: int
    data: Path | None
    only: str | None
    runs: int
    save: Path | None


def main() -> None:
    """Measure what the arguments ask for."""
    parser = _parser()
    options = parser.parse_args(namespace=Options())
    if options.save and options.only:
        parser.error("--save keeps the whole table, so it cannot go with --only")
    data = Data((options.data or generated(options.events)).absolute())
    if warning := machine.busy():
        print(warning, file=sys.stderr)
    about = _about(data, options.runs)
    print(f"{about}\n\n{head()}", flush=True)
    lines = [head()]
    parts = [PARTS[options.only]] if options.only else list(PARTS.values())
    with tempfile.TemporaryDirectory(dir=folder(), prefix="work-") as work:
        bench = Bench(data, Path(work), options.runs)
        for part in parts:
            for row in part(bench):
                lines.append(line(row.cells))
                print(lines[-1], flush=True)
    if options.save:
        options.save.write_text(_page(about, lines), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure logexplorer beside its peers.")
    parser.add_argument("--events", type=int, default=1_000_000, help="how many to generate")
    parser.add_argument("--data", type=Path, help="an NDJSON file of events to measure instead")
    parser.add_argument("--only", choices=PARTS, help="one part of the table")
    parser.add_argument(
        "--runs", type=int, default=5, help="of each load; questions run more often"
    )
    parser.add_argument("--save", type=Path, help="write the table to this file as well")
    return parser


def _about(data: Data, runs: int) -> str:
    events = data.warm()
    size = data.path.stat().st_size / 1e6
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {events:,} events, {size:,.0f} MB, "
        f"{runs} runs of each load: median (least to most). {machine.described()}."
    )


def _page(about: str, lines: list[str]) -> str:
    return (
        "# How fast it is\n\n"
        "`make bench` measures this table; `make bench ARGS='--save docs/benchmarks.md'` renews it."
        f"\nFigures from other days or machines do not compare: look at the ratios.\n\n{about}\n\n"
        + "\n".join(lines)
        + "\n"
    )


if __name__ == "__main__":
    main()

"""Measures logexplorer beside its peers and prints the table of ratios as Markdown.

    python benchmarks/run.py [--events 1000000 | --data FILE] [--only NAME] [--runs 5]
                             [--keys 10] [--save docs/benchmarks.md]

Both sides are measured in this one run, in turn and with the file in the page cache; a ratio is one
of medians. `at most` is what must hold, `aim` what we want.
"""

import argparse
import re
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

_PAGE = "# How fast it is\n\n"
_TABLE = re.compile(r"^\d{4}-\d\d-\d\d, .*\n\n(?:\|.*(?:\n|\Z))+", re.MULTILINE)


class Options(argparse.Namespace):
    """What the command line said."""

    events: int
    data: Path | None
    only: str | None
    runs: int
    keys: int
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
        bench = Bench(data, Path(work), options.runs, options.keys * options.runs)
        for part in parts:
            for row in part(bench):
                lines.append(line(row.cells))
                print(lines[-1], flush=True)
    if options.save:
        before = options.save.read_text(encoding="utf-8") if options.save.exists() else _PAGE
        options.save.write_text(_page(before, about, lines), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure logexplorer beside its peers.")
    parser.add_argument("--events", type=int, default=1_000_000, help="how many to generate")
    parser.add_argument("--data", type=Path, help="an NDJSON file of events to measure instead")
    parser.add_argument("--only", choices=PARTS, help="one part of the table")
    parser.add_argument(
        "--runs", type=int, default=5, help="of each load; questions run more often"
    )
    parser.add_argument("--keys", type=int, default=10, help="pressed in a run, of each kind")
    parser.add_argument("--save", type=Path, help="write the table to this file as well")
    return parser


def _about(data: Data, runs: int) -> str:
    events = data.warm()
    size = data.path.stat().st_size / 1e6
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {events:,} events, {size:,.0f} MB, "
        f"{runs} runs of each load: median (least to most). {machine.described()}."
    )


def _page(before: str, about: str, lines: list[str]) -> str:
    """The page with this table in the place of its first; what is written around it stays."""
    table = f"{about}\n\n" + "\n".join(lines) + "\n"
    old = _TABLE.search(before)
    return before[: old.start()] + table + before[old.end() :] if old else before + table


if __name__ == "__main__":
    main()

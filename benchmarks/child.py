"""One piece of work in a process of its own, which says as JSON what it took.

    python benchmarks/child.py load FILE           events, without their texts
    python benchmarks/child.py load-texts FILE     events and texts
    python benchmarks/child.py browse FILE         pages and questions of a log that is loaded
    python benchmarks/child.py raw FILE STORE PATHS IGNORE

Seconds count from the opening to the answer of the first question, imports left out.
"""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import orjson


@dataclass(frozen=True, slots=True)
class Done:
    """What a piece of work took: `wall` from the start of its process to its answer."""

    seconds: float
    wall: float
    peak_mib: float


def run(arguments: list[str], environment: dict[str, str]) -> Done:
    """Do the work that the arguments name in a new process."""
    begun = perf_counter()
    command = [sys.executable, __file__, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        answer = process.stdout.readline()
        wall = perf_counter() - begun
        process.stdout.read()
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments[:1])} failed")
    said = orjson.loads(answer)
    return Done(said["seconds"], wall, said["peak_mib"])


def peak_mib(process: int | str = "self") -> float:
    """The most memory that the process has held."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise SystemExit("this system does not tell the peak of a process's memory")


def _load(file: str, *, texts: bool) -> float:
    from logexplorer.explorer import Explorer
    from logexplorer.model.search import Search

    begun = perf_counter()
    with Explorer.open([file]) as explorer:
        explorer.load(texts=texts)
        explorer.top(Search(), "action")
        return _say(perf_counter() - begun)


def _browse(file: str) -> float:
    from logexplorer.explorer import Explorer
    from logexplorer.model.search import Search

    begun = perf_counter()
    with Explorer.open([file]) as explorer:
        explorer.load()
        everything = Search()
        events = explorer.count(everything)
        for start in (*range(0, 1000, 50), events // 2, *range(max(0, events - 500), events, 50)):
            explorer.page(everything, start, 50)
        explorer.histogram(everything, "action", 60)
        explorer.top(everything, "client_ip", 20)
        for text in ('action = "login_failed"', 'context.http_request.path ~ "users"', "requests"):
            search = explorer.refine(everything, text)
            found = explorer.count(search)
            explorer.page(search, 0, 50)
            explorer.page(search, max(0, found - 50), 50)
        return _say(perf_counter() - begun)


def _raw(file: str, store: str, paths: str, ignore: str) -> float:
    import duckdb

    from peer import COUNT_BY_ACTION, PATHS, load

    begun = perf_counter()
    with duckdb.connect(store, config={"preserve_insertion_order": False}) as database:
        load(database, file, PATHS[paths], ignore_errors=ignore == "ignoring errors")
        database.execute(COUNT_BY_ACTION).fetchall()
        return _say(perf_counter() - begun)


def _say(seconds: float) -> float:
    """Answer before the files are closed, as a user has the answer then."""
    answer = orjson.dumps({"seconds": seconds, "peak_mib": peak_mib()}).decode()
    print(answer, flush=True)
    return seconds


WORK: dict[str, Callable[..., float]] = {
    "load": lambda file: _load(file, texts=False),
    "load-texts": lambda file: _load(file, texts=True),
    "browse": _browse,
    "raw": _raw,
}

if __name__ == "__main__":
    WORK[sys.argv[1]](*sys.argv[2:])

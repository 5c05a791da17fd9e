"""Loads logs in many small transactions and asks, saying each step: a process to be killed.

    python -m tests.explorer.loads SLICE LOG ...

A step may be killed at any moment; the environment names the cache.
"""

import sys

from logexplorer.explorer import meter, reading
from logexplorer.model.search import Search
from logexplorer.store import blocks
from tests.explorer.logs import QUERIES, opened


def main(slice_: int, paths: list[str]) -> None:
    """Load, ask and close."""
    for module, name, value in (
        (reading, "_FIRST_SLICE", slice_),
        (reading, "_SLICE", slice_),
        (reading, "_FIRST_RECORDS", slice_ // 1_000),
        (reading, "_RECORDS", slice_ // 1_000),
        (meter, "_BETWEEN_REPORTS", 0),
        (blocks, "_BLOCK", slice_ // 2),
    ):
        assert hasattr(module, name), name
        setattr(module, name, value)
    explorer = opened(*paths)
    say("opened")
    explorer.load(lambda progress: say(progress.stage), texts=False)
    say("events")
    explorer.load(lambda progress: say(progress.stage))
    for text in QUERIES:
        explorer.uuids(explorer.refine_surely(Search(), text))
        say(text)
    explorer.fields()
    say("fields")
    explorer.close()
    say("closed")


def say(step: str) -> None:
    """A line that is out at once."""
    sys.stdout.write(f"{step}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])

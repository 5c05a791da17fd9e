"""The screen face on a fake explorer, as a program of its own for the pseudo-terminal."""

import sys
from zoneinfo import ZoneInfo

from logexplorer.model.completion import PathCount, ValueCount
from logexplorer.model.errors import SourceError
from logexplorer.tui.app import run
from logexplorer.tui.options import Options
from tests.tui.completing import PATHS
from tests.tui.fake import FakeExplorer, logins
from tests.tui.parts import FakePlaces
from tests.views.world.sample import PLACES

MANY_PATHS = tuple(
    PathCount(("context", f"key{number}"), 500 - number, ("string",)) for number in range(500)
)
VALUES = tuple(ValueCount(f"value {number}", "string", 9) for number in range(10_000))


def open_explorer() -> FakeExplorer:
    """As many logins as the first argument says, or an error."""
    if sys.argv[1] == "error":
        raise SourceError("no such file: x.ndjson", "give a path")
    explorer = FakeExplorer([logins(int(sys.argv[1]))])
    if "--map" in sys.argv:
        explorer.places = FakePlaces(PLACES)
    if "--paths" in sys.argv:
        explorer.completion.paths = (*PATHS, *MANY_PATHS)
        explorer.completion.values = {f"context.{path.path[-1]}": VALUES for path in MANY_PATHS}
    return explorer


if __name__ == "__main__":
    sys.exit(run(open_explorer, Options(tz=ZoneInfo("UTC"), ascii="--ascii" in sys.argv)))

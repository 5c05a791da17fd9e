"""The screen face on a fake explorer, as a program of its own for the pseudo-terminal."""

import sys
from zoneinfo import ZoneInfo

from logexplorer.model.errors import SourceError
from logexplorer.tui.app import run
from logexplorer.tui.options import Options
from tests.tui.fake import FakeExplorer, logins


def open_explorer() -> FakeExplorer:
    """As many logins as the first argument says, or an error."""
    if sys.argv[1] == "error":
        raise SourceError("no such file: x.ndjson", "give a path")
    return FakeExplorer([logins(int(sys.argv[1]))])


if __name__ == "__main__":
    sys.exit(run(open_explorer, Options(tz=ZoneInfo("UTC"), ascii="--ascii" in sys.argv)))

"""The screen face with a defect where the first argument says, for the pseudo-terminal."""

import sys
from zoneinfo import ZoneInfo

from textual.events import Key, Resize
from textual.geometry import Size
from textual.strip import Strip

from logexplorer.tui.app import run
from logexplorer.tui.options import Options
from logexplorer.tui.widgets.log_table import LogTable
from tests.tui.fake import FakeExplorer, logins

STALE = Size(200, 50)
"""What the terminal no longer is, told last, as by signals that overtake each other."""


class Defect(Exception):
    """Nobody foresaw this one."""


def fail(*_: object) -> Strip:
    raise Defect("oh \x1b[31mno")


def arm(table: LogTable, event: Key) -> None:
    """From the key x on, what the first argument names fails."""
    if event.character != "x":
        return
    if sys.argv[1] == "render":
        LogTable.render_line = fail  # type: ignore[method-assign,assignment]
        table.refresh()
    elif sys.argv[1] == "handler":
        fail()
    elif sys.argv[1] == "callback":
        table.call_after_refresh(fail)
    elif sys.argv[1] == "palette":
        table.app.action_command_palette()
        table.app.call_after_refresh(fail)
    elif sys.argv[1] == "ending":
        FakeExplorer.close = fail  # type: ignore[method-assign,assignment]
        table.app.exit(0)
    elif sys.argv[1] == "size":
        table.app.post_message(Resize(STALE, STALE))
    else:
        table.app.run_worker(lambda: fail(), thread=True)


if __name__ == "__main__":
    LogTable.on_key = arm  # type: ignore[attr-defined]
    sys.exit(run(lambda: FakeExplorer([logins(5000)]), Options(tz=ZoneInfo("UTC"))))

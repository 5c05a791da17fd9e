"""What nobody foresaw: the terminal comes back, a sentence is said, a file has the details."""

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_state_path
from rich.console import RenderableType

from logexplorer import __version__
from logexplorer.tui.pointing import PointingApp
from logexplorer.views.clean import clean

_KEPT = 5
"""So many reports are kept; the oldest goes first."""
_PATTERN = "crash-*.txt"


class SafeApp(PointingApp):
    """An app that ends with a sentence, and not with pages of traceback, when it has a defect."""

    defect: str = ""
    """The sentence."""

    def run_safely(self) -> None:
        """Run until it ends; a defect amid its ending is one like all others."""
        try:
            self.run()
        except Exception as error:  # noqa: BLE001 - nobody else is left to take it
            self.defect = self.defect or told(error)

    def _handle_exception(self, error: Exception) -> None:
        """Textual's way out of an exception in a widget or a handler, without what it prints."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self.defect = told(error)
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """Textual's way out of an exception in the thread that reads the keys."""
        if not self.defect:
            self.defect = _sentence("the terminal can no longer be read", None)
        self.exit(1)


def told(error: BaseException) -> str:
    """A sentence on a defect, which is reported in a file; its traceback, too, if asked for."""
    inner = getattr(error, "error", None)  # what failed in one of Textual's workers
    error = inner if isinstance(inner, BaseException) else error
    details = "".join(traceback.format_exception(error))
    what = clean(f"{type(error).__name__}: {error}"[:300])
    sentence = _sentence(f"a defect in logexplorer: {what}", _reported(details))
    wanted = os.environ.get("LOGEXPLORER_TRACEBACK")
    return f"{sentence}\n{details.rstrip()}" if wanted else sentence


def _sentence(says: str, report: Path | None) -> str:
    more = f"please report it with {report}" if report else "please report it"
    return f"{says}; {more}"


def _reported(details: str) -> Path | None:
    """The file with the details, which only the user may read; None where there can be none."""
    folder = user_state_path("logexplorer", appauthor=False)
    now = datetime.now(UTC)
    path = folder / f"crash-{now:%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"logexplorer {__version__}, {now:%Y-%m-%d %H:%M:%S} UTC\n\n{details}")
        for old in sorted(folder.glob(_PATTERN))[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return path

"""How far the loading is: one line on a terminal, rewritten and then cleared."""

from typing import TextIO

from logexplorer.headless.output import is_terminal
from logexplorer.headless.width import cut, filled
from logexplorer.model.results import Progress
from logexplorer.views.clean import clean
from logexplorer.views.status import loading

_COLUMNS = 79


class ProgressLine:
    """Takes the reports of a load; silent where nobody looks."""

    def __init__(self, err: TextIO) -> None:
        self._err = err
        self._silent = not is_terminal(err)
        self._shown = False

    def __call__(self, progress: Progress) -> None:
        if not self._silent and not progress.done:
            self._show(clean(f"{loading(progress)} · {progress.source}"))

    def clear(self) -> None:
        """Leave nothing behind."""
        if self._shown:
            self._show("")
            self._err.write("\r")
            self._err.flush()

    def _show(self, text: str) -> None:
        self._err.write("\r" + filled(cut(text, _COLUMNS), _COLUMNS))
        self._err.flush()
        self._shown = True

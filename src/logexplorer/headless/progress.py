"""How far the loading is: one line on a terminal, rewritten and then cleared."""

from typing import TextIO

from logexplorer.headless.output import is_terminal
from logexplorer.headless.width import cut, filled
from logexplorer.model.results import Progress
from logexplorer.views.clean import clean
from logexplorer.views.status import size

_COLUMNS = 79


def progress_text(progress: Progress) -> str:
    """`reading 512.0 MB of 981.0 MB (52 %), 340.0 MB/s, 512,000 events: events.ndjson`."""
    read = size(progress.bytes_read)
    if progress.bytes_total:
        share = min(progress.bytes_read / progress.bytes_total, 1)
        read = f"{read} of {size(progress.bytes_total)} ({share:.0%})"
    rate = f"{size(progress.bytes_rate)}/s"
    return f"{progress.stage} {read}, {rate}, {progress.events:,} events: {progress.source}"


class ProgressLine:
    """Takes the reports of a load; silent where nobody looks."""

    def __init__(self, err: TextIO) -> None:
        self._err = err
        self._silent = not is_terminal(err)
        self._shown = False

    def __call__(self, progress: Progress) -> None:
        if not self._silent and not progress.done:
            self._show(clean(progress_text(progress)))

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

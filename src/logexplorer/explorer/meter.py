"""How far the reading of sources is, told now and then."""

from collections.abc import Callable
from time import monotonic

from logexplorer.model.results import Progress

OnProgress = Callable[[Progress], None]

_BETWEEN_REPORTS = 0.1


class Meter:
    """Counts what has been read and reports it some ten times a second."""

    def __init__(self, report: OnProgress | None, total: int | None) -> None:
        self._report = report
        self._total = total
        self._before = 0
        self._begun = self._last = monotonic()
        self.stage = "reading"
        self.source = ""
        self.events = 0

    def restart(self, stage: str, source: str, total: int) -> None:
        """Another stage begins, over one source."""
        self.stage, self.source, self._total = stage, source, total
        self._before, self._begun = 0, monotonic()

    def source_done(self, size: int) -> None:
        """The bytes of a whole source have been read."""
        self._before += size

    def at(self, consumed: int, *, done: bool = False) -> None:
        """So many bytes of the present source have been read."""
        now = monotonic()
        if self._report is None or (now - self._last < _BETWEEN_REPORTS and not done):
            return
        self._last = now
        read = self._before + consumed
        rate = read / max(now - self._begun, 1e-6)
        self._report(Progress(self.stage, self.source, read, self._total, self.events, rate, done))

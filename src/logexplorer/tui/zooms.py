"""From which period into which one was zoomed, so that it can be gone back out."""

from logexplorer.model.period import Period


class Zooms:
    """Steps inwards; one that was left by other ways is forgotten."""

    def __init__(self) -> None:
        self._steps: list[tuple[Period, Period]] = []

    def into(self, inner: Period, outer: Period) -> None:
        """One step further in."""
        self._steps.append((outer, inner))

    def out_of(self, period: Period) -> Period | None:
        """The period from which this one was zoomed to; None where none was."""
        while self._steps:
            outer, inner = self._steps.pop()
            if inner == period:
                return outer
        return None

"""The rows of the answer, their verdicts, and the table as Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass

COLUMNS = ("what", "measured", "against", "ratio", "at most", "aim", "verdict")
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    `value` is what `at_most` and `aim` bound, all in `unit`: "x" for a ratio, "s", "ms", "MiB".
    A row without bounds is there to be read beside the others.
    """

    what: str
    measured: str
    against: str = NOTHING
    value: float | None = None
    unit: str = "x"
    at_most: float | None = None
    aim: float | None = None

    @property
    def verdict(self) -> str:
        """How the value stands to its bounds: met (the aim), within (the limit) or missed."""
        if self.value is None or self.at_most is None or self.aim is None:
            return NOTHING
        if self.value > self.at_most:
            return "missed"
        return "met" if self.value <= self.aim else "within"

    @property
    def cells(self) -> tuple[str, ...]:
        """The row's text, a cell a column."""
        ratio = self._shown(self.value) if self.unit == "x" else NOTHING
        bounds = (self._shown(self.at_most), self._shown(self.aim))
        return (self.what, self.measured, self.against, ratio, *bounds, self.verdict)

    def _shown(self, number: float | None) -> str:
        if number is None:
            return NOTHING
        if self.unit == "x":
            return f"{number:.2f}x"
        return f"{number:.2f} s" if self.unit == "s" else f"{number:.0f} {self.unit}"


def line(cells: Sequence[str]) -> str:
    """One row as Markdown."""
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def head() -> str:
    """The two lines above the rows."""
    return f"{line(COLUMNS)}\n|{'---|' * len(COLUMNS)}"

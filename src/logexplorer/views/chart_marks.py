"""What can be chosen in a chart: bars of time, values, hours of the week."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from logexplorer.model.charts import HOURS, WEEKDAYS, Week
from logexplorer.model.period import Period
from logexplorer.model.results import Histogram
from logexplorer.views.axis import amount, chosen_axis
from logexplorer.views.bars import Stretch, period_of
from logexplorer.views.numbers import percent, undated
from logexplorer.views.scales import short
from logexplorer.views.spread import Spread
from logexplorer.views.text import Line, Piece
from logexplorer.views.times import Clock

NO_QUERY = "no query can ask for a weekday and hour; a stretch of Over time can be chosen"


class Choice(NamedTuple):
    """Where the choice began, and where it is now: numbers of bars, rows or hours."""

    anchor: int
    at: int


class Spot(NamedTuple):
    """Cells of the drawing that are shown otherwise while they are chosen."""

    x: int
    y: int
    width: int
    text: str


class Part(NamedTuple):
    """The query shall ask for this, too."""

    text: str


class Refusal(NamedTuple):
    """Why what is chosen cannot be asked for."""

    sentence: str


Wanted = Period | Part | Refusal


class Marks(Protocol):
    """What the keys do in a chart, and what is said of it in a line beneath."""

    @property
    def first(self) -> Choice | None:
        """Where a choice begins; None where there is nothing to choose."""

    def moved(self, choice: Choice, across: int, down: int, *, extend: bool) -> Choice:
        """The choice after so many steps."""

    def at_cell(self, x: int, y: int) -> int | None:
        """What stands in a cell of the drawing."""

    def said(self, choice: Choice | None, width: int) -> Line:
        """What is chosen, or what the chart shows."""

    def spot(self, choice: Choice) -> Spot | None:
        """How the drawing shows the choice."""

    def wanted(self, choice: Choice) -> Wanted:
        """What Enter asks for."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """A chart without anything in it, which says so itself."""

    first: None = None

    def moved(self, choice: Choice, across: int, down: int, *, extend: bool) -> Choice:
        return choice

    def at_cell(self, x: int, y: int) -> None:
        return None

    def said(self, choice: Choice | None, width: int) -> Line:
        return ()

    def spot(self, choice: Choice) -> None:
        return None

    def wanted(self, choice: Choice) -> Wanted:
        return Refusal("there is nothing to choose")


@dataclass(frozen=True, slots=True)
class TimeMarks:
    """Bars, the first of which begins `left` cells from the edge."""

    histogram: Histogram
    period: Period
    clock: Clock
    left: int
    spread: Spread
    notes: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()

    @property
    def first(self) -> Choice:
        last = len(self.histogram.bins) - 1
        return Choice(last, last)

    def moved(self, choice: Choice, across: int, down: int, *, extend: bool) -> Choice:
        at = min(max(choice.at + across, 0), len(self.histogram.bins) - 1)
        return Choice(choice.anchor if extend else at, at)

    def at_cell(self, x: int, y: int) -> int | None:
        return self.spread.bar_at(x - self.left)

    def said(self, choice: Choice | None, width: int) -> Line:
        if choice is None:
            return _notes(self._notes())
        stretch, room = _stretch(choice), width - self.left
        period = period_of(self.histogram, stretch, self.period)
        line = chosen_axis(self.histogram, stretch, period, self.spread, room, self.clock)
        return (Piece(" " * self.left), *line)

    def _notes(self) -> Sequence[str]:
        histogram = self.histogram
        events = sum(each.total for each in histogram.bins)
        return (
            f"{events:,} {'event' if events == 1 else 'events'}",
            *self.notes,
            f"{amount(histogram.width)} a bar",
            f"times in {self.clock.zone_name}",
            *undated(histogram.undated),
            *self.unseen,
        )

    def spot(self, choice: Choice) -> None:
        return None

    def wanted(self, choice: Choice) -> Wanted:
        return period_of(self.histogram, _stretch(choice), self.period)


class Row(NamedTuple):
    """A value with its events; `part` is None where no query asks for it."""

    label: str
    events: int
    part: str | None
    refusal: str = "no query can ask for this value"


@dataclass(frozen=True, slots=True)
class RowMarks:
    """Values, one a line from the top, whose labels are in the first `width` cells."""

    rows: tuple[Row, ...]
    total: int
    summary: tuple[str, ...]
    width: int

    @property
    def first(self) -> Choice | None:
        return Choice(0, 0) if self.rows else None

    def moved(self, choice: Choice, across: int, down: int, *, extend: bool) -> Choice:
        at = min(max(choice.at + down, 0), len(self.rows) - 1)
        return Choice(at, at)

    def at_cell(self, x: int, y: int) -> int | None:
        return y if 0 <= y < len(self.rows) else None

    def said(self, choice: Choice | None, width: int) -> Line:
        if choice is None:
            return _notes(self.summary)
        row = self.rows[choice.at]
        count = f" · {row.events:,} of {self.total:,} events · {percent(row.events, self.total)}%"
        return (Piece(f" {row.label}", "accent"), Piece(count, "accent"))

    def spot(self, choice: Choice) -> Spot:
        return Spot(0, choice.at, self.width, f" {self.rows[choice.at].label}")

    def wanted(self, choice: Choice) -> Wanted:
        row = self.rows[choice.at]
        return Refusal(row.refusal) if row.part is None else Part(row.part)


@dataclass(frozen=True, slots=True)
class WeekMarks:
    """Hours in cells `height` rows high, the first one `left` cells from the edge."""

    week: Week
    clock: Clock
    left: int
    hours: Spread
    height: int

    @property
    def first(self) -> Choice:
        counts = [count for day in self.week.counts for count in day]
        at = counts.index(max(counts))
        return Choice(at, at)

    def moved(self, choice: Choice, across: int, down: int, *, extend: bool) -> Choice:
        day, hour = divmod(choice.at, HOURS)
        day = min(max(day + down, 0), len(WEEKDAYS) - 1)
        at = day * HOURS + min(max(hour + across, 0), HOURS - 1)
        return Choice(at, at)

    def at_cell(self, x: int, y: int) -> int | None:
        day, hour = y // self.height, self.hours.bar_at(x - self.left)
        if hour is None or not 0 <= day < len(WEEKDAYS):
            return None
        return day * HOURS + hour

    def said(self, choice: Choice | None, width: int) -> Line:
        at, before = (self.first, "busiest: ") if choice is None else (choice, "")
        day, hour = divmod(at.at, HOURS)
        count = self.week.counts[day][hour]
        events = f"{count:,} of {self.week.total:,} events"
        span = f"{WEEKDAYS[day]} {hour:02}:00 – {(hour + 1) % HOURS:02}:00"
        notes = (f"{before}{span}", events, f"hours in {self.clock.zone_name}")
        if choice is None:
            return _notes((*notes, *undated(self.week.undated)))
        return (Piece(f" {' · '.join(notes)}", "accent"),)

    def spot(self, choice: Choice) -> Spot:
        """The count where it fits into the cell."""
        day, hour = divmod(choice.at, HOURS)
        count = self.week.counts[day][hour]
        cells = self.hours.cells(hour)
        fitting = (text for text in (str(count), short(count)) if len(text) <= len(cells))
        text = f"{next(fitting, '*'):^{len(cells)}}"
        top = day * self.height + (self.height - 1) // 2
        return Spot(self.left + cells.start, top, len(cells), text)

    def wanted(self, choice: Choice) -> Wanted:
        return Refusal(NO_QUERY)


def _stretch(choice: Choice) -> Stretch:
    return Stretch(*sorted(choice))


def _notes(notes: Sequence[str]) -> Line:
    return (Piece(f" {' · '.join(notes)}", "muted"),)

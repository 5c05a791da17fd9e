"""The numbers behind a chart: as rows for the screen, as CSV, and as text."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

from logexplorer.model.charts import HOURS, WEEKDAYS, Week
from logexplorer.model.results import Bin, Histogram, Top
from logexplorer.views.clean import clean
from logexplorer.views.times import Clock

Cell = str | int | float | datetime | None

LOGIN, FAILED = "login", "login_failed"
_GAP = "  "


@dataclass(frozen=True, slots=True)
class Numbers:
    """A table; `notes` say what stands in none of its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


def of_histogram(histogram: Histogram, clock: Clock) -> Numbers:
    """A row for each bar: when it begins, how many events, and how many of each series."""
    names = tuple(name or f"(no {histogram.by})" for name in histogram.series)
    rows: list[tuple[Cell, ...]] = []
    for each in histogram.bins:
        counts = (each.counts.get(name, 0) for name in histogram.series)
        rows.append((clock.local(each.start), each.total, *counts))
    columns = (f"start ({clock.zone_name})", "events", *names)
    return Numbers(columns, tuple(rows), undated(histogram.undated))


def of_logins(histogram: Histogram, clock: Clock) -> Numbers:
    """A row for each bar: logins, failed logins, and which part of both failed."""
    rows = tuple(
        (
            clock.local(each.start),
            each.counts.get(LOGIN, 0),
            each.counts.get(FAILED, 0),
            failed_part(each),
        )
        for each in histogram.bins
    )
    columns = (f"start ({clock.zone_name})", LOGIN, FAILED, "failed %")
    return Numbers(columns, rows, undated(histogram.undated))


def failed_part(each: Bin) -> float | None:
    """Failed logins in percent of all that were tried, to a tenth; None where none were."""
    tried = each.counts.get(LOGIN, 0) + each.counts.get(FAILED, 0)
    return round(100 * each.counts.get(FAILED, 0) / tried, 1) if tried else None


def of_top(top: Top) -> Numbers:
    """A row for each value; then the values that are not among them, and the missing ones."""
    rows: list[tuple[Cell, ...]] = [
        (value.value, value.count, percent(value.count, top.total)) for value in top.values
    ]
    notes = []
    if rest := others(top):
        notes.append(f"{top.distinct - len(top.values):,} other values: {rest:,} events")
    if top.missing:
        notes.append(f"without a value: {top.missing:,} events")
    return Numbers((top.field, "events", "%"), tuple(rows), tuple(notes))


def others(top: Top) -> int:
    """The events whose value is not among the most frequent ones."""
    return top.total - top.missing - sum(value.count for value in top.values)


def percent(part: int, whole: int) -> float:
    """A part of a whole in percent, to a tenth."""
    return round(100 * part / whole, 1) if whole else 0.0


def of_week(week: Week, clock: Clock) -> Numbers:
    """A row for each hour of each weekday."""
    rows = tuple(
        (WEEKDAYS[day], f"{hour:02}:00", week.counts[day][hour])
        for day in range(len(WEEKDAYS))
        for hour in range(HOURS)
    )
    return Numbers(("weekday", f"hour ({clock.zone_name})", "events"), rows, undated(week.undated))


def undated(count: int) -> tuple[str, ...]:
    """What is said of events without a time, if there are any."""
    return (f"without a time: {count:,} {'event' if count == 1 else 'events'}",) if count else ()


def csv_of(numbers: Numbers) -> str:
    """CSV (RFC 4180) with ISO 8601 times; values are data and stay as they are."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(numbers.columns)
    for row in numbers.rows:
        writer.writerow([_exact(cell) for cell in row])
    return text.getvalue()


def lines_of(numbers: Numbers) -> Iterator[str]:
    """The table with its columns aligned, numbers at their right ends; then the notes."""
    shown = [[clean(name) for name in numbers.columns]]
    shown += [[_shown(cell) for cell in row] for row in numbers.rows]
    right = [_is_number(column) for column in zip(*numbers.rows, strict=True)]
    right += [False] * (len(numbers.columns) - len(right))
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = zip(row, widths, right, strict=True)
        yield _GAP.join(_set(*cell) for cell in cells).rstrip()
    yield from numbers.notes


def _exact(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat().replace("+00:00", "Z")
    return "" if cell is None else str(cell)


def _shown(cell: Cell) -> str:
    match cell:
        case None:
            return "-"
        case datetime():
            return cell.replace(tzinfo=None).isoformat(" ", "seconds")
        case int():
            return f"{cell:,}"
    return clean(str(cell))


def _is_number(column: Sequence[Cell]) -> bool:
    return any(isinstance(cell, int | float) for cell in column)


def _set(text: str, width: int, right: bool) -> str:
    return f"{text:>{width}}" if right else f"{text:<{width}}"

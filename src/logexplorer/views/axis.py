"""What stands beneath the bars of a histogram: times, the bars' width, and what is chosen."""

from datetime import datetime, timedelta

from logexplorer.model.period import Period
from logexplorer.model.results import Histogram
from logexplorer.views.bars import Stretch
from logexplorer.views.spread import Spread
from logexplorer.views.text import Line, Piece
from logexplorer.views.times import Clock

_LEAST_APART = 14
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_UNITS = ((86_400_000_000, "d"), (3_600_000_000, "h"), (60_000_000, "min"), (1_000_000, "s"))


def axis(histogram: Histogram, spread: Spread, width: int, clock: Clock) -> Line:
    """Times under their bars, and at the end what one bar stands for, if there are more."""
    # Of one bar there is nothing to compare: how narrow it could be says nothing.
    note = f" {amount(histogram.width)} a bar" if len(histogram.bins) > 1 else ""
    room = max(width - len(note), 0)
    text, day = "", ""
    for number in range(0, len(histogram.bins), spread.step(_LEAST_APART)):
        label, day = label_at(histogram, number, day, clock)
        if (start := spread.start(number)) + len(label) + 1 < room:
            text = f"{text:<{start}}└{label}"
    return (Piece(f"{text:<{room}}{note}"[:width], "muted"),)


def chosen_axis(
    histogram: Histogram, chosen: Stretch, period: Period, spread: Spread, width: int, clock: Clock
) -> Line:
    """A mark under the chosen bars; beside it from when to when they reach, and their events."""
    start = spread.start(chosen.first)
    length = max(spread.cells(chosen.last).stop - start, 0)
    events = sum(each.total for each in histogram.bins[chosen.first : chosen.last + 1])
    counted = f"{events:,} {'event' if events == 1 else 'events'}"
    ends = (clock.local(histogram.bins[at].start).year for at in (0, -1))
    text = period_text(period, clock, years=len(set(ends)) > 1)
    said = Piece(f" {text} · {counted} ", "accent")
    before, after = start, width - start - length
    mark = Piece("▀" * length, "accent")
    if after >= len(said.text):
        return (Piece(" " * start), mark, said)
    if before >= len(said.text):
        return (Piece(" " * (start - len(said.text))), said, mark)
    half = max(length - len(said.text), 0) // 2
    return (
        Piece(" " * min(start, max(width - len(said.text), 0))),
        Piece("▀" * half, "accent"),
        said,
        Piece("▀" * max(length - half - len(said.text), 0), "accent"),
    )


def amount(width: timedelta) -> str:
    """A round stretch of time in its largest unit: `1 d`, `15 min`, `200 ms`."""
    microseconds = width // timedelta(microseconds=1)
    for size, unit in _UNITS:
        if microseconds >= size and not microseconds % size:
            return f"{microseconds // size} {unit}"
    return f"{microseconds / 1000:g} ms"


def period_text(period: Period, clock: Clock, *, years: bool = False) -> str:
    """From when to when, in the zone; `since ...` or `until ...` where one side is open.

    This year is not named, unless there are other `years`, too.
    """
    match period:
        case Period(None, None):
            return "all time"
        case Period(since, None) if since is not None:
            return f"since {_moment(since, clock)}"
        case Period(None, until) if until is not None:
            return f"until {_moment(until, clock)}"
    return _span(period, clock, years)


def _span(period: Period, clock: Clock, years: bool) -> str:
    assert period.since is not None and period.until is not None
    since, until = (_moment(each, clock) for each in (period.since, period.until))
    year = str(clock.local(clock.now).year)
    if since[:10] == until[:10]:
        until = until[11:]
    if not years and since.startswith(year) and until.startswith(year):
        since, until = since[5:], until[5:]
    return f"{since} – {until}"


def _moment(instant: datetime, clock: Clock) -> str:
    """No more of date and time than there is to say."""
    local = clock.local(instant).replace(tzinfo=None)
    if local.microsecond % 1000:
        return local.isoformat(" ", "microseconds")
    if local.second or local.microsecond:
        return local.isoformat(" ", "milliseconds" if local.microsecond else "seconds")
    return local.isoformat(" ", "minutes")


def label_at(histogram: Histogram, number: int, day_before: str, clock: Clock) -> tuple[str, str]:
    """The bar's time, and its day; a day that was named just before is not named again."""
    local = clock.local(histogram.bins[number].start)
    day = local.strftime("%m-%d")
    if histogram.width >= _DAY:
        return f"{local:%Y-%m-%d}", day
    time = local.strftime("%H:%M" if histogram.width >= _MINUTE else "%H:%M:%S")
    return time if day == day_before else f"{day} {time}", day

"""Quarters of an hour in UTC, folded to the weekdays and hours of a zone.

Each quarter is moved by the offset that its zone had at that very time, so that daylight saving
is kept: an hour that the clocks skipped is empty, one that they showed twice counts twice.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo

from logexplorer.model.charts import HOURS, WEEKDAYS, Week
from logexplorer.store.quarters import QUARTER

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCHS_WEEKDAY = 3
_HOUR = 3_600


def folded(quarters: Iterable[tuple[int, int]], undated: int, zone: tzinfo | None) -> Week:
    """The week of a zone, None for the machine's own."""
    counts = [[0] * HOURS for _ in WEEKDAYS]
    for quarter, count in quarters:
        seconds = quarter * QUARTER
        days, hour = divmod((seconds + _offset(seconds, zone)) // _HOUR, HOURS)
        counts[(days + _EPOCHS_WEEKDAY) % len(WEEKDAYS)][hour] += count
    return Week(tuple(map(tuple, counts)), undated)


def _offset(seconds: int, zone: tzinfo | None) -> int:
    """Seconds that the zone's clocks were ahead of UTC; none where the calendar ends."""
    try:
        offset = (_EPOCH + timedelta(seconds=seconds)).astimezone(zone).utcoffset()
    except (OverflowError, ValueError, OSError):
        return 0
    return 0 if offset is None else round(offset.total_seconds())

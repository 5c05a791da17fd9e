"""Instants as people read them: absolute in a zone, or relative to now."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

_STEPS = ((60, "s"), (60, "min"), (24, "h"), (365, "d"))


@dataclass(frozen=True, slots=True)
class Clock:
    """The zone to show times in (None is the machine's own), the instant that is now, and whether
    tables show how long ago events were instead of when, or how long after the one before."""

    zone: tzinfo | None
    now: datetime
    ages: bool = False
    gaps: bool = False

    @property
    def zone_name(self) -> str:
        """A short name: `UTC`, `CET`, or the city of a zone such as Europe/Berlin."""
        key = getattr(self.zone, "key", None)
        if isinstance(key, str):
            return key.rpartition("/")[2].replace("_", " ")
        return self.now.astimezone(self.zone).tzname() or "local"

    def local(self, instant: datetime) -> datetime:
        """The instant in the zone, or in UTC where the zone would leave the calendar."""
        try:
            return instant.astimezone(self.zone)
        except (OverflowError, ValueError):
            return instant.astimezone(UTC)


def absolute(instant: datetime | None, clock: Clock) -> str:
    """Date and time to the second, 19 characters."""
    return "-" if instant is None else clock.local(instant).isoformat(" ", "seconds")[:19]


def exact(instant: datetime | None, clock: Clock) -> str:
    """Everything there is to say: microseconds, offset, and how long ago."""
    if instant is None:
        return "-"
    local = clock.local(instant)
    zone = local.strftime("%Z %z" if local.utcoffset() else "%Z")
    moment = local.replace(tzinfo=None).isoformat(" ")
    return f"{moment} {zone} ({relative(instant, clock)})"


def relative(instant: datetime | None, clock: Clock) -> str:
    """`3 h ago`, `in 2 d`; years only where days would be hundreds."""
    if instant is None:
        return "-"
    seconds = int((clock.now - instant).total_seconds())
    amount = _amount(abs(seconds))
    return f"in {amount}" if seconds < 0 else f"{amount} ago"


def gap(instant: datetime | None, before: datetime | None) -> str:
    """How long after the other: `+0.250 s`, `+12.5 s`, `+3 min`, `+2 h`; `-` for earlier."""
    if instant is None or before is None:
        return ""
    seconds = (instant - before).total_seconds()
    sign, size = "-" if seconds < 0 else "+", abs(seconds)
    if size < 60:
        return f"{sign}{size:.{3 if size < 10 else 1}f} s"
    return f"{sign}{_amount(int(size))}"


def _amount(count: int) -> str:
    for size, unit in _STEPS:
        if count < size:
            return f"{count} {unit}"
        count //= size
    return f"{count} y"

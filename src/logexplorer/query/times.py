"""A time as a query writes it: authentik's three forms, ISO 8601, or relative to now."""

import re
from datetime import UTC, datetime, timedelta

FORMS = (
    "write `2025-09-15`, `2025-09-15 10:20`, `2025-09-15 10:20:30` (UTC), "
    "`2025-09-15T10:20:30+02:00`, or `-15m`, `-2h`, `-7d`, `now`, `today`, `yesterday`"
)

_MASKS = ("%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S")
_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s?(Z|[+-]\d{2}(?::?\d{2})?)?",
    re.ASCII,
)
_AGO = re.compile(r"-(\d{1,9})([smhdw])", re.ASCII)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def moment(text: str, now: datetime) -> datetime | None:
    """The instant that `text` names, in UTC; None where it names none. `now` must be aware."""
    try:
        return _relative(text, now.astimezone(UTC)) or _masked(text) or _iso(text)
    except (ValueError, OverflowError):
        return None


def _relative(text: str, now: datetime) -> datetime | None:
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    match text:
        case "now":
            return now
        case "today":
            return today
        case "yesterday":
            return today - timedelta(days=1)
    ago = _AGO.fullmatch(text)
    return now - timedelta(**{_UNITS[ago[2]]: int(ago[1])}) if ago else None


def _masked(text: str) -> datetime | None:
    """DjangoQL reads dates with strptime, so what strptime takes unpadded is a date here too."""
    for mask in _MASKS:
        try:
            return datetime.strptime(text, mask).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def _iso(text: str) -> datetime | None:
    parts = _ISO.fullmatch(text)
    if parts is None:
        return None
    day, clock, zone = parts.groups()
    time = datetime.fromisoformat(f"{day}T{clock.replace(',', '.')}{zone or 'Z'}")
    return time.astimezone(UTC)

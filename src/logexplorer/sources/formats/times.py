"""Times as logs write them, to ISO 8601 in UTC with Z."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", re.IGNORECASE)
_LEADING = re.compile(
    r"[\[(<]?(\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)"
    r"(?: ?(Z|UTC|GMT|[+-]\d\d:?\d\d))?(?=$|[\s\])>|,;:])",
    re.IGNORECASE,
)
_APACHE = re.compile(r"\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}")

# Seconds from 1973 on; what is a thousand times larger counts milliseconds, and so on.
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNITS = ((1e8, 1e11, 1), (1e11, 1e14, 10**3), (1e14, 1e17, 10**6), (1e17, 1e20, 10**9))


def iso_time(value: Any) -> str | None:
    """An ISO 8601 text as UTC, a text without a zone being UTC; None where it is no such text."""
    if not isinstance(value, str):
        return None
    try:
        time = datetime.fromisoformat(value)
        bare = value.removesuffix("Z")
        if _is_written(bare) and (bare is not value or time.tzinfo is None):
            return bare + "Z"
        return written(time) if _ISO.match(value) else None
    except (ValueError, OverflowError):
        return None


def _is_written(value: str) -> bool:
    """Is a valid time in UTC spelt as we would, but for the Z?"""
    if len(value) == 26:
        return value[19] == "." and value[10] == "T" and value[7] == "-"
    return len(value) == 19 and value[10] == "T" and value[7] == "-"


def any_time(value: Any) -> str | None:
    """A time in any form that logs use: ISO, seconds or parts of them since 1970, Apache's."""
    if isinstance(value, str):
        return iso_time(value) or leading_time(value) or _apache(value) or _number(value)
    if isinstance(value, orjson.Fragment):
        return _number(orjson.dumps(value).decode())
    return _since_1970(value) if type(value) in (int, float) else None


def leading_time(text: str) -> str | None:
    """The time that a line of text begins with; None where it begins otherwise."""
    found = _LEADING.match(text)
    if not found:
        return None
    day, zone = found[1].replace("/", "-").replace(",", "."), found[2] or "Z"
    try:
        return written(datetime.fromisoformat(day + ("Z" if zone.isalpha() else zone)))
    except (ValueError, OverflowError):
        return None


def written(time: datetime) -> str:
    """As authentik's API writes it. Raises OverflowError for a time before year 1 in UTC."""
    if time.tzinfo is None:
        return time.isoformat() + "Z"
    return time.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def _since_1970(number: float) -> str | None:
    for lowest, highest, parts in _UNITS:
        if lowest <= number < highest:
            whole, rest = divmod(number, parts)
            microseconds = round(rest * 10**6 / parts)
            return written(_EPOCH + timedelta(seconds=whole, microseconds=microseconds))
    return None


def _number(text: str) -> str | None:
    if len(text) > 30 or not text.replace(".", "", 1).isdecimal() or not text.isascii():
        return None
    return _since_1970(float(text) if "." in text else int(text))


def _apache(text: str) -> str | None:
    if not _APACHE.fullmatch(text):
        return None
    try:
        return written(datetime.strptime(text, "%d/%b/%Y:%H:%M:%S %z"))
    except (ValueError, OverflowError):
        return None

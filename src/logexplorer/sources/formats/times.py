"""Times as logs write them, to ISO 8601 in UTC with Z."""

import re
from datetime import UTC, datetime
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
_UNITS = ((1e8, 1e11, 1), (1e11, 1e14, 10**3), (1e14, 1e17, 10**6), (1e17, 1e20, 10**9))


def iso_time(value: Any) -> str | None:
    """An ISO 8601 text as UTC, a text without a zone being UTC; None where it is no such text."""
    if not isinstance(value, str) or not _ISO.match(value):
        return None
    try:
        return written(datetime.fromisoformat(value))
    except (ValueError, OverflowError):
        return None


def any_time(value: Any) -> str | None:
    """A time in any form that logs use: ISO, seconds or parts of them since 1970, Apache's."""
    if isinstance(value, orjson.Fragment):
        value = (
            bytes(value.contents).decode() if isinstance(value.contents, bytes) else value.contents
        )
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _since_1970(value)
    if not isinstance(value, str):
        return None
    return iso_time(value) or leading_time(value) or _apache(value) or _number(value)


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
            seconds, rest = divmod(number, parts)
            time = datetime.fromtimestamp(seconds, UTC)
            return (
                written(time.replace(microsecond=int(rest * 10**6 / parts)))
                if rest
                else written(time)
            )
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

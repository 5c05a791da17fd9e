"""A stretch of time, open on either side."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_END_OF_TIME = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` up to but not including `until`; both aware, None where it is open."""

    since: datetime | None = None
    until: datetime | None = None

    def __bool__(self) -> bool:
        return self.since is not None or self.until is not None

    @property
    def texts(self) -> tuple[str, str]:
        """Since and until as a query, too, reads them: ISO 8601; "" is open."""
        since, until = (
            "" if each is None else each.isoformat().replace("+00:00", "Z")
            for each in (self.since, self.until)
        )
        return since, until


def between(first: datetime, last: datetime) -> Period:
    """From the first to the last moment, that one included; the calendar's last leaves it open."""
    return Period(first, None if last >= _END_OF_TIME else last + timedelta(microseconds=1))


EVER = Period()

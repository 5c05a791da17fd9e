"""What only charts ask for, frozen."""

from dataclasses import dataclass

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOURS = 24


@dataclass(frozen=True, slots=True)
class Week:
    """How many events there were on each weekday in each hour of a zone.

    `counts` has a row of 24 hours for each weekday, Monday first; `undated` counts the matching
    events that have no time.
    """

    counts: tuple[tuple[int, ...], ...]
    undated: int

    @property
    def total(self) -> int:
        """All events that have a time."""
        return sum(map(sum, self.counts))

    @property
    def greatest(self) -> int:
        """The most events that there were in one hour of a weekday."""
        return max(map(max, self.counts))

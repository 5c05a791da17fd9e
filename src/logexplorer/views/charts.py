"""Which charts there are, and what is chosen for each."""

from dataclasses import dataclass, replace
from typing import Literal

from logexplorer.views.text import Line, Piece

ChartName = Literal["time", "top", "week", "user", "logins"]

TITLES: dict[ChartName, str] = {
    "time": "Over time",
    "top": "Top values",
    "week": "Week",
    "user": "One user",
    "logins": "Logins",
}
FIELDS = ("action", "level", "app", "user.username", "client_ip", "context.geo.country")
"""The fields that are offered; any other can be typed."""


@dataclass(frozen=True, slots=True)
class View:
    """The chart that is shown. `user` None stands for the one with most events."""

    chart: ChartName = "time"
    stacked_by: str = "action"
    top_of: str = "user.username"
    user: str | None = None

    def stepped(self, steps: int) -> "View":
        """Another chart, so many further."""
        names = list(TITLES)
        return replace(self, chart=names[(names.index(self.chart) + steps) % len(names)])

    @property
    def field(self) -> str | None:
        """The field that the chart counts by; None where it has no choice of one."""
        match self.chart:
            case "time":
                return self.stacked_by
            case "top":
                return self.top_of
        return None

    def by(self, field: str) -> "View":
        """The chart by another field."""
        if self.chart == "top":
            return replace(self, top_of=field)
        return replace(self, chart="time", stacked_by=field)

    @property
    def file(self) -> str:
        """What its export is called unless the user says otherwise."""
        return f"{TITLES[self.chart].lower().replace(' ', '-')}.csv"


def tabs(view: View, note: str) -> Line:
    """All charts, the shown one marked; then what this one is about."""
    pieces = [
        Piece(f" ❯{title} " if name == view.chart else f"  {title} ", _role(name == view.chart))
        for name, title in TITLES.items()
    ]
    return (*pieces, Piece(f"  {note}", "title"))


def _role(chosen: bool) -> Literal["key", "muted"]:
    return "key" if chosen else "muted"

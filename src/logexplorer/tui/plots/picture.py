"""A chart of a search: asked for, drawn, and with its numbers; all of it in a thread."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from logexplorer.model.results import Histogram, Top
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.tui.plots.drawing import Drawing, Size, empty
from logexplorer.tui.plots.logins import logins
from logexplorer.tui.plots.over_time import columns, over_time
from logexplorer.tui.plots.top import top_values, values_in
from logexplorer.tui.plots.week import week_map
from logexplorer.tui.questions import fitting, histogram
from logexplorer.tui.theme import Look, look_for
from logexplorer.views import numbers
from logexplorer.views.charts import TITLES, View
from logexplorer.views.narrow import comparison
from logexplorer.views.numbers import FAILED, LOGIN, Numbers
from logexplorer.views.times import Clock

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

USERS = 8
"""The users with most events, of whom one can be chosen without typing."""

_LOGINS = f'action in ("{LOGIN}", "{FAILED}")'


@dataclass(frozen=True, slots=True)
class Request:
    """Everything that a picture depends on."""

    search: Search
    view: View
    size: Size
    clock: Clock
    look: Look


@dataclass(frozen=True, slots=True)
class Picture:
    """What was drawn; `note` says what it is about, `users` who could be chosen."""

    request: Request
    note: str
    drawing: Drawing
    numbers: Numbers
    users: tuple[str, ...] = ()

    @property
    def view(self) -> View:
        """Which chart it is."""
        return self.request.view

    @property
    def title(self) -> str:
        """The chart and what it is about."""
        return f"{TITLES[self.view.chart]}: {self.note}" if self.note else TITLES[self.view.chart]


def picture(explorer: "Explorer", request: Request, stop: Stop) -> Picture:
    """Ask and draw."""
    match request.view.chart:
        case "time":
            return _over_time(explorer, request, stop)
        case "top":
            return _top(explorer, request, stop)
        case "week":
            return _week(explorer, request, stop)
        case "user":
            return _user(explorer, request, stop)
        case "logins":
            return _logins(explorer, request, stop)


def written(drawn: Picture, file: str, explorer: "Explorer", stop: Stop) -> str:
    """What a file of this name holds: chart and numbers as text, else the numbers as CSV."""
    if not file.lower().endswith((".txt", ".text")):
        return numbers.csv_of(drawn.numbers)
    # A text has no colours: there, each series has a character.
    look = look_for("plain", 0, ascii=drawn.request.look.ascii)
    plain = picture(explorer, replace(drawn.request, look=look), stop)
    return "".join(f"{line}\n" for line in _lines(plain))


def _lines(drawn: Picture) -> Iterator[str]:
    yield drawn.title
    yield ""
    yield from (strip.text.rstrip() for strip in drawn.drawing.rows)
    yield ""
    yield from numbers.lines_of(drawn.numbers)


def _over_time(explorer: "Explorer", request: Request, stop: Stop) -> Picture:
    by, wide = request.view.stacked_by, columns(request.size.width)
    ask = histogram if by in ("action", "level") else fitting
    answer = ask(explorer, request.search, by, wide, stop)
    return _in_time(request, answer, f"by {answer.by}", stop)


def _in_time(
    request: Request, answer: Histogram, note: str, stop: Stop, users: tuple[str, ...] = ()
) -> Picture:
    stop.check()
    period, clock = request.search.period, request.clock
    drawing = over_time(answer, period, clock, request.size, request.look)
    return Picture(request, note, drawing, numbers.of_histogram(answer, clock), users)


def _top(explorer: "Explorer", request: Request, stop: Stop) -> Picture:
    field, size = request.view.top_of, request.size
    top = explorer.top(request.search, field, values_in(size.height), stop)
    stop.check()
    drawing = top_values(top, size, request.look)
    return Picture(request, f"of {field}", drawing, numbers.of_top(top))


def _week(explorer: "Explorer", request: Request, stop: Stop) -> Picture:
    clock = request.clock
    week = explorer.week(request.search, clock.zone, stop)
    stop.check()
    drawing = week_map(week, clock, request.size, request.look)
    note = f"hours in {clock.zone_name}"
    return Picture(request, note, drawing, numbers.of_week(week, clock))


def _user(explorer: "Explorer", request: Request, stop: Stop) -> Picture:
    """The user who was chosen, else the one with most events."""
    top = explorer.top(request.search, "user.username", USERS, stop)
    users = tuple(value.value for value in top.values if value.value is not None)
    name = request.view.user if request.view.user is not None else next(iter(users), None)
    part = None if name is None else comparison("user.username", name, equal=True)
    if name is None or part is None:
        return _nobody(request, top)
    search = explorer.narrowed(request.search, part)
    answer = fitting(explorer, search, "action", columns(request.size.width), stop)
    return _in_time(request, answer, f"{name}, by action", stop, users)


def _nobody(request: Request, top: Top) -> Picture:
    drawing = empty("no event with a user", request.size, request.look)
    return Picture(request, "", drawing, numbers.of_top(top))


def _logins(explorer: "Explorer", request: Request, stop: Stop) -> Picture:
    search = explorer.narrowed(request.search, _LOGINS)
    answer = fitting(explorer, search, "action", columns(request.size.width), stop)
    stop.check()
    period, clock = request.search.period, request.clock
    drawing = logins(answer, period, clock, request.size, request.look)
    return Picture(request, "below: failed %", drawing, numbers.of_logins(answer, clock))

"""The log table's titles, and an event's cells in its columns."""

from collections.abc import Callable
from typing import NamedTuple

from logexplorer.model.event import Event
from logexplorer.views.about import summary
from logexplorer.views.fields import said
from logexplorer.views.paths import last_step, value_at
from logexplorer.views.summary import place, severity, text_of, what, who
from logexplorer.views.text import Line, Piece, plain
from logexplorer.views.times import Clock, absolute, gap, relative

CUT = 512
"""No cell is wider than this many characters, so that a value of megabytes costs nothing here."""
TIME_AND_GAP = 19
_READABLE = 9
TIMES = (19, 14, 11, 5)
"""Cells of a time with its year, without it, without its seconds too, and of a day alone."""
_DATE = 10
"""Of a day with its year."""

_SIGNS = {
    (False, False): Piece(" "),
    (True, False): Piece("●", "accent"),
    (False, True): Piece("◆", "warning"),
    (True, True): Piece("◈", "accent"),
}


class Column(NamedTuple):
    """A column's name and its width in cells; `gap` cells follow it.

    Times without a year are of this `year`.
    """

    name: str
    width: int
    gap: int = 1
    year: str = ""


def title(column: Column, clock: Clock) -> str:
    """What the head of the column says; the zone of the times is always part of it."""
    if column.name != "time":
        return TITLES.get(column.name) or _end_of(column.name, column.width)
    if clock.gaps:
        return f"Time ({clock.zone_name}), gap" if column.width >= TIME_AND_GAP else "Gap"
    return "Age" if clock.ages else f"Time ({clock.zone_name})"


def head(columns: tuple[Column, ...], clock: Clock, left_out: int) -> tuple[Line, ...]:
    """The titles; the last counts the columns that found no room, where it has room for that."""
    titles: list[Line] = [(Piece(title(column, clock), "title"),) for column in columns]
    room, said = columns[-1].width - len(plain(titles[-1])) - 2, f"+{left_out}"
    if left_out and len(said) <= room:
        blank = " " * (room + 2 - len(said))
        titles[-1] = (*titles[-1], Piece(blank), Piece(said, "muted"))
    return tuple(titles)


def sign(*, marked: bool, bookmarked: bool) -> Piece:
    """What stands before a row."""
    return _SIGNS[marked, bookmarked]


def cells(
    event: Event, columns: tuple[Column, ...], clock: Clock, before: Event | None = None
) -> tuple[Line, ...]:
    """The event's text in each column, not yet cleaned nor fitted to the width.

    `before` is the event that gaps are counted from.
    """
    return tuple(
        _gap(event, before, column, clock)
        if clock.gaps and column.name == "time"
        else _CELLS.get(column.name, _value)(event, column, clock)
        for column in columns
    )


def _gap(event: Event, before: Event | None, column: Column, clock: Clock) -> Line:
    text = gap(event.created, before.created if before else None)
    if column.width < TIME_AND_GAP:
        return (Piece(f"{text:>{max(column.width - 1, 0)}}"),)
    time = absolute(event.created, clock)[-8:]
    return (Piece(time, "muted"), Piece(f"{text:>{TIME_AND_GAP - len(time)}}"))


def _time(event: Event, column: Column, clock: Clock) -> Line:
    if clock.ages:
        return (Piece(relative(event.created, clock), "muted"),)
    return (Piece(_fitting(absolute(event.created, clock), column), "muted"),)


def _fitting(time: str, column: Column) -> str:
    """As much of it as there is room for. The month always stays: logs span months."""
    full, month, minutes, day = TIMES
    width = column.width
    if width >= full or len(time) < full:
        return time
    if not time.startswith(column.year) and width >= _DATE:
        return time[:_DATE]
    short = time[-month:]
    return short if width >= month else short[: minutes if width >= minutes else day]


def _action(event: Event, column: Column, clock: Clock) -> Line:
    return (Piece(what(event)[:CUT], severity(event)),)


def _level(event: Event, column: Column, clock: Clock) -> Line:
    return (Piece((event.level or "")[:CUT], severity(event)),)


def _user(event: Event, column: Column, clock: Clock) -> Line:
    name, more = who(event)
    if not more:
        return (Piece(name[:CUT] or "-"),)
    return (Piece(name[:CUT]), Piece(f" {more}"[:CUT], "muted"))


def _client_ip(event: Event, column: Column, clock: Clock) -> Line:
    address = event.client_ip or "-"
    # A torn place is noise: it is there where some of it can be read.
    where = place(event)
    if column.width <= len(address) + min(len(where), _READABLE):
        where = ""
    return (Piece(address), Piece(f" {where}"[:CUT], "muted")) if where else (Piece(address),)


def _app(event: Event, column: Column, clock: Clock) -> Line:
    app = event.app or ""
    # Nearly all apps are authentik's own modules: where it is tight, the part that differs counts.
    return (Piece((app if column.width > 20 else app.removeprefix("authentik."))[:CUT]),)


def _brand(event: Event, column: Column, clock: Clock) -> Line:
    return (Piece(text_of(event.brand.get("name"))[:CUT]),)


def _summary(event: Event, column: Column, clock: Clock) -> Line:
    return (Piece(summary(event)[:CUT]),)


def _value(event: Event, column: Column, clock: Clock) -> Line:
    value = value_at(event, column.name)
    if value is None:
        return ()
    text, role = said(value)
    return (Piece(text[:CUT], "" if role == "accent" else role),)


def _end_of(path: str, width: int) -> str:
    if len(path) <= width:
        return path
    end = last_step(path)
    return end if len(end) <= width else f"{end[: max(width - 1, 0)]}…"


TITLES = {
    "time": "Time",
    "action": "Action",
    "level": "Level",
    "user": "User",
    "client_ip": "Client IP",
    "app": "App",
    "brand": "Brand",
    "summary": "Summary",
}
"""The columns that are more than a value of the event."""
_CELLS: dict[str, Callable[[Event, Column, Clock], Line]] = {
    "time": _time,
    "action": _action,
    "level": _level,
    "user": _user,
    "client_ip": _client_ip,
    "app": _app,
    "brand": _brand,
    "summary": _summary,
}

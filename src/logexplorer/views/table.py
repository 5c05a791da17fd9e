"""The log table's columns for a width, and an event's cells in them."""

from collections.abc import Callable
from typing import NamedTuple

from logexplorer.model.event import Event
from logexplorer.views.summary import place, severity, summary, what, who
from logexplorer.views.text import Line, Piece
from logexplorer.views.times import Clock, absolute, gap, relative

_CUT = 512
"""No cell is wider than this many characters, so that a value of megabytes costs nothing here."""


class Column(NamedTuple):
    """A column's name and its width in cells; `gap` cells follow it."""

    name: str
    width: int
    gap: int = 1


_WIDTHS = (
    (170, (("time", 19), ("action", 27), ("user", 28), ("client_ip", 36), ("app", 24))),
    (130, (("time", 19), ("action", 22), ("user", 18), ("client_ip", 30), ("app", 14))),
    (100, (("time", 19), ("action", 21), ("user", 16), ("client_ip", 19), ("app", 12))),
    (64, (("time", 14), ("action", 20), ("user", 13), ("client_ip", 15))),
    (44, (("time", 14), ("action", 14), ("user", 12))),
    (0, (("time", 8), ("action", 14))),
)
_LEAST_SUMMARY = 12
_TIME_AND_GAP = 19


def columns_for(width: int) -> tuple[Column, ...]:
    """The columns that a table of this many cells has; the last one takes what is left."""
    fixed = next(columns for least, columns in _WIDTHS if width >= least)
    columns = tuple(Column(name, size, 2 if width >= 130 else 1) for name, size in fixed)
    left = width - sum(column.width + column.gap for column in columns)
    if left >= _LEAST_SUMMARY:
        return (*columns, Column("summary", left, 0))
    last = columns[-1]
    return (*columns[:-1], Column(last.name, max(last.width + last.gap + left, 1), 0))


def title(column: Column, clock: Clock) -> str:
    """What the head of the column says; the zone of the times is always part of it."""
    if column.name != "time":
        return _TITLES[column.name]
    if clock.gaps:
        return f"Time ({clock.zone_name}), gap" if column.width >= _TIME_AND_GAP else "Gap"
    return "Age" if clock.ages else f"Time ({clock.zone_name})"


def cells(
    event: Event, columns: tuple[Column, ...], clock: Clock, before: Event | None = None
) -> tuple[Line, ...]:
    """The event's text in each column, not yet cleaned nor fitted to the width.

    `before` is the event that gaps are counted from.
    """
    return tuple(
        _gap(event, before, column, clock)
        if clock.gaps and column.name == "time"
        else _CELLS[column.name](event, column, clock)
        for column in columns
    )


def _gap(event: Event, before: Event | None, column: Column, clock: Clock) -> Line:
    text = gap(event.created, before.created if before else None)
    if column.width < _TIME_AND_GAP:
        return (Piece(f"{text:>{column.width - 1}}"),)
    time = absolute(event.created, clock)[-8:]
    return (Piece(time, "muted"), Piece(f"{text:>{column.width - len(time)}}"))


def _time(event: Event, column: Column, clock: Clock) -> Line:
    if clock.ages:
        return (Piece(relative(event.created, clock), "muted"),)
    return (Piece(absolute(event.created, clock)[-column.width :], "muted"),)


def _action(event: Event, column: Column, clock: Clock) -> Line:
    return (Piece(what(event)[:_CUT], severity(event)),)


def _user(event: Event, column: Column, clock: Clock) -> Line:
    name, more = who(event)
    if not more:
        return (Piece(name[:_CUT] or "-"),)
    return (Piece(name[:_CUT]), Piece(f" {more}"[:_CUT], "muted"))


def _client_ip(event: Event, column: Column, clock: Clock) -> Line:
    address = event.client_ip or "-"
    where = place(event) if column.width > 20 else ""
    return (Piece(address), Piece(f" {where}"[:_CUT], "muted")) if where else (Piece(address),)


def _app(event: Event, column: Column, clock: Clock) -> Line:
    app = event.app or ""
    # Nearly all apps are authentik's own modules: where it is tight, the part that differs counts.
    return (Piece((app if column.width > 20 else app.removeprefix("authentik."))[:_CUT]),)


def _summary(event: Event, column: Column, clock: Clock) -> Line:
    return (Piece(summary(event)[:_CUT]),)


_TITLES = {
    "action": "Action",
    "user": "User",
    "client_ip": "Client IP",
    "app": "App",
    "summary": "Summary",
}
_CELLS: dict[str, Callable[[Event, Column, Clock], Line]] = {
    "time": _time,
    "action": _action,
    "user": _user,
    "client_ip": _client_ip,
    "app": _app,
    "summary": _summary,
}

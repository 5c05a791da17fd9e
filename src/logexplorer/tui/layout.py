"""Rows of details, wrapped to a width; made in a thread, since an event may be megabytes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from logexplorer.model.event import Event
from logexplorer.model.kept import Bookmark
from logexplorer.tui.paint import wrap
from logexplorer.tui.theme import Look
from logexplorer.views.row import Form, Row, Within
from logexplorer.views.text import Line
from logexplorer.views.times import Clock


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows of text that are as wide as the panel, and what to call them.

    `items` are the logical rows and `starts` where each begins. Layouts of the same `subject` show
    the same thing, perhaps folded otherwise.
    """

    title: str
    rows: tuple[Line, ...]
    items: tuple[Row, ...] = ()
    starts: tuple[int, ...] = ()
    subject: object = None


NOTHING = Layout("Details", ())


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a panel shows: an event in a form, or two events compared."""

    event: Event
    form: Form
    clock: Clock
    width: int
    folded: Collection[Within] = ()
    equal: bool = False
    other: Event | None = None
    bookmark: Bookmark | None = None


def lay_out(wanted: Wanted, look: Look) -> Layout:
    """What is wanted in rows of at most so many cells."""
    # Only here, in a thread: the first paint waits for no import that it does not need.
    from logexplorer.views.changes import compared_rows
    from logexplorer.views.details import noted, rows, title_of

    event, other, form = wanted.event, wanted.other, wanted.form
    if form == "compare" and other is not None:
        items = tuple(compared_rows(event, other, wanted.clock, equal=wanted.equal))
        return wrapped(title_of(form), items, wanted.width, look, (event.id, other.id))
    items = rows(event, form, wanted.clock, wanted.folded, equal=wanted.equal)
    if form in ("fields", "diff"):
        items = (*noted(wanted.bookmark), *items)
    return wrapped(title_of(form), items, wanted.width, look, (event.id, form))


def wrapped(
    title: str, items: Iterable[Row], width: int, look: Look, subject: object = None
) -> Layout:
    """The rows wrapped to the width."""
    every = tuple(items)
    lines: list[Line] = []
    starts: list[int] = []
    for item in every:
        starts.append(len(lines))
        lines += wrap(item.line, width, look, min(item.indent, width // 3))
    return Layout(title, tuple(lines), every, tuple(starts), subject)

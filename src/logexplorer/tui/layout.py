"""An event's details, wrapped to a width; made in a thread, since an event may be megabytes."""

from dataclasses import dataclass

from logexplorer.model.event import Event
from logexplorer.tui.paint import wrap
from logexplorer.tui.theme import Look
from logexplorer.views.details import Form, lines, title_of
from logexplorer.views.text import Line
from logexplorer.views.times import Clock


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows of text that are as wide as the panel, and what to call them."""

    title: str
    rows: tuple[Line, ...]


NOTHING = Layout("Details", ())


def lay_out(event: Event, form: Form, clock: Clock, width: int, look: Look) -> Layout:
    """The event in this form in rows of at most `width` cells."""
    rows = tuple(row for line in lines(event, form, clock) for row in wrap(line, width, look))
    return Layout(title_of(form), rows)

"""One event in full: what happened, what authentik's page shows for it, then every field."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from logexplorer.model.event import Event
from logexplorer.model.kept import Bookmark
from logexplorer.views.about import object_name, summary
from logexplorer.views.changes import diff_rows
from logexplorer.views.fields import below, bounded, field_rows
from logexplorer.views.forms.parts import text_rows
from logexplorer.views.forms.registry import form_rows
from logexplorer.views.row import BLANK, Form, Row, Within, fold, section
from logexplorer.views.summary import place, severity, text_of, what, who
from logexplorer.views.text import Line, Piece
from logexplorer.views.times import Clock, exact

ALL_FIELDS = "All fields"
MOST = 10_000
"""Lines of one event; its original text shows all of it."""


def rows(
    event: Event,
    form: Form,
    clock: Clock,
    folded: Collection[Within] = (),
    *,
    equal: bool = False,
) -> tuple[Row, ...]:
    """The event as logical lines, not yet cleaned nor wrapped; `equal` shows what is the same."""
    match form:
        case "json":
            text = json.dumps(event.record, ensure_ascii=False, indent=2, default=str)
            lines = (Row((Piece(line),), indent=_depth(line) + 2) for line in text.split("\n"))
            return tuple(_readable(lines))
        case "original":
            return tuple(Row((Piece(line),)) for line in event.original.split("\n"))
        case "diff":
            changes = _readable(diff_rows(event, equal=equal))
            return (*_title(event, clock, about=_object(event)), BLANK, *changes)
        case _:
            return tuple(fold(_fields(event, clock), folded))


def noted(bookmark: Bookmark | None) -> Iterator[Row]:
    """That the event is bookmarked, and the note."""
    if bookmark is not None:
        yield Row((Piece("◆ ", "warning"), Piece(bookmark.note or "bookmarked")))


def title_of(form: Form) -> str:
    """What the panel is called when it shows this form."""
    return _TITLES[form]


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _fields(event: Event, clock: Clock) -> Iterator[Row]:
    form = list(_readable(form_rows(event)))
    shown = form or list(_readable(_texts(event)))
    yield from _title(event, clock, about="" if form else summary(event).partition("\n")[0])
    yield from _head(event)
    if shown and shown[0] != BLANK:
        yield BLANK
    yield from shown
    yield from section(ALL_FIELDS, _readable(field_rows(event)))


def _texts(event: Event) -> Iterator[Row]:
    """What a log without forms says in many lines, such as a traceback."""
    texts = {"message": event.message}
    texts |= {below("context", key): value for key, value in event.context.items()}
    for path, text in texts.items():
        if isinstance(text, str) and "\n" in text.strip():
            yield from section(path, text_rows(text, path))


def _readable(rows: Iterable[Row]) -> Iterator[Row]:
    """As many as one can look at: an event of a million keys is not to be waited for."""
    rest = iter(rows)
    yield from islice(rest, MOST)
    if next(rest, None) is not None:
        yield Row((Piece(f"… more than {MOST:,} lines (R shows all)", "muted"),))


def _object(event: Event) -> str:
    """Of a change the object alone, since its fields follow."""
    affected = event.context.get("model")
    return object_name(affected) if isinstance(affected, Mapping) else summary(event)


def _title(event: Event, clock: Clock, *, about: str) -> Iterator[Row]:
    happened = Piece(what(event) or "Log line", severity(event) or "title")
    yield Row((happened,), "action", event.action)
    if about:
        yield Row((Piece(bounded(about)),))
    created = event.record.get("created")
    when = exact(event.created, clock) if event.created else "at no known time"
    yield Row((Piece(when, "muted"),), "created" if created else "", created)


def _head(event: Event) -> Iterator[Row]:
    name, more = who(event)
    where = place(event)
    if name or more:
        yield _told("by ", name or "-", more, "user.username" if name else "", name)
    device = event.context.get("device")
    if isinstance(device, Mapping) and not more.startswith("via "):
        via = text_of(device.get("name"))
        yield _told("via ", via, "", "context.device.name", device.get("name"))
    if event.client_ip or where:
        path = "client_ip" if event.client_ip else ""
        yield _told("from ", event.client_ip or "-", where, path, event.client_ip)
    if brand := text_of(event.brand.get("name")):
        yield _told("brand ", brand, "", "brand.name", brand)
    if event.app:
        yield _told("app ", event.app, "", "app", event.app)


def _told(label: str, text: str, more: str, path: str, value: object) -> Row:
    line: Line = (Piece(label, "muted"), Piece(text))
    return Row((*line, Piece(f" {more}", "muted")) if more else line, path, value)


_TITLES = {
    "fields": "Details",
    "json": "JSON",
    "original": "Original",
    "diff": "Changes",
    "compare": "Two events compared",
}

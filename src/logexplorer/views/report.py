"""The bookmarked events of a search as a Markdown text, to be sent to somebody."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import chain, islice

from logexplorer.model.event import Event
from logexplorer.model.kept import Bookmark
from logexplorer.model.period import Period
from logexplorer.model.report import Noted, Report
from logexplorer.views.about import summary
from logexplorer.views.changes import changed_texts
from logexplorer.views.diff import changes_of
from logexplorer.views.fields import below, bounded, paths, said
from logexplorer.views.markdown import escaped, fenced, table
from logexplorer.views.row import Row
from logexplorer.views.status import Counts, counted, ordered
from logexplorer.views.summary import place, what, who

_MOST = 200
"""Rows of one table; the event itself has all."""
_LONGEST = 2_000
_OWN_TABLE = frozenset({"diff", "model_state"})


def report_text(report: Report, now: datetime) -> str:
    """The whole report, times in UTC."""
    parts = chain(_head(report, now), *map(_event, range(1, 1 + len(report.noted)), report.noted))
    return "\n".join((*parts, *_others(report.others))) + "\n"


def _head(report: Report, now: datetime) -> Iterator[str]:
    search = report.search
    yield "# Bookmarked events"
    yield ""
    if search.text.strip():
        yield "Query:"
        yield ""
        yield from fenced(search.text)
        yield ""
    sources = report.sources[:_MOST]
    more = len(report.sources) - len(sources)
    names = "\n".join((*sources, f"and {more:,} more") if more else sources)
    yield from table(
        ("", ""),
        (
            ("Events", counted(Counts(report.matching, report.total))),
            ("Bookmarked", f"{len(report.noted):,} of them"),
            ("Period", _period(search.period)),
            ("Order", ordered(search.order)),
            ("Sources", names),
            ("Written", _moment(now)),
        ),
    )


def _event(number: int, noted: Noted) -> Iterator[str]:
    event = noted.event
    yield ""
    yield f"## {number}. {escaped(what(event) or 'Log line')}, {_moment(event.created)}"
    if noted.note:
        yield ""
        yield f"> **Note:** {escaped(noted.note)}"
    yield ""
    yield from table(("", ""), _facts(event))
    yield from _section("Changes", ("Field", "Before", "After"), _changes(event))
    yield from _section("Details", ("Field", "Value"), _details(event))


def _facts(event: Event) -> Iterator[tuple[str, str]]:
    name, more = who(event)
    facts = (
        ("About", summary(event)),
        ("User", " ".join(filter(None, (name, more)))),
        ("Client IP", " ".join(filter(None, (event.client_ip, place(event))))),
        ("Action", event.action or ""),
        ("Level", event.level or ""),
        ("App", event.app or ""),
        ("Event", event.event_uuid),
        ("Source", event.source),
    )
    yield from ((label, bounded(text, _LONGEST)) for label, text in facts if text)


def _changes(event: Event) -> Iterator[tuple[str, str, str]]:
    for change in changes_of(event):
        if change.how != "same":
            yield (change.path, *changed_texts(change))


def _details(event: Event) -> Iterator[tuple[str, str]]:
    for key, value in event.context.items():
        if key not in _OWN_TABLE or not isinstance(value, Mapping):
            yield from map(_field, paths(below("", key), value))


def _field(row: Row) -> tuple[str, str]:
    return row.path, bounded(said(row.value)[0], _LONGEST)


def _section(title: str, head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    first = list(islice(rows, _MOST))
    if not first:
        return
    yield from ("", f"### {title}", "")
    yield from table(head, first)
    if more := sum(1 for _ in rows):
        yield from ("", f"and {more:,} more")


def _others(others: tuple[Bookmark, ...]) -> Iterator[str]:
    if others:
        yield from ("", "## Bookmarked, but not among these events", "")
        rows = ((_moment(each.created), each.summary, each.note) for each in others)
        yield from table(("Time", "About", "Note"), rows)


def _period(period: Period) -> str:
    if not period:
        return "all"
    since = f"from {_moment(period.since)}" if period.since else ""
    until = f"until {_moment(period.until)}" if period.until else ""
    return " ".join(filter(None, (since, until)))


def _moment(instant: datetime | None) -> str:
    if instant is None:
        return "at no known time"
    return f"{instant.astimezone(UTC).replace(tzinfo=None).isoformat(' ')} UTC"

"""Fields with their most frequent values, counts and bars, as rows of a list."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from logexplorer.model.actions import label_of
from logexplorer.model.results import Statistics, Top, TopValue
from logexplorer.views.text import Line, Piece, muted

DEFAULTS = (
    "action",
    "level",
    "user.username",
    "client_ip",
    "app",
    "context.geo.country",
    "context.geo.city",
    "context.asn.as_org",
    "context.http_request.path",
)
SHORT, LONG = 6, 50
"""Values of a facet, and of one that was opened."""

_BAR = 6
_EIGHTHS = " ▏▎▍▌▋▊▉"


@dataclass(frozen=True, slots=True)
class Facet:
    """A field and what is known of it; statistics where it was opened.

    Is it of an `earlier` search, its answer is still under way.
    """

    field: str
    top: Top | None = None
    statistics: Statistics | None = None
    asked: bool = False
    earlier: bool = False

    @property
    def shown(self) -> bool:
        """One that nobody asked for is not there where no event has a value."""
        return self.asked or (self.top is not None and self.top.distinct > 0)


class Entry(NamedTuple):
    """A row: the head of a field, or with `of` one of its values, None for no value."""

    line: Line
    field: str
    of: tuple[object] | None = None


def entries(facets: Sequence[Facet], width: int) -> tuple[Entry, ...]:
    """The rows of all facets, each in so many cells."""
    return tuple(
        entry._replace(line=muted(entry.line)) if facet.earlier else entry
        for facet in facets
        if facet.shown
        for entry in _entries(facet, width)
    )


def value_of(value: TopValue) -> object:
    """The value as JSON has it; what no query can compare with is an object."""
    if value.value is None or not value.bare:
        return value.value
    try:
        return json.loads(value.value)
    except ValueError:
        return {}


def _entries(facet: Facet, width: int) -> Iterator[Entry]:
    top = facet.top
    if top is None:
        yield Entry((Piece(facet.field, "title"), Piece(" …", "muted")), facet.field)
        return
    yield Entry(_head(top, width, facet.earlier), facet.field)
    if facet.statistics is not None:
        yield from (Entry(line, facet.field) for line in _told(facet.statistics))
    for value in top.values:
        text = label_of(value.value or "") if facet.field == "action" else value.value or '""'
        line = _row(Piece(text), value.count, top.total, width)
        yield Entry(line, facet.field, (value_of(value),))
    if top.missing:
        line = _row(Piece("no value", "muted"), top.missing, top.total, width)
        yield Entry(line, facet.field, (None,))
    yield Entry((), facet.field)


def _head(top: Top, width: int, earlier: bool) -> Line:
    note = " …" if earlier else f" {top.distinct:,}"
    name = top.field.removeprefix("context.")
    return (Piece(_cut(name, width - len(note)), "title"), Piece(note, "muted"))


def _told(statistics: Statistics) -> Iterator[Line]:
    yield (Piece("  missing ", "muted"), Piece(f"{statistics.missing:,} of {statistics.total:,}"))
    if statistics.least is not None:
        yield (Piece("  min ", "muted"), Piece(statistics.least))
        yield (Piece("  max ", "muted"), Piece(statistics.greatest or ""))


def _row(text: Piece, count: int, total: int, width: int) -> Line:
    number = f" {count:,}"
    room = max(width - len(number) - _BAR - 2, 4)
    return (
        Piece(f" {_cut(text.text, room)}", text.role),
        Piece(number),
        Piece(f" {_bar(count / total if total else 0)}", "accent"),
    )


def _bar(share: float) -> str:
    eighths = max(round(share * _BAR * 8), 1 if share else 0)
    bar = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
    return f"{bar:<{_BAR}}"


def _cut(text: str, width: int) -> str:
    return f"{text:<{width}}" if len(text) <= width else f"{text[: width - 1]}…"

"""Fields with their most frequent values, counts and bars, as rows of a list."""

import json
import re
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
    "context.username",
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
_WIDEST = 120
"""Characters; nobody sees more of a value."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")


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
    """A row: the head of a field, or with `of` one of its values, None for no value.

    `left` is cut where there is no room for it and for what stands at the `right`.
    """

    left: Line
    right: Line
    field: str
    of: tuple[object] | None = None


def entries(facets: Sequence[Facet]) -> tuple[Entry, ...]:
    """The rows of all facets."""
    return tuple(
        entry._replace(left=muted(entry.left), right=muted(entry.right)) if facet.earlier else entry
        for facet in facets
        if facet.shown
        for entry in _entries(facet)
    )


def value_of(value: TopValue) -> object:
    """The value as JSON has it; of a list or an object an empty one."""
    if value.value is None or not value.bare:
        return value.value
    try:
        return json.loads(value.value)
    except ValueError:
        return [] if value.value.startswith("[") else {}


def _entries(facet: Facet) -> Iterator[Entry]:
    top = facet.top
    if top is None:
        yield Entry((Piece(facet.field, "title"),), (Piece(" …", "muted"),), facet.field)
        return
    nulls = sum(each.count for each in top.values if _is_null(each))
    yield _head(top, top.distinct - bool(nulls), facet.earlier)
    if facet.statistics is not None:
        yield from (Entry(line, (), facet.field) for line in _told(facet.statistics))
    for value in top.values:
        if not _is_null(value):
            yield _row(Piece(_shown(value, facet.field)), value.count, top, value_of(value))
    # Queries take null for no value.
    if top.missing + nulls:
        yield _row(Piece("no value", "muted"), top.missing + nulls, top, None)
    yield Entry((), (), facet.field)


def _is_null(value: TopValue) -> bool:
    return value.bare and value.value == "null"


def _head(top: Top, distinct: int, earlier: bool) -> Entry:
    note = " …" if earlier else f" {distinct:,}"
    # As whom somebody tried to log in is not who the user is.
    name = top.field if top.field == "context.username" else top.field.removeprefix("context.")
    return Entry((Piece(name, "title"),), (Piece(note, "muted"),), top.field)


def _told(statistics: Statistics) -> Iterator[Line]:
    yield (Piece("  missing ", "muted"), Piece(f"{statistics.missing:,} of {statistics.total:,}"))
    if statistics.least is not None:
        yield (Piece("  min ", "muted"), Piece(statistics.least))
        yield (Piece("  max ", "muted"), Piece(statistics.greatest or ""))


def _shown(value: TopValue, field: str) -> str:
    """In quotes where it would not be seen, or be taken for a number or a constant."""
    text = (value.value or "")[:_WIDEST]
    if field == "action":
        text = label_of(text)
    if not value.bare and (text != text.strip() or not text or _looks_bare(text)):
        return json.dumps(text, ensure_ascii=False)
    return text


def _looks_bare(text: str) -> bool:
    return text in ("true", "false", "null", "[...]", "{...}") or bool(_NUMBER.fullmatch(text))


def _row(text: Piece, count: int, top: Top, of: object) -> Entry:
    bar = Piece(f" {_bar(count / top.total if top.total else 0)}", "accent")
    return Entry((Piece(" "), text), (Piece(f" {count:,}"), bar), top.field, (of,))


def _bar(share: float) -> str:
    eighths = max(round(share * _BAR * 8), 1 if share else 0)
    bar = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
    return f"{bar:<{_BAR}}"

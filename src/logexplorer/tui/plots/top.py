"""The most frequent values as bars that lie, each beside its value and its count."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual.strip import Strip

from logexplorer.model.actions import label_of
from logexplorer.model.results import Top, TopValue
from logexplorer.tui.paint import fit, shown, strip_of
from logexplorer.tui.plots.canvas import Axes, Point, plot
from logexplorer.tui.plots.drawing import Drawing, Size, empty, filled
from logexplorer.tui.plots.inks import Ink, inks_of
from logexplorer.tui.theme import Look
from logexplorer.views.bars import EIGHTHS
from logexplorer.views.chart_marks import Row, RowMarks
from logexplorer.views.facets import value_of
from logexplorer.views.narrow import comparison
from logexplorer.views.numbers import others, percent
from logexplorer.views.text import Line, Piece

_NARROWEST = 8
_COLOURED = ("action", "level")
_PERCENT = 7


def values_in(height: int) -> int:
    """How many values so many rows have room for, beside the rest and the missing ones."""
    return max(height - 2, 1)


def top_values(top: Top, size: Size, look: Look) -> Drawing:
    """A row for each value; then all others together, and the events without a value."""
    rows = tuple(_rows(top))[: size.height]
    if not rows:
        return empty("no event matches", size, look)
    count = max(len(f"{row.events:,}") for row in rows) + 2
    label = _label_width(rows, size.width, look)
    room = Size(max(size.width - label - count - _PERCENT - 2, 2), max(len(rows), 2))
    drawn = plot(tuple(_points(top, room, look)), *room, Axes(), look)
    strips = tuple(
        Strip.join(
            [strip_of(_told(row, top, label, count, look), size.width - room.width, look), bar]
        )
        for row, bar in zip(rows, drawn, strict=False)
    )
    summary = (f"{top.total:,} events", f"{top.distinct:,} values of {top.field}")
    return Drawing(filled(strips, size, look), RowMarks(rows, top.total, summary, label + 1))


def _rows(top: Top) -> Iterator[Row]:
    for value in top.values:
        yield Row(_label(value, top.field), value.count, _part(top.field, value_of(value)))
    if rest := others(top):
        many = top.distinct - len(top.values)
        label = "1 other value" if many == 1 else f"{many:,} other values"
        yield Row(label, rest, None, "these are many values; facets (F in the log) have more")
    if top.missing:
        yield Row("no value", top.missing, _part(top.field, None))


def _part(field: str, value: object) -> str | None:
    return comparison(field, value, equal=True)


def _label(value: TopValue, field: str) -> str:
    text = value.value or '""'
    return label_of(text) if field == "action" else text


def _label_width(rows: tuple[Row, ...], width: int, look: Look) -> int:
    widest = max(cell_len(shown(row.label, look)) for row in rows)
    return max(min(widest, width * 2 // 5), _NARROWEST)


def _told(row: Row, top: Top, label: int, count: int, look: Look) -> Line:
    share = f"{percent(row.events, top.total)}%"
    return (
        *fit((Piece(f" {row.label}"),), label + 1, look),
        Piece(f"{row.events:>{count},}"),
        Piece(f"{share:>{_PERCENT}} ", "muted"),
    )


def _points(top: Top, room: Size, look: Look) -> Iterator[Point]:
    """Bars of the values alone: the others together would dwarf them."""
    greatest = max((value.count for value in top.values), default=0)
    for number, value in enumerate(top.values[: room.height]):
        y, ink = room.height - 1 - number, _ink(value, top.field, look)
        eighths = max(round(value.count / greatest * room.width * EIGHTHS), 1)
        whole, rest = divmod(eighths, EIGHTHS)
        yield from (Point(x, y, ink.fill, ink.colour) for x in range(whole))
        if rest and (end := ink.side(rest) or ("" if whole else ink.fill)):
            yield Point(whole, y, end, ink.colour)


def _ink(value: TopValue, field: str, look: Look) -> Ink:
    """Actions and levels have colours of their own; each value has a row, so all have one fill."""
    return inks_of((value.value if field in _COLOURED else "",), look)[0]

"""Rows of details: text, the field it stands for, and what encloses it and can be folded."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from logexplorer.views.text import Line, Piece

Form = Literal["fields", "json", "original", "diff", "compare"]
"""What is shown of an event."""

Within = tuple[str, ...]
"""The names of what encloses a row, outermost first."""

LABEL = 14
"""Cells that a label takes before its value."""


@dataclass(frozen=True, slots=True)
class Row:
    """One logical line. `path` and `value` are the field of the record that it shows, if any.

    `within` names what encloses it, outermost first; a `folded` row stands for all of the last.
    `indent` is where the text goes on when it is wrapped.
    """

    line: Line
    path: str = ""
    value: Any = None
    within: Within = ()
    folded: bool = False
    indent: int = 2

    @property
    def is_field(self) -> bool:
        """Does it show a field?"""
        return bool(self.path) and not self.folded


BLANK = Row(())


def section(name: str, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows under a heading, after an empty line; nothing where there are no rows."""
    inside = list(rows)
    if inside:
        yield BLANK
        yield Row((Piece(name, "title"),), within=(name,))
        yield from (replace(row, within=(name, *row.within)) for row in inside)


def fold(rows: Iterable[Row], folded: Collection[Within]) -> Iterator[Row]:
    """The rows with one instead of all those that something folded encloses."""
    hidden: tuple[str, ...] = ()
    count = 0
    for row in rows:
        depths = range(1, len(row.within) + 1) if folded else ()
        depth = next((at for at in depths if row.within[:at] in folded), 0)
        within = row.within[:depth]
        if hidden and within != hidden:
            yield _closed(hidden, count)
            count = 0
        hidden, count = within, count + 1 if within else 0
        if not hidden:
            yield row
    if hidden:
        yield _closed(hidden, count)


def _closed(within: tuple[str, ...], count: int) -> Row:
    size = f" {count:,} {'line' if count == 1 else 'lines'}"
    line = (Piece("▸ ", "muted"), Piece(within[-1], "key"), Piece(size, "muted"))
    return Row(line, within=within, folded=True)

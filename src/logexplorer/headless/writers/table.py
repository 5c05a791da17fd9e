"""Rows as a table for people: columns aligned, strangers' text made safe for the terminal."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import BinaryIO

from logexplorer.headless.width import cut, filled, width
from logexplorer.views.clean import clean

_MEASURED = 1000
_GAP = "  "
_NARROWEST = 8
_WIDEST = 60
"""A wider cell moves what is behind it in its row, instead of all rows."""

Row = Sequence[str | None]


def write(
    out: BinaryIO,
    columns: Sequence[str],
    rows: Iterable[Row],
    *,
    screen: int | None = None,
    numbers: frozenset[str] = frozenset(),
    whole: frozenset[str] = frozenset(),
) -> int:
    """Write the table and return how many rows it has.

    Nothing is cut, unless a `screen` of so many columns is to be fitted: then a cut cell ends in
    `…`, the columns among `whole` only where nothing else helps. The widths are those of the first
    thousand rows, within bounds; a wider cell moves its row. `numbers` are set at their right ends.
    """
    shown = _shown(rows)
    measured = list(islice(shown, _MEASURED))
    widths = _widths([list(columns), *measured])
    soft = [at for at, name in enumerate(columns) if name not in whole]
    widths = _bounded(widths, screen, soft)
    count = -1
    for row in chain([list(columns)], measured, shown):
        cells = zip(row, widths, columns, strict=True)
        if screen is not None:
            texts = [filled(cut(text, at), at, right=name in numbers) for text, at, name in cells]
        else:
            texts = [filled(text, at, right=name in numbers) for text, at, name in cells]
        out.write((_GAP.join(texts).rstrip() + "\n").encode(errors="backslashreplace"))
        count += 1
    return count


def _shown(rows: Iterable[Row]) -> Iterator[list[str]]:
    for row in rows:
        yield ["-" if text is None else clean(text) for text in row]


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(width, column)) for column in zip(*rows, strict=True)]


def _bounded(widths: list[int], screen: int | None, soft: Sequence[int]) -> list[int]:
    """Widths that a table may have; on a screen the soft columns are narrowed first."""
    if screen is None:
        return [min(each, _WIDEST) for each in widths]
    return _fitted(_fitted(widths, screen, soft), screen, range(len(widths)))


def _fitted(widths: list[int], screen: int, soft: Sequence[int]) -> list[int]:
    """The widths, the widest of the soft ones made narrower until the screen holds all of them."""
    fitted = list(widths)
    room = screen - len(_GAP) * (len(widths) - 1)
    while sum(fitted) > room and soft:
        widest = max(soft, key=fitted.__getitem__)
        if fitted[widest] <= _NARROWEST:
            break
        fitted[widest] -= 1
    return fitted

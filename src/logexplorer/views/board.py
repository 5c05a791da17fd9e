"""Cards in columns: which entry stands where, for a width."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import NamedTuple

from logexplorer.views.overview import Card, Entry
from logexplorer.views.text import Piece, plain

GAP = 2
NOTHING_FOUND = "Nothing found"
_UNIT = 40
_MOST = 5
_WIDE_FROM = 4


class Cell(NamedTuple):
    """An entry, its card, and the how manieth of the card it is; definitions have no number."""

    entry: Entry
    card: str = ""
    number: int | None = None


BLANK = Cell(Entry(()))


@dataclass(frozen=True, slots=True)
class Column:
    """Cells from above, each `width` wide, from `start` on."""

    start: int
    width: int
    cells: tuple[Cell, ...]


def board(
    urgent: Sequence[Card], others: Sequence[Card], width: int, *, definitions: bool
) -> tuple[Column, ...]:
    """The urgent cards in the first column and the others beside, or beneath where it is narrow.

    Who is where depends on the width alone, so that nothing moves to another column as answers
    arrive. The urgent ones that found nothing are named together, unless definitions are wanted.
    """
    units = max(min((width + GAP) // _UNIT, _MOST), 1)
    if units == 1:
        urgent = urgent if definitions else _gathered(urgent, width)
        return (_column((*urgent, *others), 0, width, definitions),)
    unit = (width + GAP) // units
    first = unit * 2 if units >= _WIDE_FROM else unit
    urgent = urgent if definitions else _gathered(urgent, first - GAP)
    columns = [_column(urgent, 0, first - GAP, definitions)]
    beside = units - first // unit
    size = -(-len(others) // beside)
    for at in range(beside):
        cards = others[at * size : (at + 1) * size]
        columns.append(_column(cards, first + at * unit, unit - GAP, definitions))
    return tuple(columns)


def _gathered(cards: Sequence[Card], width: int) -> tuple[Card, ...]:
    """Those that found something, then one card with the titles of the others."""
    quiet = [plain(card.entries[0].left) for card in cards if card.quiet]
    if not quiet:
        return tuple(cards)
    lines = wrap(" · ".join(quiet), max(width - 1, 8))
    names = (Entry((Piece(f" {line}", "muted"),)) for line in lines)
    nothing = Card("nothing", (Entry((Piece(NOTHING_FOUND, "title"),)), *names))
    return (*(card for card in cards if not card.quiet), nothing)


def _column(cards: Sequence[Card], start: int, width: int, definitions: bool) -> Column:
    cells = [cell for card in cards for cell in _cells(card, width, definitions)]
    return Column(start, width, tuple(cells[:-1]))


def _cells(card: Card, width: int, definitions: bool) -> Iterator[Cell]:
    """The title, the definition where it is wanted, the rest and an empty row."""
    for number, entry in enumerate(card.entries):
        yield Cell(entry, card.name, number)
        if definitions and not number and card.says:
            for line in wrap(card.says, max(width - 1, 8)):
                yield Cell(Entry((Piece(f" {line}", "key"),)), card.name)
    yield BLANK

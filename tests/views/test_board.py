"""Cards in columns of a width."""

from itertools import pairwise

import pytest

from logexplorer.views.board import GAP, NOTHING_FOUND, board
from logexplorer.views.overview import Card, Entry
from logexplorer.views.text import Piece, plain

URGENT = tuple(Card(f"u{n}", (Entry((Piece(f"u{n}"),)),), "what it looks for " * 4) for n in "12")
OTHERS = tuple(Card(f"o{n}", (Entry((Piece(f"o{n}"),)),)) for n in range(6))


@pytest.mark.parametrize(
    ("width", "columns"), [(30, 1), (60, 1), (78, 2), (118, 3), (158, 3), (198, 4), (500, 4)]
)
def test_columns_fill_the_width_and_do_not_touch(width: int, columns: int) -> None:
    placed = board(URGENT, OTHERS, width, definitions=False)
    assert len(placed) == columns
    assert placed[-1].start + placed[-1].width <= width
    for before, after in pairwise(placed):
        assert before.start + before.width + GAP <= after.start


@pytest.mark.parametrize("width", [30, 78, 118, 198])
def test_every_card_is_there_once_and_the_urgent_ones_first(width: int) -> None:
    placed = board(URGENT, OTHERS, width, definitions=False)
    names = [cell.card for column in placed for cell in column.cells if cell.card]
    assert names == [card.name for card in (*URGENT, *OTHERS)]


def test_what_found_nothing_is_named_in_one_card_unless_definitions_are_wanted() -> None:
    cards = (URGENT[0]._replace(quiet=True), *URGENT, URGENT[1]._replace(quiet=True))
    for width in (30, 78):
        column = board(cards, OTHERS[:2], width, definitions=False)[0]
        texts = [plain(cell.entry.left) for cell in column.cells]
        assert texts[:6] == ["u1", "", "u2", "", NOTHING_FOUND, " u1 · u2"]
        (first, *_) = board(cards, OTHERS[:2], width, definitions=True)
        names = [cell.card for cell in first.cells if cell.number == 0]
        assert names[:4] == ["u1", "u1", "u2", "u2"]


def test_definitions_stand_under_the_title_within_the_width() -> None:
    (column, _) = board(URGENT, OTHERS, 78, definitions=True)
    texts = [plain(cell.entry.left) for cell in column.cells]
    assert texts[0] == "u1" and texts[1].startswith(" what it looks for what")
    assert all(len(text) <= column.width for text in texts)
    assert column.cells[1].entry.aim is None and column.cells[1].number is None

"""Rows that are folded into one."""

from logexplorer.views.row import BLANK, Row, Within, fold, section
from logexplorer.views.text import Piece, plain


def rows() -> list[Row]:
    fields = [
        Row((Piece("a"),), "a"),
        Row((Piece("b.c"),), "b.c", within=("b",)),
        Row((Piece("b.d.e"),), "b.d.e", within=("b", "b.d")),
        Row((Piece("f"),), "f"),
    ]
    return [Row((Piece("head"),)), *section("All", fields)]


def folded(*names: Within) -> list[str]:
    return [plain(row.line) for row in fold(rows(), names)]


def test_nothing_folded_is_as_it_was() -> None:
    assert folded() == ["head", "", "All", "a", "b.c", "b.d.e", "f"]


def test_one_row_stands_for_all_that_is_folded() -> None:
    assert folded(("All", "b")) == ["head", "", "All", "a", "▸ b 2 lines", "f"]
    assert folded(("All", "b", "b.d")) == ["head", "", "All", "a", "b.c", "▸ b.d 1 line", "f"]
    assert folded(("All",)) == ["head", "", "▸ All 5 lines"]


def test_the_outermost_fold_hides_those_within() -> None:
    assert folded(("All", "b"), ("All", "b", "b.d"), ("All",)) == ["head", "", "▸ All 5 lines"]


def test_a_section_without_rows_is_not_there() -> None:
    assert list(section("Empty", [])) == []
    assert next(iter(section("One", [BLANK]))) == BLANK

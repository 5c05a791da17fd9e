"""Lines wrapped to a width: nothing is lost, and words are not torn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from logexplorer.tui.paint import fit, wrap
from logexplorer.tui.theme import look_for
from logexplorer.views.text import Piece, plain

LOOK = look_for("plain", 0, ascii=False)
ASCII = look_for("plain", 0, ascii=True)
WORDS = st.text("ab ,/日e\u0301…\x1b", max_size=120)


def rows(*texts: str, width: int = 20, indent: int = 2) -> list[str]:
    return [plain(row) for row in wrap(tuple(map(Piece, texts)), width, LOOK, indent)]


@given(st.lists(WORDS, max_size=3), st.integers(8, 60))
def test_no_row_is_wider_and_nothing_is_lost(texts: list[str], width: int) -> None:
    wrapped = rows(*texts, width=width)
    assert all(cell_len(row) <= width for row in wrapped)
    shown = "".join(texts).replace("\x1b", "␛")
    assert "".join((wrapped[0], *(row[2:] for row in wrapped[1:]))) == shown


@pytest.mark.parametrize(
    ("texts", "wrapped"),
    [
        (("one two three four five",), ["one two three four ", "  five"]),
        (("path/to/something/long",), ["path/to/something/", "  long"]),
        (("key ", "a value that is so long"), ["key a value that is ", "  so long"]),
        (("a_key_long ", "value_whole"), ["a_key_long ", "  value_whole"]),
        (("x" * 30,), ["x" * 20, "  " + "x" * 10]),
    ],
)
def test_rows_end_where_words_do(texts: tuple[str, ...], wrapped: list[str]) -> None:
    assert rows(*texts) == wrapped


def test_a_line_of_megabytes_is_wrapped_without_copying_it_for_each_row() -> None:
    assert len(rows("x" * 1_000_000, width=102)) == 10_000
    assert len(rows("日" * 300_000, width=102)) == 6_000


@given(st.text(max_size=60))
def test_in_ascii_nothing_else_is_written(text: str) -> None:
    assert plain(fit((Piece(text),), 40, ASCII)).isascii()
    assert all(plain(row).isascii() for row in wrap((Piece(text),), 40, ASCII))

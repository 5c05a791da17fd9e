"""Texts laid over each other."""

from hypothesis import given
from hypothesis import strategies as st

from logexplorer.views.text import plain
from logexplorer.views.words import line_diff, word_diff

SHORT = st.text(alphabet="ab .,\n", max_size=40)


@given(SHORT, SHORT)
def test_both_texts_are_whole(before: str, after: str) -> None:
    removed, added = word_diff(before, after)
    assert plain(removed) == (before or '""')
    assert plain(added) == (after or '""')


@given(SHORT, SHORT)
def test_every_line_that_changed_is_there(before: str, after: str) -> None:
    signed = [plain(line) for line in line_diff(before, after)]
    old, new = before.splitlines(), after.splitlines()
    removed = [line[2:] for line in signed if line.startswith("- ")]
    added = [line[2:] for line in signed if line.startswith("+ ")]
    assert len(removed) - len(added) == len(old) - len(new)
    assert bool(removed or added) is (old != new)


def test_texts_with_little_in_common_are_marked_as_a_whole() -> None:
    removed, added = word_diff("user10@acme.example", "root@localhost")
    assert [piece.role for piece in (*removed, *added)] == ["removed", "added"]


def test_a_hundred_thousand_changed_words_take_no_comparison_of_each_with_each() -> None:
    before, after = "a " * 100_000, "b " * 100_000
    removed, added = word_diff(before, after)
    assert plain(removed) == before and plain(added) == after

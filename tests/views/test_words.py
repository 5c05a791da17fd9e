"""Texts laid over each other."""

from hypothesis import given
from hypothesis import strategies as st

from logexplorer.views.alignment import Work, aligned
from logexplorer.views.text import plain
from logexplorer.views.words import line_diff, word_diff

SHORT = st.text(alphabet="ab .,\n", max_size=40)


@given(SHORT, SHORT)
def test_both_texts_are_whole(before: str, after: str) -> None:
    removed, added, _ = word_diff(before, after)
    assert plain(removed) == (before or '""')
    assert plain(added) == (after or '""')


@given(SHORT, SHORT)
def test_every_line_that_changed_is_there(before: str, after: str) -> None:
    signed = [plain(line) for line in line_diff(before, after)]
    ended = before.endswith("\n") and after.endswith("\n")
    old, new = (text.split("\n")[: -1 if ended else None] for text in (before, after))
    removed = [line[2:] for line in signed if line.startswith("- ")]
    added = [line[2:] for line in signed if line.startswith("+ ")]
    assert len(removed) - len(added) == len(old) - len(new)
    assert bool(removed or added) is (old != new)


def test_texts_with_little_in_common_are_marked_as_a_whole() -> None:
    removed, added, _ = word_diff("user10@acme.example", "root@localhost")
    assert [piece.role for piece in (*removed, *added)] == ["removed", "added"]


def test_a_hundred_thousand_changed_words_take_no_comparison_of_each_with_each() -> None:
    removed, added, whole = word_diff("a " * 100_000, "b " * 100_000, work := Work())
    assert whole and work.left > -200_000
    assert plain(removed).startswith("a a ") and "195,904 more characters" in plain(removed)
    assert plain(added).startswith("b b ") and "195,904 more characters" in plain(added)


def test_few_changes_are_found_in_a_text_of_any_length() -> None:
    same = "word " * 20_000
    removed, added, whole = word_diff(f"{same}one {same}two", f"{same}ONE {same}TWO")
    assert not whole
    assert [piece.text for piece in removed if piece.role] == [
        " … 99,952 equal characters … ",
        "one",
        " … 99,905 equal characters … ",
        "two",
    ]
    assert [piece.text for piece in added if piece.role == "added_word"] == ["ONE", "TWO"]


def test_all_pairs_of_lines_share_one_amount_of_work() -> None:
    before = "\n".join(f"a{at} " * 60 for at in range(2_000))
    after = "\n".join(f"b{at} " * 60 for at in range(2_000))
    assert len(list(line_diff(before, after, work := Work()))) >= 4_000
    assert work.left > -400_000


def test_blanks_between_changed_words_are_no_words_of_their_own() -> None:
    removed, added, _ = word_diff("it was the best of times", "it is a best of times")
    assert [piece.text for piece in removed if piece.role] == ["was the"]
    assert [piece.text for piece in added if piece.role] == ["is a"]


def test_a_line_end_more_is_a_difference() -> None:
    assert [plain(line) for line in line_diff("a\nb\n", "a\nb")][-1] == '- ""'
    assert [plain(line) for line in line_diff("a\r\nb", "a\nb")] == ["- a\r", "+ a", "  b"]


WORDS = st.lists(st.sampled_from("abc"), max_size=8)


@given(WORDS, WORDS)
def test_as_much_is_equal_as_can_be(old: list[str], new: list[str]) -> None:
    stretches, minimal = aligned(old, new, Work())
    assert minimal
    assert [word for each in stretches for word in old[each.start : each.end]] == old
    assert [word for each in stretches for word in new[each.first : each.last]] == new
    equal = [each for each in stretches if each.equal]
    assert all(old[each.start : each.end] == new[each.first : each.last] for each in equal)
    assert sum(each.end - each.start for each in equal) == longest_common(old, new)


def longest_common(old: list[str], new: list[str]) -> int:
    """The length of the longest common subsequence, by its definition."""
    if not old or not new:
        return 0
    if old[0] == new[0]:
        return 1 + longest_common(old[1:], new[1:])
    return max(longest_common(old[1:], new), longest_common(old, new[1:]))

"""Errors with carets: lines, tabs, wide characters, cuts."""

import pytest

from logexplorer.headless.complaint import RefusedError, complaint, underlined
from logexplorer.headless.width import width
from logexplorer.model.errors import QueryError, SourceError
from logexplorer.model.span import Span


def of(text, part):
    start = text.index(part)
    return underlined(text, Span(start, start + len(part)))


def test_carets_stand_under_the_span():
    assert of("a = 1 and usr = 2", "usr") == ["  a = 1 and usr = 2", "            ^^^"]


@pytest.mark.parametrize("before", ["\t\t", "日本 = ", "e\u0301 ", "\x1b ", "\u202e ", "😀 "])
def test_carets_are_aligned_by_columns(before):
    line, carets = of(f"{before}usr = 1", "usr")
    assert width(line[: line.index("usr")]) == carets.index("^")
    assert carets.count("^") == 3


def test_wide_characters_have_wide_carets():
    assert of("日本 = 1", "日本")[1] == "  ^^^^"


def test_the_end_of_the_text_has_one_caret():
    assert underlined("action = ", Span(9, 9)) == ["  action = ", "           ^"]
    assert underlined("", Span(0, 0)) == ["  ", "  ^"]


def test_every_touched_line_has_its_carets():
    assert underlined("a = (\n1,\n2\n)\nb", Span(4, 12)) == [
        "1 | a = (",
        "  |     ^",
        "2 | 1,",
        "  | ^^",
        "3 | 2",
        "  | ^",
        "4 | )",
        "  | ^",
        "5 | b",
    ]


def test_a_span_that_ends_with_a_line_end_touches_no_further_line():
    assert underlined('a = "x\nb', Span(4, 7)) == ['1 | a = "x', "  |     ^^", "2 | b"]


def test_a_span_that_is_only_a_line_end_is_shown():
    assert underlined("ab\ncd", Span(2, 3)) == ["1 | ab", "  |   ^", "2 | cd"]


def test_long_lines_and_long_texts_are_cut_around_the_span():
    line, carets = of("x" * 5000 + "usr" + "y" * 5000, "usr")
    assert len(line) < 200
    assert line[carets.index("^") :].startswith("usr")
    assert len(underlined("a\n" * 500, Span(0, 999))) < 50


def test_the_complaint_has_sentence_place_and_help():
    error = RefusedError(
        QueryError("no field `usr`", Span(3, 6), "did you mean `user`?"), "a\nbusr"
    )
    assert complaint(error) == (
        "error: no field `usr` (line 2, column 2)\n"
        "1 | a\n2 | busr\n  |  ^^^\nhelp: did you mean `user`?\n"
    )


def test_names_of_files_are_made_safe():
    assert complaint(SourceError("no file \x1b[2J")) == "error: no file ␛[2J\n"

"""What a regular expression's matches surely hold."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logexplorer.store.regex_literal import required_literal


@pytest.mark.parametrize(
    ("pattern", "literal"),
    [
        (r"hanna\.costa[0-9]5", "hanna.costa"),
        ("^/api/v3/", "/api/v3/"),
        ("a|b", ""),
        ("(login|logout)_failed", "_failed"),
        ("colou?r", "colo"),
        ("abc*de", "ab"),
        ("ab+c", "ab"),
        (r"\x41bc", "bc"),
        (r"\p{Greek}xyz", "xyz"),
        (r"[a-z\]]{2}end", "end"),
        ("(?i)outlook", "outloo"),
        (r"\Qa.b\E", ""),
        ("x{2,3}yz", "yz"),
        ("[[:alpha:]]tail", "tail"),
        ("", ""),
    ],
)
def test_the_longest_sure_stretch(pattern: str, literal: str) -> None:
    assert required_literal(pattern) == literal


PIECES = ("a", "b", "[ab]", "(a|b)", "a?", "b*", "a+", "(ab)?", ".", r"\.", "{2}")
PATTERNS = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)


@given(PATTERNS, st.text("ab.", max_size=8))
def test_every_match_holds_it(pattern: str, text: str) -> None:
    try:
        compiled = re.compile(pattern)
    except re.error:
        return
    if compiled.search(text):
        assert required_literal(pattern) in text

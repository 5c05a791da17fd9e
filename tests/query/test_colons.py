"""Searches as other tools write them."""

import pytest

from logexplorer.query.colons import comparisons
from logexplorer.query.parser import parse


@pytest.mark.parametrize(
    ("term", "first"),
    [
        ("action:login", 'action = "login"'),
        ('action:"two words"', 'action = "two words"'),
        ("action:'it is'", 'action = "it is"'),
        ("user.pk:5", "user.pk = 5"),
        ("user.pk:007", 'user.pk = "007"'),
        ("level:*", "level != None"),
        ("app:auth*", 'app startswith "auth"'),
        ("created:2026-11-04", 'created ~ "2026-11-04"'),
        ('message:a"b', 'message = "a\\"b"'),
        ("path:C:\\x", 'path = "C:\\\\x"'),
    ],
)
def test_the_likeliest_meaning_comes_first_and_can_be_parsed(term: str, first: str) -> None:
    found = list(comparisons(term))
    assert found[0] == first
    assert all(parse(each) for each in found)


@pytest.mark.parametrize(
    "term", ["login", "http://x", "fe80::1", "10:20:30", "a:", ":a", "", "::1"]
)
def test_other_words_are_words(term: str) -> None:
    assert not list(comparisons(term))

"""Hostile text within Markdown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logexplorer.views.markdown import escaped, fenced, table

HOSTILE = st.text(alphabet="a0 \\`*_[]()<>|!#~&@$:/-+.\n\t\x1b\u202e", max_size=40)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("user.name-1, 10.0.0.1", "user.name-1, 10.0.0.1"),
        ("<script>", "&#60;script&#62;"),
        ("a | b", "a &#124; b"),
        ("[x](y)", "\\[x\\](y)"),
        ("![x](y)", "\\!\\[x\\](y)"),
        ("`code` **bold** _it_", "\\`code\\` \\*\\*bold\\*\\* \\_it\\_"),
        ("http://evil.example", "http&#58;//evil.example"),
        ("WWW.evil.example", "WWW&#46;evil.example"),
        ("a@b.c", "a&#64;b.c"),
        ("&lt;", "&#38;lt;"),
        ("\\|", "\\\\&#124;"),
        ("one\ntwo", "one<br>two"),
        ("\x1b[31m", "␛\\[31m"),
        ("\u202eevil", "\\\\u202eevil"),
    ],
)
def test_text_stays_text(text: str, safe: str) -> None:
    assert escaped(text) == safe


@given(HOSTILE)
def test_nothing_ends_a_cell_or_begins_something(text: str) -> None:
    safe = escaped(text)
    assert "\n" not in safe and "|" not in safe
    assert not re.search(r"<(?!br>)|(?<!<br)>", safe)
    assert not re.search(r"\w://|(?i:www)\.", safe)
    unescaped = re.sub(r"\\[\\`*_\[\]#~!]", "", safe)
    assert not re.search(r"[\\`*_\[\]~]", unescaped)


@given(HOSTILE)
def test_a_fence_is_longer_than_what_it_holds(text: str) -> None:
    first, *inside, last = fenced(text)
    assert first == last and set(first) == {"`"}
    assert all(len(run) < len(first) for line in inside for run in re.findall("`+", line))
    assert "\n" not in "".join(inside)


def test_a_table() -> None:
    assert list(table(("a", "b"), [("1", "x|y")])) == [
        "| a | b |",
        "| --- | --- |",
        "| 1 | x&#124;y |",
    ]

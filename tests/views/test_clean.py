"""What a terminal would obey is shown; what is only unusual stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logexplorer.views.clean import clean


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text", "plain text"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("a\nb\tc\0", "a␊b␉c␀"),
        ("\x7f", "␡"),
        ("\x9b31m", "\\x9b31m"),
        ("user\u202egnp.exe", "user\\u202egnp.exe"),
        ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
        ("lone \ud800", "lone \\ud800"),
        ("tag \U000e0041", "tag \\U000e0041"),
        ("line\u2028end", "line\\u2028end"),
        ("selector\ufe0f", "selector\\ufe0f"),
        ("[red]not red[/red]", "[red]not red[/red]"),
        ("日本語 naïve e\u0301 🎉", "日本語 naïve e\u0301 🎉"),
    ],
)
def test_shown(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_in_ascii_control_characters_are_escapes() -> None:
    assert clean("\x1b\n", ascii=True) == "\\x1b\\x0a"


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    shown = clean(text)
    assert all(ord(character) >= 0x20 and not 0x7F <= ord(character) <= 0x9F for character in shown)
    shown.encode("utf-8")
    assert clean(shown) == shown

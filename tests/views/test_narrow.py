"""Values that become parts of the query's text."""

from typing import Any

import pytest

from logexplorer.views.narrow import comparison, narrowed


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("user.username", "ann", 'user.username = "ann"'),
        ("pk", "x", 'event_uuid = "x"'),
        ("context.a.`user-agent`", 'say "hi"\\\n', r'context.a.`user-agent` = "say \"hi\"\\\n"'),
        ("context.list[0].pk", 5, "context.list[0].pk = 5"),
        ("context.weight", 4.5, "context.weight = 4.5"),
        ("context.valid", True, "context.valid = True"),
        ("client_ip", None, "client_ip = None"),
        ("context.name", "a\u2028b\x7f", 'context.name = "a\\u2028b\\u007f"'),
    ],
)
def test_a_value_is_compared(path: str, value: Any, said: str) -> None:
    assert comparison(path, value, equal=True) == said
    assert comparison(path, value, equal=False) == said.replace(" = ", " != ", 1)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("context.empty", {}),
        ("context.empty", []),
        ("context.text", "x" * 1001),
        ("context.number", float("nan")),
        ("context.number", 5e-324),
        ("context.number", 10**400),
        ("unknown_root", "x"),
        ("`odd root`.x", "x"),
        ("", "x"),
    ],
)
def test_what_a_query_cannot_say(path: str, value: Any) -> None:
    assert comparison(path, value, equal=True) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "p = 1"),
        ("  ", "p = 1"),
        ("a = 1", "a = 1 and p = 1"),
        ("a = 1 and p = 1", "a = 1 and p = 1"),
        ("a = 1 or b = 2", "(a = 1 or b = 2) and p = 1"),
        ('a = "x or y"', 'a = "x or y" and p = 1'),
        ("a.`or` = 1", "a.`or` = 1 and p = 1"),
        ("context.or.and = 1", "context.or.and = 1 and p = 1"),
        ("not (a = 1)", "not (a = 1) and p = 1"),
    ],
)
def test_a_query_is_narrowed(text: str, said: str) -> None:
    assert narrowed(text, "p = 1") == said


def test_plain_words_are_asked_for_in_every_field_they_were_searched_in() -> None:
    said = narrowed('ann "two words"', "p = 1")
    fields = ("event_uuid", "user", "action", "app", "context", "client_ip")
    for term in ("ann", "two words"):
        assert "(" + " or ".join(f'{field} ~ "{term}"' for field in fields) + ")" in said
    assert said.endswith(" and p = 1")

"""The parts of a query, finished or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logexplorer.query.highlight import LONGEST, highlight
from tests.query.cases import load_cases

CASES = (
    ('action = "login"', "field:action operator:= value:\"login\""),
    ("a.b in (1, None) or not (c ~ 'x')", "field:a.b operator:in value:1 value:None "
     "keyword:or keyword:not field:c operator:~ value:'x'"),
    ('a not in ("x")', 'field:a operator:not operator:in value:"x"'),
    ('matches matches "x"', 'field:matches operator:matches value:"x"'),
    ('a not matches "x"', 'field:a operator:not operator:matches value:"x"'),
    ('a = 1 and b = "unfin or c', 'field:a operator:= value:1 keyword:and field:b operator:= '
     'value:"unfin or c'),
    ("a = 1 ; and b", "field:a operator:= value:1 keyword:and field:b"),
    ("context. = 1", "field:context operator:= value:1"),
    ("akadmin login", ""),
    ("", ""),
)  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), CASES)
def test_parts(text: str, parts: str) -> None:
    told = " ".join(f"{part.kind}:{text[part.start : part.end]}" for part in highlight(text))
    assert told == parts


@pytest.mark.parametrize("query", sorted({case.query for case in load_cases()}))
def test_every_beginning_of_every_query(query: str) -> None:
    for end in range(min(len(query), 60) + 1):
        assert_in_order(query[:end])


@given(st.text(max_size=30))
def test_any_text(text: str) -> None:
    assert_in_order(text)
    assert_in_order(f"a = {text}")


def test_long_text_stays_plain() -> None:
    assert highlight("a = " + "1" * LONGEST) == ()


def assert_in_order(text: str) -> None:
    at = 0
    for part in highlight(text):
        assert at <= part.start < part.end <= len(text)
        at = part.end

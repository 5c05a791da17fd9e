"""Completion: every case, and what holds at every cursor of every query."""

import sys
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logexplorer.model.completion import (
    Catalog,
    PathCount,
    ValueCount,
    ValueQuestion,
    Values,
    accept,
)
from logexplorer.model.fields import EVENT_FIELDS
from logexplorer.query.completer import complete
from logexplorer.query.parser import parse
from logexplorer.query.typed import typed_at
from tests.query.cases import load_cases as load_queries
from tests.query.completing import Case, load_cases, load_catalog

CASES = load_cases()
CATALOG = load_catalog()
QUERIES = [case.query for case in load_queries()]
LOOKED_AT = 5
"""How many suggestions of each place are parsed; the others are written by the same code."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    completion = complete(case.query, case.cursor, CATALOG)
    found = completion.suggestions
    texts = tuple(each.text for each in found)
    if case.first is not None:
        assert texts[: len(case.first)] == case.first
    if case.all is not None:
        assert texts == case.all
    assert not set(case.absent) & set(texts)
    if case.kind is not None:
        assert found[0].kind == case.kind
    if case.detail is not None:
        assert found[0].detail == case.detail
    if case.accepted is not None:
        text, cursor = accept(case.query, found[0])
        assert f"{text[:cursor]}|{text[cursor:]}" == case.accepted
    wanted = completion.wanted
    assert case.wanted == (None if wanted is None else (wanted.field, wanted.typed))


def test_there_are_cases_for_everything() -> None:
    assert len(CASES) > 100


def assert_sound(text: str, cursor: int) -> None:
    """Spans touch the cursor, and what was accepted is a query or the beginning of one."""
    for position, each in enumerate(complete(text, cursor, CATALOG).suggestions):
        assert 0 <= each.start <= cursor <= each.end <= len(text)
        accepted, after = accept(text, each)
        assert accepted[after:] == text[each.end :]
        assert accepted.startswith(text[: each.start])
        assert position > LOOKED_AT or goes_on(accepted[:after]), (text, cursor, each)


@cache
def goes_on(begun: str) -> bool:
    """Does the grammar take something after this beginning?"""
    typed = typed_at(begun, len(begun))
    return typed is not None and bool(typed.accepts)


@pytest.mark.parametrize("query", sorted(set(QUERIES)))
def test_every_cursor_of_every_query(query: str) -> None:
    for cursor in range(min(len(query), 100) + 1):
        assert_sound(query, cursor)


@settings(max_examples=300)
@given(st.sampled_from(QUERIES), st.randoms(use_true_random=False))
def test_damaged_queries(query: str, luck: Any) -> None:
    at = luck.randint(0, len(query))
    piece = luck.choice(['"', "'", "`", "(", ")", "\\", ".", "!", "in", " ", ",", "[", "=", "not "])
    damaged = query[:at] + piece + query[at + luck.randint(0, 2) :]
    assert_sound(damaged, luck.randint(0, len(damaged)))


@given(st.text(max_size=40), st.integers(-2, 50))
def test_any_text(text: str, cursor: int) -> None:
    completion = complete(text, cursor, CATALOG)
    inside = min(max(cursor, 0), len(text))
    assert all(0 <= s.start <= inside <= s.end <= len(text) for s in completion.suggestions)


@given(st.text(max_size=12))
def test_any_value_is_inserted_as_itself(value: str) -> None:
    question = ValueQuestion("app", "")
    found = Values((ValueCount(value, "string", 1),), complete=True)
    catalog = CATALOG.with_answer(question, found)
    suggestion = complete('app = "', 7, catalog).suggestions[0]
    tree: Any = parse(accept('app = "', suggestion)[0])
    assert tree.values[0].value == value


@given(st.text(min_size=1, max_size=12))
def test_any_key_is_inserted_as_itself(key: str) -> None:
    catalog = Catalog((PathCount(("context", key), 1, ("string",)),))
    suggestion = complete("context.", 8, catalog).suggestions[0]
    tree: Any = parse(accept("context.", suggestion)[0] + "= None")
    assert tree.target.steps == ("context", key)


def test_narrowing_asks_nothing_where_all_values_are_known() -> None:
    for typed in ("d", "de", "DE"):
        completion = complete(f'context.geo.country = "{typed}', 23 + len(typed), CATALOG)
        assert completion.wanted is None
        assert [each.text for each in completion.suggestions] == ['"DE"']


def test_values_of_a_sample_stand_in_until_the_answer_comes() -> None:
    likely = (ValueCount("DE", "string", 500), ValueCount("GB", "string", 30))
    paths = (PathCount(("context", "geo", "country"), 900, ("string",), likely),)
    catalog = Catalog(paths, exact=False)
    text = 'context.geo.country = "'
    early = complete(text, len(text), catalog)
    assert [(each.text, each.detail) for each in early.suggestions] == [
        ('"DE"', "~500"),
        ('"GB"', "~30"),
    ]
    assert early.wanted == ValueQuestion("context.geo.country", "")
    answer = Values((ValueCount("GB", "string", 7000),), complete=True)
    late = complete(text, len(text), catalog.with_answer(early.wanted, answer))
    assert [(each.text, each.detail) for each in late.suggestions] == [('"GB"', "7,000")]
    assert late.wanted is None


def test_counts_of_a_sample_have_a_tilde() -> None:
    catalog = replace(CATALOG, exact=False)
    details = {each.text: each.detail for each in complete("", 0, catalog).suggestions}
    assert details["action"] == "text · 5,136"
    assert details["context."] == "object · 5,136"
    keys = complete("context.geo.ci", 14, catalog).suggestions
    assert keys[0].detail == "string · ~4,240"


def test_every_field_is_offered() -> None:
    assert {each.text.rstrip(".") for each in complete("", 0, CATALOG).suggestions} == set(
        EVENT_FIELDS
    )


def test_a_field_that_the_data_lacks_is_a_field_all_the_same() -> None:
    details = {each.text: each.detail for each in complete("", 0, Catalog()).suggestions}
    assert details["level"] == "text"


def test_the_work_for_a_key_is_small_with_many_paths() -> None:
    """Counted in calls of Python functions, of which a machine does some ten in a microsecond."""
    paths = (
        *CATALOG.paths,
        *(PathCount(("context", f"group{n % 20}", f"key{n}"), n, ("string",)) for n in range(500)),
        *(PathCount(("context", f"group{n}"), 900, ("object",)) for n in range(20)),
    )
    catalog = replace(CATALOG, paths=paths)
    before = 'action = "login" and (context.geo.country in ("DE", "GB") or user.pk > 5) and '
    for text in ("", "k", "key", "context.", "context.group1.", 'context.geo.city = "b', "app "):
        assert calls(before + text, catalog) < 20_000, text


def calls(text: str, catalog: Catalog) -> int:
    complete(text, len(text), catalog)
    count = 0

    def count_call(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(count_call)
    try:
        complete(text, len(text), catalog)
    finally:
        sys.setprofile(before)
    return count

"""What holds for all queries and all texts, tried on random ones."""

import random
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logexplorer.model.errors import QueryError
from logexplorer.model.fields import Fields
from logexplorer.model.span import Span
from logexplorer.query.ast import AllOf, AnyOf, Comparison, Expression, Not, PlainText
from logexplorer.query.checker import check
from logexplorer.query.parser import DEEPEST, parse
from logexplorer.query.printer import reading, to_text
from tests.query.cases import NOW, load_cases
from tests.query.evaluate import any_of, evaluate, negation
from tests.query.strategies import NOWHERE, events, queries

QUERIES = [case.query for case in load_cases()]
PIECES = [
    "(",
    ")",
    " ",
    "and ",
    "or ",
    "not ",
    "in ",
    '"',
    "'",
    "`",
    "=",
    "!",
    "~",
    "[]",
    "\\",
    ",",
    "\n",
    "5",
    ".",
]


def placeless(node: Any) -> Any:
    """The same tree with every span and every note on parentheses gone."""
    if isinstance(node, Span):
        return NOWHERE
    if isinstance(node, tuple):
        return tuple(placeless(each) for each in node)
    if is_dataclass(node) and not isinstance(node, type):
        changes = {each.name: placeless(getattr(node, each.name)) for each in fields(node)}
        return replace(node, **changes)
    return node


@settings(max_examples=150)
@given(queries())
def test_a_printed_tree_parses_to_itself(tree: Expression) -> None:
    assert placeless(parse(to_text(tree))) == placeless(tree)


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.name)
def test_printing_a_case_changes_nothing(case: Any) -> None:
    if case.error is None:
        tree = parse(case.query)
        again = parse(to_text(tree))
        assert placeless(again) == placeless(tree)
        assert reading(again) is None


@settings(max_examples=150)
@given(queries(), events())
def test_every_random_query_has_an_answer(tree: Expression, event: dict[str, Any]) -> None:
    checked = check(parse(to_text(tree)), Fields(), NOW)
    answer = evaluate(checked, event)
    assert answer in (True, False, None)
    assert evaluate(Not(checked, NOWHERE), event) == negation(answer)


@given(queries(plain=False), queries(plain=False), events())
def test_not_turns_and_into_or(left: Expression, right: Expression, event: dict[str, Any]) -> None:
    parts = tuple(check(part, Fields(), NOW) for part in (left, right))
    inverse = tuple(Not(part, NOWHERE) for part in parts)
    both = evaluate(Not(AllOf(parts, NOWHERE), NOWHERE), event)
    assert both == evaluate(AnyOf(inverse, NOWHERE), event)
    assert evaluate(AnyOf(parts, NOWHERE), event) == any_of(evaluate(each, event) for each in parts)


@settings(max_examples=500)
@given(
    st.one_of(
        st.text(max_size=60), st.lists(st.sampled_from([*PIECES, "app", "context.v"])).map("".join)
    )
)
def test_any_text_is_a_tree_or_a_query_error(text: str) -> None:
    assert_tree_or_error(text)


@settings(max_examples=500)
@given(st.sampled_from(QUERIES), st.randoms(use_true_random=False))
def test_a_damaged_query_is_a_tree_or_a_query_error(query: str, luck: random.Random) -> None:
    for _ in range(luck.randint(1, 3)):
        at = luck.randint(0, len(query))
        query = (
            query[:at] + luck.choice(PIECES) * luck.randint(0, 2) + query[at + luck.randint(0, 2) :]
        )
    assert_tree_or_error(query)


def assert_tree_or_error(text: str) -> None:
    """Parsing and checking end in a tree whose spans fit, or in a complete error."""
    try:
        tree = check(parse(text), Fields(), NOW)
    except QueryError as error:
        start, end = error.span.start, error.span.end
        assert 0 <= start < end <= len(text) or start == end == len(text)
        assert error.message
        assert "\n" not in error.message or "\n" in text
    else:
        assert isinstance(tree, Comparison | AllOf | AnyOf | Not | PlainText)
        assert 0 <= tree.span.start <= tree.span.end <= len(text)


def test_long_chains_make_one_flat_node() -> None:
    tree = parse(" or ".join(['app = "a"'] * 5000))
    assert isinstance(tree, AnyOf)
    assert len(tree.parts) == 5000
    assert check(tree, Fields(), NOW).span == tree.span
    assert reading(tree) is None


def test_parentheses_around_one_comparison_vanish_however_many() -> None:
    tree = parse("(" * 10_000 + 'app = "a"' + ")" * 10_000)
    assert isinstance(tree, Comparison)


def test_a_long_list_is_one_comparison() -> None:
    tree = parse("user.pk in (" + ", ".join(map(str, range(5000))) + ")")
    assert isinstance(tree, Comparison)
    assert len(tree.values) == 5000


@pytest.mark.parametrize(
    "nested",
    ["not (" * 300 + 'app = "a"' + ")" * 300, ' and app = "b" or '.join(['app = "a"'] * 300)],
)
def test_what_nests_absurdly_deep_is_refused_in_words(nested: str) -> None:
    with pytest.raises(QueryError, match="nests deeper than 200 levels"):
        parse(nested)


def test_what_nests_to_the_limit_is_taken() -> None:
    nested = "not (" * (DEEPEST - 1) + 'app = "a"' + ")" * (DEEPEST - 1)
    assert to_text(check(parse(nested), Fields(), NOW)) == nested


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000,
        "not (" * 10_000,
        "[" * 10_000 + "=",
        "'\\" * 10_000 + "=",
        "@" * 10_000 + "=",
        "a = " + "9" * 10_000,
    ],
)
def test_long_nonsense_is_answered(text: str) -> None:
    assert_tree_or_error(text)


@pytest.mark.parametrize("text", ['app = "\ud800"', "word \udfff"])
def test_half_characters_are_pointed_at(text: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.span.cut(text) in ("\ud800", "\udfff")

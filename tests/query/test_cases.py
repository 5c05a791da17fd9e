"""Every case of `cases/*.toml` against the parser, the checker, the printer and `evaluate`."""

import pytest

from logexplorer.model.errors import QueryError
from logexplorer.query.ast import Expression
from logexplorer.query.checker import check
from logexplorer.query.parser import parse
from logexplorer.query.printer import reading, to_text
from tests.query.cases import NOW, Case, Refusal, fields_of, load_cases, load_events, number
from tests.query.evaluate import evaluate

CASES = load_cases()
EVENTS = load_events()
FIELDS = fields_of(EVENTS)


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 300
    assert len({case.name for case in CASES}) == len(CASES)


def test_events_are_numbered_one_by_one() -> None:
    assert [number(event) for event in EVENTS] == list(range(1, len(EVENTS) + 1))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    if case.error is not None:
        with pytest.raises(QueryError) as caught:
            checked(case.query)
        error = caught.value
        assert Refusal(error.message, error.span.start, error.span.end, error.help) == case.error
        return
    assert case.rows is not None or case.tree is not None or case.reading is not None
    if case.rows is not None:
        answer = [number(event) for event in EVENTS if evaluate(checked(case.query), event)]
        assert tuple(answer) == case.rows
    if case.tree is not None:
        assert to_text(parse(case.query)) == case.tree
    if case.reading is not None:
        assert (reading(parse(case.query)) or "") == case.reading


def checked(query: str) -> Expression:
    """The checked tree of a query over the cases' events."""
    return check(parse(query), FIELDS, NOW)

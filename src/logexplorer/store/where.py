"""Checked tree to SQL condition. Values travel as parameters, never in the text.

Only events for which the tree is TRUE are wanted, so each node is turned into the condition that it
is TRUE, or below a `not` that it is FALSE; by De Morgan's laws, which hold in three-valued logic,
nothing else is ever needed and unknown falls out of both.
"""

from collections.abc import Callable
from typing import Any, cast

from logexplorer.model.fields import Kind
from logexplorer.query.ast import (
    Address,
    AllOf,
    AnyOf,
    Comparison,
    Expression,
    Not,
    Operator,
    PlainText,
    Target,
)
from logexplorer.store import dialect
from logexplorer.store.addresses import address_test
from logexplorer.store.dialect import FALSE, TRUE, Sql, joined, negated
from logexplorer.store.json_tests import json_condition
from logexplorer.store.needs import Needs
from logexplorer.store.relations import is_kept, path_of

TEXT_TESTS = (Operator.CONTAINS, Operator.STARTS, Operator.ENDS, Operator.MATCHES)


def where(expression: Expression, needs: Needs) -> Sql:
    """The condition that holds for the events which the expression asks for, over `events`."""
    return _truth(expression, needs, wanted=True)


def needs_texts(asked: Expression | Target) -> bool:
    """Can the question only be answered when the events' texts are stored?"""
    match asked:
        case Target():
            return asked.field.kind is Kind.JSON and not is_kept(path_of(asked))
        case Comparison(Target() as target):
            return needs_texts(target)
        case AllOf(parts) | AnyOf(parts):
            return any(map(needs_texts, parts))
        case Not(part):
            return needs_texts(part)
    return True


def _truth(expression: Expression, needs: Needs, *, wanted: bool) -> Sql:
    match expression:
        case Comparison(Target() as target):
            return _comparison(expression, target, needs, wanted)
        case AllOf(parts) | AnyOf(parts):
            every = isinstance(expression, AllOf) is wanted
            conditions = (_truth(part, needs, wanted=wanted) for part in parts)
            return joined(conditions, *(("AND", TRUE) if every else ("OR", FALSE)))
        case Not(part):
            return _truth(part, needs, wanted=not wanted)
        case PlainText(terms):
            found = joined((needs.plain_term(term) for term in terms), "AND", neutral=TRUE)
            return found if wanted else negated(found)
    raise TypeError(f"the tree has not been checked: {expression}")


def _comparison(comparison: Comparison, target: Target, needs: Needs, wanted: bool) -> Sql:
    if target.field.kind is Kind.JSON:
        return json_condition(comparison, target, needs, wanted)
    holds = _of_column(comparison, target, needs)
    return (
        holds
        if comparison.negated is not wanted
        else Sql(f"({holds.text}) IS NOT TRUE", holds.parameters)
    )


def _of_column(comparison: Comparison, target: Target, needs: Needs) -> Sql:
    """The comparison without its negation. Never TRUE of a NULL, so the negation always is."""
    name, values = target.field.name, tuple(each.value for each in comparison.values)
    column = needs.column(name)
    tests = [Sql(f"{column} IS NULL")] if None in values else []
    known = tuple(value for value in values if value is not None)
    operator = Operator.EQUAL if comparison.operator is Operator.IN else comparison.operator
    if known:
        tests.append(_TESTS[target.field.kind](column, operator, known, needs))
    return joined(tests, "OR", neutral=FALSE)


def _text(column: str, operator: Operator, values: tuple[Any, ...], _: Needs) -> Sql:
    if operator in TEXT_TESTS:
        return dialect.text_test(column, operator, values[0])
    return joined((dialect.compared(column, operator, each) for each in values), "OR", FALSE)


def _time(column: str, operator: Operator, values: tuple[Any, ...], needs: Needs) -> Sql:
    if operator in (Operator.STARTS, Operator.ENDS):
        return FALSE
    if operator in TEXT_TESTS:
        return dialect.text_test(dialect.time_text(column), operator, values[0])
    moments = tuple(each.replace(tzinfo=None) for each in values)
    return _text(column, operator, moments, needs)


def _uuid(column: str, operator: Operator, values: tuple[Any, ...], needs: Needs) -> Sql:
    if operator in TEXT_TESTS:
        return dialect.text_test(f"{column}::VARCHAR", operator, values[0])
    same = (dialect.compared(column, operator, str(each), "::UUID") for each in values)
    return joined(same, "OR", FALSE)


def _address(column: str, operator: Operator, values: tuple[Any, ...], needs: Needs) -> Sql:
    needs.addresses()
    if operator in TEXT_TESTS:
        test = dialect.text_test("plain", operator, values[0])
    else:
        test = address_test(operator, cast(tuple[Address, ...], values))
    return Sql(f"{column} IN (SELECT address FROM addresses WHERE {test})", test.parameters)


_TESTS: dict[Kind, Callable[[str, Operator, tuple[Any, ...], Needs], Sql]] = {
    Kind.TEXT: _text,
    Kind.ACTION: _text,
    Kind.TIME: _time,
    Kind.UUID: _uuid,
    Kind.ADDRESS: _address,
}

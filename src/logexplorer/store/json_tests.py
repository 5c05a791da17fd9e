"""Comparisons of JSON values as conditions, by three-valued logic and jsonb's order of kinds.

A missing key is unknown to every comparison but `= None`; a JSON null is a value for `= < in`, and
unknown to `~ startswith endswith matches`.
"""

from decimal import Decimal

from logexplorer.query.ast import Comparison, Operator, Target, Value
from logexplorer.store import dialect
from logexplorer.store.dialect import FALSE, Sql, joined, negated
from logexplorer.store.extract import (
    KIND_ARRAY,
    KIND_BOOLEAN,
    KIND_NULL,
    KIND_NUMBER,
    KIND_OBJECT,
    KIND_STRING,
)
from logexplorer.store.needs import Needs
from logexplorer.store.relations import EMPTY_ARRAY, Relation, path_of

TEXT_TESTS = (Operator.CONTAINS, Operator.STARTS, Operator.ENDS, Operator.MATCHES)


def json_condition(comparison: Comparison, target: Target, needs: Needs, wanted: bool) -> Sql:
    """The condition on `events` that the comparison is TRUE, or FALSE where that is wanted."""
    relation = needs.relation(path_of(target))
    values = tuple(each.value for each in comparison.values)
    operator = Operator.EQUAL if comparison.operator is Operator.IN else comparison.operator
    if operator in TEXT_TESTS:
        text = str(values[0])
        found = _Found(relation, needs, _text_row(relation, operator, text), operator, text)
    else:
        found = _Found(relation, needs, _value_row(relation, operator, values))
        found.asks_for_none = None in values
    if wanted or relation.many:
        true = found.events(matching=not comparison.negated)
        return true if wanted else found.none_of(true, comparison.negated)
    return found.events(matching=comparison.negated)


class _Found:
    """The events whose value at a path passes a test, or fails it."""

    def __init__(
        self,
        relation: Relation,
        needs: Needs,
        row: Sql,
        operator: Operator | None = None,
        text: str = "",
    ) -> None:
        self._relation = relation
        self._needs = needs
        self._row = row
        self._operator = operator
        self._text = text
        self.asks_for_none = False

    def events(self, *, matching: bool) -> Sql:
        """Events with a value for which the test is TRUE, or with `matching` False, is FALSE."""
        row = self._row if matching else negated(self._row)
        if self._operator and not self._relation.many and not self._has_composites:
            return self._scalars(matching)
        if self._relation.many:
            row = joined((row, Sql(f"coalesce(kind, 0) <> {EMPTY_ARRAY}")), "AND", FALSE)
        parts = [_in(self._relation, row)]
        if self._operator and self._has_composites:
            parts.append(self._composites(matching))
        if matching and self.asks_for_none:
            parts.append(_missing(self._relation))
        return joined(parts, "OR", FALSE)

    def none_of(self, true: Sql, is_negated: bool) -> Sql:
        """Of a path with `[]`: events whose elements are all FALSE, none TRUE and none unknown."""
        row = negated(self._row) if is_negated else self._row
        known = f"({KIND_ARRAY}, {KIND_OBJECT}, {EMPTY_ARRAY})"
        unknown = Sql(f"({row}) IS NULL AND coalesce(kind, 0) NOT IN {known}", row.parameters)
        present = _in(self._relation, dialect.TRUE)
        return joined((present, negated(true), negated(_in(self._relation, unknown))), "AND", FALSE)

    @property
    def _has_composites(self) -> bool:
        return self._needs.has_composites(self._relation)

    def _scalars(self, matching: bool) -> Sql:
        """Where no value is an object or array, only those with a text can pass or fail."""
        assert self._operator
        test = dialect.text_test(self._relation.text, self._operator, self._text)
        row = test if matching else negated(test)
        if self._relation.number is None:
            return row
        return Sql(f"id IN (SELECT id FROM {self._relation.table} WHERE {row})", row.parameters)

    def _composites(self, matching: bool) -> Sql:
        assert self._operator
        return self._needs.composites(self._relation, self._operator, self._text, matching)


def _text_row(relation: Relation, operator: Operator, text: str) -> Sql:
    """NULL for null, missing values and composites, which are asked apart."""
    test = dialect.text_test(relation.text, operator, text)
    kinds = f"({KIND_STRING}, {KIND_NUMBER}, {KIND_BOOLEAN})"
    return Sql(f"CASE WHEN {relation.kind} IN {kinds} THEN {test} END", test.parameters)


def _value_row(relation: Relation, operator: Operator, values: tuple[Value, ...]) -> Sql:
    return joined((_one_value(relation, operator, each) for each in values), "OR", FALSE)


def _one_value(relation: Relation, operator: Operator, value: Value) -> Sql:
    kind = relation.kind
    match value:
        case None:
            return Sql(f"({kind} IS NULL OR {kind} = {KIND_NULL})")
        case bool():
            same = dialect.compared(relation.text, operator, "true" if value else "false")
            return _of_kind(kind, operator, KIND_BOOLEAN, same)
        case str():
            same = dialect.compared(relation.text, operator, value)
            return _of_kind(kind, operator, KIND_STRING, same)
        case int() | Decimal():
            same = dialect.number_test(relation.text, operator, value)
            return _of_kind(kind, operator, KIND_NUMBER, same)
    raise TypeError(f"no JSON value: {value!r}")


def _of_kind(column: str, operator: Operator, kind: int, same: Sql) -> Sql:
    """Across kinds the order of the kinds decides."""
    within = Sql(
        f"CASE WHEN {column} = {kind} THEN {same} WHEN {column} IS NOT NULL THEN FALSE END",
        same.parameters,
    )
    match operator:
        case Operator.LESS | Operator.LESS_EQUAL:
            return joined((Sql(f"{column} < {kind}"), within), "OR", FALSE)
        case Operator.GREATER | Operator.GREATER_EQUAL:
            return joined((Sql(f"{column} > {kind}"), within), "OR", FALSE)
    return within


def _in(relation: Relation, row: Sql) -> Sql:
    """The events with such a row; in the events' own columns it is the row itself."""
    if relation.number is None:
        return joined((Sql(f"{relation.kind} IS NOT NULL"), row), "AND", FALSE)
    return Sql(f"id IN (SELECT id FROM {relation.table} WHERE {row})", row.parameters)


def _missing(relation: Relation) -> Sql:
    if relation.number is None:
        return Sql(f"{relation.kind} IS NULL")
    return Sql(f"id NOT IN (SELECT id FROM {relation.table})")

"""Why a search finds nothing: a path or value that no event has, and what was probably meant."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import cast

from logexplorer.model.actions import label_of
from logexplorer.model.completion import ValueCount
from logexplorer.model.fields import Kind
from logexplorer.model.results import Absent
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.query.ast import (
    AllOf,
    AnyOf,
    Checked,
    Comparison,
    Expression,
    Operator,
    Target,
    Value,
)
from logexplorer.query.nearest import MOST_PATHS, closest
from logexplorer.query.printer import name_text, value_text
from logexplorer.store.store import Store

MOST_COMPARISONS = 20
MOST_VALUES = 5_000
"""How many are looked at; each comparison is one count, and all values of a field one question."""
_LEAST_PART = 3
"""Characters of a value that may be a part of the one that was meant."""
_CONSTANTS = {"true": "True", "false": "False"}
_BY_VALUE = (Operator.EQUAL, Operator.IN)

Count = Callable[[Search, Stop | None], int]


@dataclass(frozen=True, slots=True)
class Absence:
    """Looks for what a search asks for and no event has, at any time."""

    count: Count
    store: Store
    paths: Callable[[], Iterable[str]]

    def of(self, search: Search, stop: Stop | None) -> Absent | None:
        """The first such path, or value that is compared with by `=` or `in`."""
        condition = cast(Expression | None, search.condition)
        for each in islice(_comparisons(condition), MOST_COMPARISONS):
            if self.count(Search(condition=each, watermark=search.watermark), stop):
                continue
            if not self._is_there(each, search, stop):
                return self._path(cast(Target, each.target))
            if each.operator in _BY_VALUE:
                return self._value(each, stop)
        return None

    def _is_there(self, comparison: Comparison, search: Search, stop: Stop | None) -> bool:
        target = cast(Target, comparison.target)
        if not (target.path or target.field.nullable):
            return True
        none = (Checked(None, comparison.span),)
        some = replace(comparison, operator=Operator.EQUAL, values=none, negated=True)
        return self.count(Search(condition=some, watermark=search.watermark), stop) > 0

    def _path(self, target: Target) -> Absent:
        name = _name_of(target)
        near = closest(name, islice(self.paths(), MOST_PATHS))
        return Absent(name, "", near if near and near != name else "", target.span)

    def _value(self, comparison: Comparison, stop: Stop | None) -> Absent:
        target = cast(Target, comparison.target)
        values = cast(tuple[Checked, ...], comparison.values)
        found = ((each, self._near(each.value, target, stop)) for each in values)
        each, near = next((pair for pair in found if pair[1]), (values[0], ""))
        return Absent(_name_of(target), value_text(each.value), near, each.span)

    def _near(self, value: Value, target: Target, stop: Stop | None) -> str:
        """The value that is most like it, else one that contains it; of addresses none is near."""
        if target.field.kind not in (Kind.TEXT, Kind.ACTION, Kind.JSON):
            return ""
        sought = str(value)
        parts = self.store.values_like(target, sought, 1, stop).items
        most = self.store.values_like(target, "", MOST_VALUES, stop).items
        known: dict[str, ValueCount] = {}
        for each in (*parts, *most):
            if each.kind != "null":
                known.setdefault(each.value, each)
                if target.field.kind is Kind.ACTION:
                    known.setdefault(label_of(each.value), each)
        if (meant := closest(sought, known)) is not None:
            return _written(known[meant])
        return _written(parts[0]) if parts and len(sought) >= _LEAST_PART else ""


def _comparisons(part: Expression | None) -> Iterator[Comparison]:
    """Those with a value that an event may have; what stands in `not ( ... )` is not sought."""
    match part:
        case AllOf(parts) | AnyOf(parts):
            for each in parts:
                yield from _comparisons(each)
        case Comparison(Target(field), _, values, negated=False):
            given = (each.value for each in values)
            if field.kind is not Kind.TIME and all(value is not None for value in given):
                yield part


def _name_of(target: Target) -> str:
    return name_text((target.field.name, *target.path))


def _written(value: ValueCount) -> str:
    if value.kind == "string":
        return value_text(value.value)
    return _CONSTANTS.get(value.value, value.value)

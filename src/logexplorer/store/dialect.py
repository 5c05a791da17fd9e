"""What DuckDB does its own way: text tests, numbers, times and JSON paths as SQL expressions.

Each function gives a fragment with its parameters. PostgreSQL and ClickHouse come as modules with
the same functions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from logexplorer.query.ast import AnyElement, Operator, Step
from logexplorer.store.fold import folded, folding_pattern

ORDERS = {
    Operator.EQUAL: "=",
    Operator.LESS: "<",
    Operator.LESS_EQUAL: "<=",
    Operator.GREATER: ">",
    Operator.GREATER_EQUAL: ">=",
}
_EXACT_IN_DOUBLE = 2**53


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of a statement, and the values of its placeholders in their order."""

    text: str
    parameters: tuple[Any, ...] = ()

    def __str__(self) -> str:
        return self.text


TRUE, FALSE = Sql("TRUE"), Sql("FALSE")


def joined(parts: Iterable[Sql], word: str, neutral: Sql) -> Sql:
    """The parts joined by AND or OR, each in parentheses; `neutral` where there are none."""
    all_parts = tuple(parts)
    if len(all_parts) < 2:
        return all_parts[0] if all_parts else neutral
    text = f" {word} ".join(f"({part.text})" for part in all_parts)
    return Sql(text, tuple(value for part in all_parts for value in part.parameters))


def negated(part: Sql) -> Sql:
    """NOT, by three-valued logic."""
    return Sql(f"NOT ({part.text})", part.parameters)


def compared(expression: str, operator: Operator, value: Any, cast: str = "") -> Sql:
    """`expression = value` and the orders."""
    return Sql(f"{expression} {ORDERS[operator]} ?{cast}", (value,))


def text_test(expression: str, operator: Operator, value: str) -> Sql:
    """`~ startswith endswith` in any case, literally; `matches` by RE2, case-sensitively."""
    if operator is Operator.MATCHES:
        return Sql(f"regexp_matches({expression}, ?)", (value,))
    if not value.isascii():
        return _folded_by_pattern(expression, operator, value)
    function = {
        Operator.CONTAINS: "contains",
        Operator.STARTS: "starts_with",
        Operator.ENDS: "ends_with",
    }[operator]
    return Sql(f"{function}(upper({expression}), ?)", (folded(value),))


def folding_test(expression: str, part: str) -> Sql:
    """Does the expression hold the part in any case? In one pass, without folding all of it."""
    return Sql(f"regexp_matches({expression}, ?)", (folding_pattern(part),))


def _folded_by_pattern(expression: str, operator: Operator, value: str) -> Sql:
    """Beyond ASCII DuckDB's upper() is not PostgreSQL's (it makes ẞ of ß): list letters."""
    start = r"\A" if operator is Operator.STARTS else ""
    end = r"\z" if operator is Operator.ENDS else ""
    return Sql(f"regexp_matches({expression}, ?)", (f"(?s){start}{folding_pattern(value)}{end}",))


def number_test(expression: str, operator: Operator, value: int | Decimal) -> Sql:
    """A number's text against a number. Whole numbers that a double would round stay exact."""
    if not _is_huge(value):
        return compared(f"TRY_CAST({expression} AS DOUBLE)", operator, float(value), "::DOUBLE")
    exact = compared(f"TRY_CAST({expression} AS HUGEINT)", operator, int(value), "::HUGEINT")
    rough = compared(f"TRY_CAST({expression} AS DOUBLE)", operator, float(value), "::DOUBLE")
    whole = f"regexp_full_match({expression}, '-?[0-9]{{1,38}}')"
    return Sql(
        f"CASE WHEN {whole} THEN {exact} ELSE {rough} END", exact.parameters + rough.parameters
    )


def _is_huge(value: int | Decimal) -> bool:
    size = abs(Decimal(value))
    return _EXACT_IN_DOUBLE <= size < 2**126 and size == int(size)


def time_text(expression: str) -> str:
    """A time as PostgreSQL writes it in UTC: `2025-09-15 10:20:30.5+00`."""
    return (
        f"CASE WHEN microsecond({expression}) % 1000000 = 0 "
        f"THEN strftime({expression}, '%Y-%m-%d %H:%M:%S') "
        f"ELSE rtrim(strftime({expression}, '%Y-%m-%d %H:%M:%S.%f'), '0') END || '+00'"
    )


def json_paths(steps: Sequence[Step]) -> list[str]:
    """The steps as JSON paths, each to be taken below the one before it, to travel as parameters.

    Without any `[]` step. A key that JSONPath takes for a wildcard or refuses is a JSON pointer.
    """
    paths: list[str] = []
    for step in steps:
        assert not isinstance(step, AnyElement)
        if step in _ODD_KEYS:
            paths.append(f"/{step}")
            continue
        if not paths or paths[-1].startswith("/"):
            paths.append("$")
        paths[-1] += f"[{step}]" if isinstance(step, int) else f'."{_escaped(step)}"'
    return paths


_ODD_KEYS = ("", "*")


def _escaped(key: str) -> str:
    return key.replace("\\", "\\\\").replace('"', '\\"')


def json_value(expression: str, steps: Sequence[Step]) -> Sql:
    """The text of the JSON value below the expression; NULL where there is none."""
    paths = json_paths(steps)
    for _ in paths:
        expression = f"TRY(json_extract({expression}, ?))::VARCHAR"
    return Sql(expression, tuple(paths))

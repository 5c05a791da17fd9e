"""Tree to text that parses to the same tree, and how a mixed query was read."""

import re
from datetime import datetime
from decimal import Decimal

from logexplorer.query import plain
from logexplorer.query.ast import (
    AllOf,
    AnyElement,
    AnyOf,
    Comparison,
    Expression,
    Name,
    Not,
    Operator,
    PlainText,
    Step,
    Target,
    Value,
)

_PLAIN_KEY = re.compile(r"[_A-Za-z][_0-9A-Za-z]*")
_KEYWORDS = {*plain.WORD_OPERATORS, "True", "False", "None"}
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_UNPRINTABLE = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029]')


def to_text(expression: Expression) -> str:
    """The query, with parentheses around each `and` or `or` within another."""
    match expression:
        case Comparison():
            return _comparison(expression)
        case AllOf(parts):
            return " and ".join(_part(part) for part in parts)
        case AnyOf(parts):
            return " or ".join(_part(part) for part in parts)
        case Not(part):
            return f"not ({to_text(part)})"
        case PlainText(terms):
            return " ".join(plain.quoted(term) for term in terms)


def reading(expression: Expression) -> str | None:
    """How a query that mixes `and` and `or` without parentheses was read; None for others."""
    return to_text(expression) if _mixes(expression) else None


def name_text(steps: tuple[Step, ...]) -> str:
    """A name as a query writes it; keys that are no plain words stand in backticks."""
    first = quoted_key(str(steps[0])) if steps != ("matches",) else "matches"
    if len(steps) == 1 and first in _KEYWORDS and first != "matches":
        first = f"`{first}`"
    return first + "".join(_step(step) for step in steps[1:])


def quoted_key(key: str) -> str:
    """One key of a name, in backticks where it needs them."""
    return key if _PLAIN_KEY.fullmatch(key) else "`" + key.replace("`", "``") + "`"


def value_text(value: Value) -> str:
    """A value as a query writes it."""
    match value:
        case None | bool():
            return str(value)
        case int():
            return str(value)
        case Decimal():
            text = str(value)
            return text if re.search("[.Ee]", text) else f"{text}.0"
        case datetime():
            return f'"{value.isoformat()}"'
    return '"' + _UNPRINTABLE.sub(_escape, str(value)) + '"'


def _part(part: Expression) -> str:
    text = to_text(part)
    return f"({text})" if isinstance(part, AllOf | AnyOf) else text


def _mixes(expression: Expression) -> bool:
    match expression:
        case AllOf(parts) | AnyOf(parts):
            loose = (isinstance(part, AllOf | AnyOf) and not part.grouped for part in parts)
            return any(loose) or any(_mixes(part) for part in parts)
        case Not(part):
            return _mixes(part)
    return False


def _comparison(comparison: Comparison) -> str:
    target = comparison.target
    name = target.steps if isinstance(target, Name) else _steps(target)
    values = [value_text(each.value) for each in comparison.values]
    value = f"({', '.join(values)})" if comparison.operator is Operator.IN else values[0]
    return f"{name_text(name)} {_operator(comparison)} {value}"


def _operator(comparison: Comparison) -> str:
    symbol = comparison.operator.value
    if not comparison.negated:
        return symbol
    return f"not {symbol}" if symbol.isalpha() else f"!{symbol}"


def _steps(target: Target) -> tuple[Step, ...]:
    return (target.field.name, *target.path)


def _step(step: Step) -> str:
    match step:
        case AnyElement():
            return "[]"
        case int():
            return f"[{step}]"
    return f".{quoted_key(step)}"


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _ESCAPES.get(character) or f"\\u{ord(character):04x}"

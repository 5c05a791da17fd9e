"""What a checked query means, in plain Python: the store's SQL must agree with it.

`event` is one event in the shape of authentik's API, as `json.loads` gives it: `pk` (text of
a UUID), `user`, `context`, `brand` (objects; absent is `{}`), `action`, `app`, `client_ip`,
`created`, `expires`, `level`, `message`, `source` (text, or None or absent where there is no
value; times in ISO 8601 with a zone). Numbers may be int, float or Decimal; use
`parse_float=Decimal` where a number's own spelling matters.
"""

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Any
from uuid import UUID

from logexplorer.model.fields import Kind
from logexplorer.query.ast import (
    AllOf,
    AnyElement,
    AnyOf,
    Comparison,
    Expression,
    Not,
    Operator,
    PlainText,
    Step,
    Target,
    Value,
)

MISSING = object()
"""Stands for a JSON key that is not there."""

TEXT_TESTS = (Operator.CONTAINS, Operator.STARTS, Operator.ENDS, Operator.MATCHES)


def evaluate(expression: Expression, event: dict[str, Any]) -> bool | None:
    """Whether the event fits: True, False, or None for unknown. Only True ones are returned."""
    match expression:
        case Comparison():
            return _comparison(expression, event)
        case AllOf(parts):
            return negation(any_of(negation(evaluate(part, event)) for part in parts))
        case AnyOf(parts):
            return any_of(evaluate(part, event) for part in parts)
        case Not(part):
            return negation(evaluate(part, event))
        case PlainText(terms):
            texts = [fold(text) for text in _searched(event)]
            return all(any(fold(term) in text for text in texts) for term in terms)


def negation(answer: bool | None) -> bool | None:
    """Not: unknown stays unknown."""
    return None if answer is None else not answer


def any_of(answers: Iterable[bool | None]) -> bool | None:
    """Or: True where one is, else unknown where one is, else False."""
    seen = set(answers)
    if True in seen:
        return True
    return None if None in seen else False


def fold(text: str) -> str:
    """Upper case, one character to one character: a letter whose capital is several stays."""
    return "".join(_capital(letter) for letter in text)


def json_text(value: Any) -> str:
    """A JSON value's text: a string bare, the rest as PostgreSQL writes jsonb."""
    return value if isinstance(value, str) else _written(value)


def time_text(time: datetime) -> str:
    """A time's text, in UTC, the fraction without trailing zeros."""
    fraction = f".{time.microsecond:06}".rstrip("0") if time.microsecond else ""
    return f"{time:%Y-%m-%d %H:%M:%S}{fraction}+00"


def _comparison(comparison: Comparison, event: dict[str, Any]) -> bool | None:
    target = comparison.target
    assert isinstance(target, Target)
    operator = Operator.EQUAL if comparison.operator is Operator.IN else comparison.operator
    answers = []
    for found in _found(target, event):
        answer = any_of(
            _holds(target.field.kind, found, operator, each.value) for each in comparison.values
        )
        answers.append(negation(answer) if comparison.negated else answer)
    return any_of(answers)


def _found(target: Target, event: dict[str, Any]) -> list[Any]:
    """The values that the target names: one, or with `[]` as many as the array has."""
    name = "pk" if target.field.name == "event_uuid" else target.field.name
    if target.field.kind is not Kind.JSON:
        return [event.get(name)]
    found = [event.get(name, {})]
    for step in target.path:
        found = [below for value in found for below in _below(value, step)]
    return found


def _below(value: Any, step: Step) -> list[Any]:
    match step:
        case AnyElement():
            return value if isinstance(value, list) else [MISSING]
        case int():
            inside = isinstance(value, list) and step < len(value)
            return [value[step] if inside else MISSING]
    return [value.get(step, MISSING) if isinstance(value, dict) else MISSING]


def _holds(kind: Kind, found: Any, operator: Operator, value: Value) -> bool | None:
    if value is None:
        return found is MISSING or found is None
    if kind is Kind.JSON:
        return _json(found, operator, value)
    if found is None:
        return False
    if operator in TEXT_TESTS:
        return _column_text(kind, found, operator, value)
    match kind:
        case Kind.TIME:
            return _ordered(_time(found), operator, value)
        case Kind.UUID:
            return _ordered(UUID(found).int, operator, value.int)
        case Kind.ADDRESS:
            return _address(found, operator, value)
    return _ordered(found, operator, value)


def _json(found: Any, operator: Operator, value: Value) -> bool | None:
    if found is MISSING or (found is None and operator in TEXT_TESTS):
        return None
    if operator in TEXT_TESTS:
        return _text(json_text(found), operator, value)
    return _ordered(_rank(found), operator, _rank(value))


def _rank(value: Any) -> tuple[int, Any]:
    """Order across kinds: null < string < number < boolean < array < object."""
    match value:
        case None:
            return 0, 0
        case str():
            return 1, value
        case bool():
            return 3, value
        case int() | Decimal():
            return 2, value
        case float():
            return 2, Decimal(repr(value))
        case list():
            return 4, 0
    return 5, 0


def _column_text(kind: Kind, found: str, operator: Operator, value: Value) -> bool:
    if kind is Kind.TIME:
        if operator in (Operator.STARTS, Operator.ENDS):
            return False
        found = time_text(_time(found))
    if kind is Kind.UUID:
        found = str(UUID(found))
    return _text(found, operator, value)


def _text(text: str, operator: Operator, value: Value) -> bool:
    assert isinstance(value, str)
    match operator:
        case Operator.CONTAINS:
            return fold(value) in fold(text)
        case Operator.STARTS:
            return fold(text).startswith(fold(value))
        case Operator.ENDS:
            return fold(text).endswith(fold(value))
    return re.search(value, text) is not None


def _address(found: str, operator: Operator, value: Any) -> bool:
    address = ip_address(found)
    if isinstance(value, IPv4Network | IPv6Network):
        return address.version == value.version and address in value
    return _ordered((address.version, int(address)), operator, (value.version, int(value)))


def _ordered(left: Any, operator: Operator, right: Any) -> bool:
    match operator:
        case Operator.EQUAL:
            return bool(left == right)
        case Operator.LESS:
            return bool(left < right)
        case Operator.LESS_EQUAL:
            return bool(left <= right)
        case Operator.GREATER:
            return bool(left > right)
    return bool(left >= right)


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _searched(event: dict[str, Any]) -> list[str]:
    """The texts that a plain search looks through."""
    columns = (event.get(name) for name in ("action", "app", "client_ip"))
    objects = (_written(event.get(name, {})) for name in ("user", "context"))
    return [str(UUID(event["pk"])), *(each for each in columns if each is not None), *objects]


def _written(value: Any) -> str:
    match value:
        case dict():
            keys = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
            inside = (f"{_written(key)}: {_written(value[key])}" for key in keys)
            return "{" + ", ".join(inside) + "}"
        case list():
            return "[" + ", ".join(map(_written, value)) + "]"
        case Decimal():
            return str(value)
    return json.dumps(value, ensure_ascii=False)


def _capital(letter: str) -> str:
    # Letters such as ᾳ have a capital of one character that Python only gives as a title.
    return next((each for each in (letter.upper(), letter.title()) if len(each) == 1), letter)

"""A literal to a value of the field's kind, or an error that says what the field takes."""

import re
from datetime import datetime
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from uuid import UUID

from logexplorer.model import actions
from logexplorer.model.errors import QueryError
from logexplorer.model.fields import Kind
from logexplorer.query import regexes, times
from logexplorer.query.ast import Address, Literal, Operator, Target, Value

ON_TEXT = (Operator.CONTAINS, Operator.STARTS, Operator.ENDS, Operator.MATCHES)
"""The operators that look at a field's text, whatever its kind."""

_NOUNS = {
    Kind.TEXT: "text",
    Kind.ACTION: "text",
    Kind.UUID: "a UUID",
    Kind.TIME: "a time",
    Kind.ADDRESS: "an address",
    Kind.JSON: "an object",
}


def read(literal: Literal, target: Target, operator: Operator, now: datetime) -> Value:
    """The value to compare `target` with."""
    kind, value = target.field.kind, literal.value
    if value is None:
        _check_nullable(literal, target)
        return None
    if operator is Operator.MATCHES:
        _check_regex(literal)
    if kind is Kind.JSON:
        return value
    if not isinstance(value, str):
        raise _wrong_kind(literal, target)
    if kind is Kind.ACTION and operator is not Operator.IN:
        return actions.value_of(value) or value
    if operator in ON_TEXT:
        return value
    return _of_kind(value, kind, literal, operator, now)


def _of_kind(value: str, kind: Kind, literal: Literal, operator: Operator, now: datetime) -> Value:
    match kind:
        case Kind.TIME:
            return _time(value, literal, now)
        case Kind.UUID:
            return _uuid(value, literal)
        case Kind.ADDRESS:
            return _address(value, literal, operator)
    return value


def _time(value: str, literal: Literal, now: datetime) -> datetime:
    moment = times.moment(value, now)
    if moment is None:
        raise QueryError(f'"{value}" is no time', literal.span, times.FORMS)
    return moment


def _uuid(value: str, literal: Literal) -> UUID:
    digits = value.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
    if not re.fullmatch(r"[0-9A-Fa-f]{32}", digits):
        raise QueryError(
            f'"{value}" is no UUID',
            literal.span,
            "write all 32 digits, with or without dashes; for a part of one use `~`",
        )
    return UUID(hex=digits)


def _address(value: str, literal: Literal, operator: Operator) -> Address:
    if "/" in value:
        network = _network(value, literal)
        if operator in (Operator.EQUAL, Operator.IN):
            return network
        raise QueryError(
            f"`{operator.value}` compares with one address, not with a range",
            literal.span,
            "ranges go with `=`, `!=`, `in` and `not in`",
        )
    try:
        # PostgreSQL's addresses have no zone such as %eth0.
        return ip_address(value.replace("%", "/"))
    except ValueError:
        raise QueryError(
            f'"{value}" is no address',
            literal.span,
            "write `10.0.0.1`, `2001:db8::1` or `10.0.0.0/8`; for a part of one use `~`",
        ) from None


def _network(value: str, literal: Literal) -> IPv4Network | IPv6Network:
    well_formed = re.fullmatch(r"[^/%]+/\d{1,3}", value, re.ASCII)
    try:
        # As in PostgreSQL, bits beyond the prefix do not matter: 10.1.2.3/8 is 10.0.0.0/8.
        return ip_network(value if well_formed else "", strict=False)
    except ValueError:
        raise QueryError(
            f'"{value}" is no range of addresses',
            literal.span,
            "write `10.0.0.0/8` or `2001:db8::/32`",
        ) from None


def _check_nullable(literal: Literal, target: Target) -> None:
    if target.field.kind is not Kind.JSON and not target.field.nullable:
        raise QueryError(
            f"`{target.field.name}` always has a value, never None",
            literal.span,
            "compare it with a string in quotes",
        )


def _check_regex(literal: Literal) -> None:
    problem = regexes.problem(str(literal.value))
    if problem:
        raise QueryError(
            f"the regular expression is wrong: {problem}",
            literal.span,
            r"put a backslash before a character that should stand for itself: `\\.`",
        )


def _wrong_kind(literal: Literal, target: Target) -> QueryError:
    return QueryError(
        f"`{target.field.name}` is {_NOUNS[target.field.kind]} and cannot be `{literal.value}`",
        literal.span,
        f'write the value in quotes: `"{literal.value}"`',
    )

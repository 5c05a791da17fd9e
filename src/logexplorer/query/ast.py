"""The query as a tree; every node knows its place in the text.

The parser makes trees of `Name` and `Literal`; the checker makes trees of the same
shape in which each name is a `Target` and each literal a value of the field's kind.
The checked tree is what the store turns into a condition.
"""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import Enum
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from uuid import UUID

from logexplorer.model.fields import Field
from logexplorer.model.span import Span


class Operator(Enum):
    """What a comparison asks; a negated form is the same operator with `negated` set."""

    EQUAL = "="
    LESS = "<"
    LESS_EQUAL = "<="
    GREATER = ">"
    GREATER_EQUAL = ">="
    CONTAINS = "~"
    STARTS = "startswith"
    ENDS = "endswith"
    MATCHES = "matches"
    IN = "in"


@dataclass(frozen=True, slots=True)
class AnyElement:
    """The step `[]`: any element of an array."""


Step = str | int | AnyElement
"""A step of a path: a key, the index of an array's element, or any element."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written: its steps and where it stands."""

    steps: tuple[Step, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Literal:
    """A value as written; numbers are int, or Decimal where they have a fraction or exponent."""

    value: str | int | Decimal | bool | None
    span: Span


@dataclass(frozen=True, slots=True)
class Target:
    """What a checked comparison looks at: a field, and for JSON fields the path below it."""

    field: Field
    path: tuple[Step, ...]
    span: Span


Address = IPv4Address | IPv6Address | IPv4Network | IPv6Network
Value = str | int | Decimal | bool | None | datetime | UUID | Address
"""A checked value; a datetime is aware and in UTC."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A literal after the check: the value to compare with, and where it was written."""

    value: Value
    span: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """`target operator values`; `in` has one value or more, every other operator exactly one.

    `negated` stands for `!=`, `!~` and `not in` / `not startswith` / ...
    """

    target: Name | Target
    operator: Operator
    values: tuple[Literal, ...] | tuple[Checked, ...]
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds: parts joined by `and`; `grouped` where it has parentheses of its own."""

    parts: "tuple[Expression, ...]"
    span: Span
    grouped: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds: parts joined by `or`; `grouped` as for `AllOf`."""

    parts: "tuple[Expression, ...]"
    span: Span
    grouped: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """`not ( ... )` by three-valued logic: unknown stays unknown."""

    part: "Expression"
    span: Span


@dataclass(frozen=True, slots=True)
class PlainText:
    """A plain search: every term occurs in one of the searched fields. No terms: every event."""

    terms: tuple[str, ...]
    span: Span


Expression = Comparison | AllOf | AnyOf | Not | PlainText

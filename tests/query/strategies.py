"""Random queries and random events for hypothesis, biased to names and values that meet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from logexplorer.model.fields import EVENT_FIELDS, Field, Kind
from logexplorer.model.span import Span
from logexplorer.query.ast import (
    AllOf,
    AnyElement,
    AnyOf,
    Comparison,
    Expression,
    Literal,
    Name,
    Not,
    Operator,
    PlainText,
    Step,
)

NOWHERE = Span(0, 0)

WORDS = (
    "",
    "a",
    "A",
    "ab",
    "login",
    "Login",
    "é",
    "É",
    "ß",
    "ς",
    "a.b",
    "100%",
    'q"q',
    "b\\s",
    "_",
)
NUMBERS = (0, 1, 5, -1, 10, 1048576)
FRACTIONS = (1.5, 5.0, -3.25)
ACTIONS = ("login", "login_failed", "logout", "custom_a", "model_updated")
ADDRESSES = ("10.0.0.1", "10.0.0.10", "9.255.255.255", "203.0.113.7", "::1", "2001:db8::1")
RANGES = ("10.0.0.0/8", "0.0.0.0/0", "::/0", "2001:db8::/32", "10.0.0.1/32")
TIMES = ("2025-09-15", "2025-09-15T10:20:30.5Z", "2025-09-16T00:00:00+02:00", "now", "-1d")
UUIDS = tuple(str(UUID(int=number)) for number in (1, 2, 0xABC << 100, (1 << 128) - 1))
REGEXES = ("a", "^a", "b$", "(?i)LOGIN", "[0-9]+", "a|b", "^$", "\\.", ".+", "(a|b){1,2}c?")

PATHS: tuple[tuple[Step, ...], ...] = (
    ("v",),
    ("geo", "country"),
    ("http_request", "path"),
    ("deep", "er", "est"),
    ("odd key-`", "x"),
    ("list", AnyElement()),
    ("list", 0),
    ("items", AnyElement(), "n"),
    ("items", 1, "n"),
)
"""Paths below `context` that queries ask for and events often have."""

ON_TEXT = (Operator.CONTAINS, Operator.STARTS, Operator.ENDS)
ORDERED = (Operator.LESS, Operator.LESS_EQUAL, Operator.GREATER, Operator.GREATER_EQUAL)
NEGATABLE = (Operator.EQUAL, *ON_TEXT, Operator.MATCHES, Operator.IN)


def queries(*, plain: bool = True) -> st.SearchStrategy[Expression]:
    """Trees as the parser makes them, all of which the checker accepts."""
    trees = st.recursive(comparisons(), _grown, max_leaves=6).map(flattened)
    return st.one_of(trees, trees, trees, plain_searches()) if plain else trees


def comparisons() -> st.SearchStrategy[Expression]:
    """One comparison, over any field and the known paths."""
    columns = [field for field in EVENT_FIELDS.values() if field.kind is not Kind.JSON]
    return st.one_of(
        st.sampled_from(columns).flatmap(_of_column),
        st.sampled_from(PATHS).flatmap(partial(_of_json, "context")),
        st.sampled_from((("username",), ("pk",))).flatmap(partial(_of_json, "user")),
        st.sampled_from(("user", "brand", "context")).flatmap(_of_object),
    )


def plain_searches() -> st.SearchStrategy[Expression]:
    """A plain search of a few terms."""
    terms = st.lists(st.sampled_from([*WORDS[1:], *ACTIONS, "two words", "and"]), max_size=3)
    return terms.map(lambda found: PlainText(tuple(found), NOWHERE))


def events() -> st.SearchStrategy[dict[str, Any]]:
    """An event in the shape of authentik's API; each has a `pk` of its own kind of randomness."""
    return st.fixed_dictionaries(
        {
            "pk": st.one_of(st.sampled_from(UUIDS), st.uuids().map(str)),
            "user": st.one_of(st.just({}), _users()),
            "action": st.one_of(st.none(), st.sampled_from(ACTIONS), _words()),
            "app": st.sampled_from(WORDS),
            "context": contexts(),
            "client_ip": st.one_of(st.none(), st.sampled_from(ADDRESSES)),
            "created": _instants(),
            "expires": st.one_of(st.none(), _instants()),
            "brand": st.one_of(st.just({}), st.fixed_dictionaries({"name": _words()})),
        },
        optional={"level": st.one_of(st.none(), _words()), "message": _words()},
    )


def contexts() -> st.SearchStrategy[dict[str, Any]]:
    """A context that has some of the known paths, with values of every kind."""
    items = st.lists(st.one_of(_scalars(), st.fixed_dictionaries({}, optional={"n": _scalars()})))
    return st.fixed_dictionaries(
        {},
        optional={
            "v": _values(),
            "geo": st.one_of(st.none(), _holding("country")),
            "http_request": _holding("path"),
            "deep": st.one_of(_scalars(), st.fixed_dictionaries({"er": _holding("est")})),
            "odd key-`": _holding("x"),
            "list": st.one_of(_scalars(), st.lists(_scalars(), max_size=3)),
            "items": items.map(lambda found: found[:3]),
        },
    )


def flattened(tree: Expression) -> Expression:
    """The tree as the parser would make it: no chain directly inside one of its own kind."""
    match tree:
        case AllOf(parts) | AnyOf(parts):
            flat: list[Expression] = []
            for part in map(flattened, parts):
                same = isinstance(part, AllOf | AnyOf) and type(part) is type(tree)
                flat.extend(part.parts if same else [part])  # type: ignore[union-attr]
            return replace(tree, parts=tuple(flat))
        case Not(part):
            return replace(tree, part=flattened(part))
    return tree


def _grown(trees: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    parts = st.lists(trees, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        parts.map(lambda found: AllOf(found, NOWHERE)),
        parts.map(lambda found: AnyOf(found, NOWHERE)),
        trees.map(lambda found: Not(found, NOWHERE)),
    )


def _of_column(field: Field) -> st.SearchStrategy[Expression]:
    exact = _exact_values(field)
    nullable = st.just(None) if field.nullable else exact
    ranges = st.sampled_from(RANGES) if field.kind is Kind.ADDRESS else exact
    name = Name((field.name,), NOWHERE)
    return st.one_of(
        _compare(name, (Operator.EQUAL, Operator.IN), st.one_of(exact, exact, ranges, nullable)),
        _compare(name, ORDERED, exact),
        _compare(name, ON_TEXT, st.one_of(_words(), exact, st.sampled_from(("10.", "2025-09")))),
        _compare(name, (Operator.MATCHES,), st.sampled_from(REGEXES)),
    )


def _of_json(root: str, path: tuple[Step, ...]) -> st.SearchStrategy[Expression]:
    name = Name((root, *path), NOWHERE)
    number = st.sampled_from(FRACTIONS).map(lambda value: Decimal(repr(value)))
    typed = st.one_of(_words(), st.sampled_from(NUMBERS), number)
    return st.one_of(
        _compare(name, (Operator.EQUAL, Operator.IN), st.one_of(typed, st.booleans(), st.none())),
        _compare(name, ORDERED, typed),
        _compare(name, ON_TEXT, _words()),
        _compare(name, (Operator.MATCHES,), st.sampled_from(REGEXES)),
    )


def _of_object(root: str) -> st.SearchStrategy[Expression]:
    name = Name((root,), NOWHERE)
    return st.one_of(
        _compare(name, (Operator.CONTAINS,), st.one_of(_words(), st.just('"v": '))),
        _compare(name, (Operator.EQUAL,), st.none()),
    )


def _compare(
    name: Name, operators: Sequence[Operator], values: st.SearchStrategy[Any]
) -> st.SearchStrategy[Expression]:
    return st.builds(
        _comparison,
        st.just(name),
        st.sampled_from(operators),
        st.lists(values, min_size=1, max_size=3),
        st.booleans(),
    )


def _comparison(name: Name, operator: Operator, values: list[Any], negated: bool) -> Comparison:
    used = values if operator is Operator.IN else values[:1]
    literals = tuple(Literal(value, NOWHERE) for value in used)
    return Comparison(name, operator, literals, negated and operator in NEGATABLE, NOWHERE)


def _exact_values(field: Field) -> st.SearchStrategy[str]:
    match field.kind:
        case Kind.ACTION:
            return st.sampled_from((*ACTIONS, "Login Failed", "Model updated"))
        case Kind.UUID:
            return st.sampled_from(UUIDS)
        case Kind.TIME:
            return st.sampled_from(TIMES)
        case Kind.ADDRESS:
            return st.sampled_from(ADDRESSES)
    return _words()


def _words() -> st.SearchStrategy[str]:
    return st.one_of(st.sampled_from(WORDS), st.text('aAbBéÉßςσ%_\\."[]{}:, \n', max_size=4))


def _scalars() -> st.SearchStrategy[Any]:
    numbers = st.sampled_from((*NUMBERS, *FRACTIONS))
    return st.one_of(st.none(), st.booleans(), numbers, _words())


def _values() -> st.SearchStrategy[Any]:
    keys = st.sampled_from(("a", "bb", "c", "é"))
    return st.one_of(
        _scalars(),
        _scalars(),
        st.lists(_scalars(), max_size=3),
        st.dictionaries(keys, st.one_of(_scalars(), st.lists(_scalars(), max_size=2)), max_size=3),
    )


def _holding(key: str) -> st.SearchStrategy[Any]:
    return st.one_of(_scalars(), st.fixed_dictionaries({}, optional={key: _scalars()}))


def _users() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"pk": st.sampled_from(NUMBERS), "username": _words()})


def _instants() -> st.SearchStrategy[str]:
    known = st.sampled_from(("2025-09-15T00:00:00Z", "2025-09-15T10:20:30.500000Z"))
    random = st.datetimes(datetime(2025, 9, 14), datetime(2026, 12, 1), timezones=st.just(UTC))
    return st.one_of(known, random.map(lambda time: time.isoformat().replace("+00:00", "Z")))

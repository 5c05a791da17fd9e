"""Suggestions for an operator: those that a field's kind takes, the likeliest first."""

from collections.abc import Iterator
from typing import NamedTuple

from logexplorer.model.completion import Catalog, Suggestion
from logexplorer.model.fields import Kind
from logexplorer.query.ast import Target
from logexplorer.query.suggesting import is_plain_object, known
from logexplorer.query.typed import OPERATORS, VALUES, Typed


class _Row(NamedTuple):
    token: str
    detail: str


_ROWS = {
    "=": _Row("EQUAL", "equals"),
    "!=": _Row("NOT_EQUAL", "differs"),
    "~": _Row("CONTAINS", "contains, any case"),
    "!~": _Row("NOT_CONTAINS", "contains not, any case"),
    "in": _Row("IN", "one of"),
    "not in": _Row("IN", "none of"),
    "startswith": _Row("STARTSWITH", "begins with, any case"),
    "endswith": _Row("ENDSWITH", "ends with, any case"),
    "not startswith": _Row("STARTSWITH", "begins otherwise, any case"),
    "not endswith": _Row("ENDSWITH", "ends otherwise, any case"),
    "matches": _Row("MATCHES", "regular expression"),
    "not matches": _Row("MATCHES", "regular expression that fails"),
    ">": _Row("GREATER", "greater"),
    ">=": _Row("GREATER_EQUAL", "at least"),
    "<": _Row("LESS", "less"),
    "<=": _Row("LESS_EQUAL", "at most"),
}
_TIME_DETAILS = {">": "after", ">=": "since", "<": "before", "<=": "up to"}

_EQUAL, _LISTS, _PARTS, _REGEX, _ORDER = (
    ("=", "!="),
    ("in", "not in"),
    ("~", "!~", "startswith", "endswith", "not startswith", "not endswith"),
    ("matches", "not matches"),
    (">", ">=", "<", "<="),
)
_TEXT = (*_EQUAL, *_PARTS[:2], *_LISTS, *_PARTS[2:], *_REGEX, *_ORDER)
_NUMBER = (*_EQUAL, *_ORDER, *_LISTS, *_PARTS, *_REGEX)
_OF_KIND = {
    Kind.ACTION: (*_EQUAL, *_LISTS, *_PARTS, *_REGEX, *_ORDER),
    Kind.UUID: (*_EQUAL, *_LISTS, *_PARTS, *_REGEX, *_ORDER),
    # No time begins or ends with a text.
    Kind.TIME: (">=", "<", "<=", ">", "~", "!~", *_EQUAL, *_LISTS, *_REGEX),
    Kind.ADDRESS: (*_EQUAL, *_LISTS, *_PARTS, *_REGEX, *_ORDER),
}
_COMPOSITE = ("~", "!~", *_REGEX, *_EQUAL)
_ON_TEXT = {"CONTAINS", "NOT_CONTAINS", "STARTSWITH", "ENDSWITH", "MATCHES"}


def suggest_operators(typed: Typed, target: Target, catalog: Catalog) -> Iterator[Suggestion]:
    """Each with what opens its value: the quote, the parenthesis; neither where a value follows."""
    end = typed.cursor + len(typed.tail)
    behind = typed.follows(end)
    if typed.is_string or behind in OPERATORS:
        return
    has_value = behind in VALUES or typed.text[end:].lstrip()[:1] in {"(", '"', "'"}
    kinds = _kinds(target, catalog)
    for operator in _operators(target, kinds):
        row = _ROWS[operator]
        detail = row.detail
        if target.field.kind is Kind.TIME:
            detail = _TIME_DETAILS.get(operator, detail)
        first = "NOT" if operator.startswith("not ") else row.token
        if first in typed.accepts and _fits(typed.stem.lower(), operator, detail):
            opening = "" if has_value else _opening(row.token, target, kinds)
            yield Suggestion(operator + opening, typed.start, end, "operator", detail)


def _fits(stem: str, operator: str, detail: str) -> bool:
    """`con` finds `~`, for it contains."""
    return operator.startswith(stem) or (len(stem) > 1 and detail.startswith(stem))


def _kinds(target: Target, catalog: Catalog) -> tuple[str, ...]:
    return tuple(kind for kind in known(target, catalog).kinds if kind != "null")


def _operators(target: Target, kinds: tuple[str, ...]) -> tuple[str, ...]:
    if target.field.kind is not Kind.JSON:
        return _OF_KIND.get(target.field.kind, _TEXT)
    if is_plain_object(target):
        return _COMPOSITE
    if kinds[:1] in (("object",), ("array",)):
        return (*_COMPOSITE, *(each for each in _TEXT if each not in _COMPOSITE))
    return _NUMBER if kinds[:1] == ("number",) else _TEXT


def _opening(token: str, target: Target, kinds: tuple[str, ...]) -> str:
    if token in _ON_TEXT:
        return ' "'
    is_composite = is_plain_object(target) or kinds[:1] in (("object",), ("array",))
    if is_composite and token in ("EQUAL", "NOT_EQUAL"):
        return " None"
    is_bare = target.field.kind is Kind.JSON and kinds[:1] in (("number",), ("boolean",))
    quote = "" if is_bare else '"'
    return f" ({quote}" if token == "IN" else f" {quote}"

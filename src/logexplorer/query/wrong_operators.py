"""Wrong operators, connectives and parentheses that people write, each with the right form."""

import re

from logexplorer.model.errors import QueryError
from logexplorer.model.span import Span
from logexplorer.query.stop import Stop, span_of, start_of

_SYMBOLS = {
    "==": "=",
    "===": "=",
    ":": "=",
    ":=": "=",
    "=~": "~",
    "~=": "~",
    "~~": "~",
    "!==": "!=",
    "=!": "!=",
    "<>": "!=",
    "~!": "!~",
    "=<": "<=",
    "=>": ">=",
    "&": "and",
    "&&": "and",
    "|": "or",
    "||": "or",
    "!": "not",
}
_CONNECTIVES = {"and": "and", "or": "or"}
_WORDS = {
    "in": "in",
    "not": "not",
    "startswith": "startswith",
    "endswith": "endswith",
    "matches": "matches",
    "starts_with": "startswith",
    "ends_with": "endswith",
    "istartswith": "startswith",
    "iendswith": "endswith",
    "contains": "~",
    "icontains": "~",
    "like": "~",
    "ilike": "~",
    "has": "~",
    "includes": "~",
    "is": "=",
    "eq": "=",
    "equals": "=",
    "ne": "!=",
    "lt": "<",
    "lte": "<=",
    "gt": ">",
    "gte": ">=",
    "regex": "matches",
    "regexp": "matches",
    "iregex": "matches",
    "rlike": "matches",
}
_CONSTANTS = {"true": "True", "false": "False", "none": "None", "null": "None", "nil": "None"}
_OPPOSITES = {
    "EQUAL": "!=",
    "NOT_EQUAL": "=",
    "CONTAINS": "!~",
    "NOT_CONTAINS": "~",
    "LESS": ">=",
    "LESS_EQUAL": ">",
    "GREATER": "<=",
    "GREATER_EQUAL": "<",
}


def find(stop: Stop) -> QueryError | None:
    """The error for a known wrong form at the stop, or None."""
    return _symbols(stop) or _word(stop) or _negation(stop) or _list(stop) or _parenthesis(stop)


def _symbols(stop: Stop) -> QueryError | None:
    if not re.match(r"[=<>!~&|:]", stop.rest) or stop.rest.startswith("://"):
        return None
    start = stop.at
    while start > 0 and stop.text[start - 1] in "=<>!~":
        start -= 1
    span = stop.word(r"[=<>!~&|:]+", start)
    right = _SYMBOLS.get(span.cut(stop.text))
    if right is None:
        return None
    return stop.error(f"`{span.cut(stop.text)}` is no operator", f"did you mean `{right}`?", span)


def _word(stop: Stop) -> QueryError | None:
    """Keywords in the wrong case, and words of other languages."""
    if stop.kind == "NAME":
        word = str(stop.found).lower()
        if "AND" in stop.accepts and word in _CONNECTIVES:
            return _meant(stop, _CONNECTIVES[word], stop.span)
        if "STARTSWITH" in stop.accepts and word in _WORDS:
            return _meant(stop, _operator_word(stop, word), stop.span)
        if "TRUE" in stop.accepts and word in _CONSTANTS:
            return _meant(stop, _CONSTANTS[word], stop.span)
    if stop.previous() == "NAME" and stop.before[-1].lower() == "not" and stop.kind != "RPAR":
        return _meant(stop, "not", span_of(stop.before[-1]), "`, as in `not ( ... )")
    return None


def _operator_word(stop: Stop, word: str) -> str:
    right = _WORDS[word]
    if stop.previous() == "NOT" and right != "not":
        return {"~": "!~", "=": "!="}.get(right, f"not {right}" if right.isalpha() else right)
    if word == "is" and re.match(r"is\s+not\b", stop.rest, re.IGNORECASE):
        return "!="
    return right


def _meant(stop: Stop, right: str, span: Span, more: str = "") -> QueryError:
    return stop.error(
        f"`{span.cut(stop.text)}` is no keyword here", f"did you mean `{right}{more}`?", span
    )


def _negation(stop: Stop) -> QueryError | None:
    if stop.previous() != "NOT":
        return None
    word = span_of(stop.before[-1])
    opposite = _OPPOSITES.get(stop.kind)
    if "STARTSWITH" in stop.accepts and opposite:
        written = word.to(stop.span)
        return stop.error(
            f"`not` does not stand before `{stop.found}`", f"write `{opposite}`", written
        )
    if stop.kind in ("NAME", "MATCHES") and stop.accepts == {"LPAR"}:
        return stop.error(
            "`not` before a comparison needs parentheses",
            f"write `not ({stop.found} ...)`, or negate the operator: `!=`, `!~`, `not in`",
            word,
        )
    return None


def _list(stop: Stop) -> QueryError | None:
    if stop.previous() == "IN" and stop.accepts == {"LPAR"} and stop.at < len(stop.text):
        if stop.rest.startswith("["):
            return _brackets(stop)
        example = stop.span.cut(stop.text) if stop.kind in _VALUES else '"a", "b"'
        return stop.error("`in` takes a list in parentheses", f"write `in ({example})`")
    if stop.previous() == "LPAR" and stop.previous(2) == "IN" and stop.kind == "RPAR":
        span = Span(start_of(stop.before[-1]), stop.span.end)
        return stop.error("the list is empty", "name at least one value", span)
    if stop.previous() == "COMMA" and stop.kind == "RPAR":
        return stop.error("a list does not end with a comma", "remove it", span_of(stop.before[-1]))
    if stop.rest.startswith("[") and "TRUE" in stop.accepts:
        return _brackets(stop)
    if stop.kind == "LPAR" and "STRING" in stop.accepts and _in_list(stop):
        return stop.error("lists do not nest", "write all values in one list")
    return None


_VALUES = ("STRING", "NUMBER", "TRUE", "FALSE", "NONE")


def _brackets(stop: Stop) -> QueryError:
    span = stop.word(r"\[(?:[^]\"']|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')*\]?")
    inner = span.cut(stop.text).strip("[]").strip() or '"a", "b"'
    return stop.error("a list is written in parentheses", f"write `in ({inner})`", span)


def _in_list(stop: Stop) -> bool:
    return stop.previous() == "COMMA" or stop.previous(2) == "IN"


def _parenthesis(stop: Stop) -> QueryError | None:
    if stop.kind == "LPAR" and "STRING" in stop.accepts:
        return stop.error(
            "a value has no parentheses", 'for one of several values write `in ("a", "b")`'
        )
    if stop.kind == "RPAR" and stop.previous(2) == "LPAR" and "EQUAL" in stop.accepts:
        return stop.error(
            "a field has no parentheses of its own",
            'parentheses go around a whole comparison: `(action = "login")`',
            span_of(stop.before[-2]).to(stop.span),
        )
    if stop.kind == "RPAR" and "$END" in stop.accepts:
        return stop.error("the parenthesis was never opened", "remove it, or add `(` before")
    return None

"""Why a text is no query: the sentence, the exact place, and what to write instead."""

import re

from lark import Lark
from lark.exceptions import UnexpectedInput

from logexplorer.model.errors import QueryError
from logexplorer.query import plain, wrong_operators, wrong_values
from logexplorer.query.stop import Stop, span_of, stopped


def explain(parser: Lark, text: str, error: UnexpectedInput) -> QueryError:
    """The error of Lark as a user should read it."""
    stop = stopped(parser, text, error)
    mistake = wrong_values.find(stop) or wrong_operators.find(stop) or _unclosed(stop)
    if mistake is None:
        advice = _JOIN if "AND" in stop.accepts and stop.found is not None else ""
        mistake = stop.error(f"expected {_expected(stop)}, found {_found(stop)}", advice)
    if _is_prose(stop):
        return QueryError(mistake.message, mistake.span, _as_plain(mistake.help, text))
    return mistake


def _unclosed(stop: Stop) -> QueryError | None:
    if stop.at < len(stop.text) or "RPAR" not in stop.accepts:
        return None
    opened = []
    for token in stop.before:
        if token.type == "LPAR":
            opened.append(token)
        elif token.type == "RPAR":
            opened.pop()
    return stop.error("the parenthesis is not closed", "add `)`", span_of(opened[-1]))


_JOIN = "join comparisons with `and` or `or`"
_EXPECTATIONS = (
    ("$END", "`and` or `or`"),
    ("AND", "`and`, `or` or `)`"),
    ("NAME", "a field, `(` or `not (`"),
    ("EQUAL", "an operator such as `=` or `~`"),
    ("STARTSWITH", "`in`, `startswith`, `endswith` or `matches`"),
    ("COMMA", "`,` or `)`"),
    ("TRUE", "a value"),
    ("NUMBER", "a string or a number"),
    ("STRING", "a string in quotes"),
    ("LPAR", "`(`"),
)


def _expected(stop: Stop) -> str:
    if stop.previous() == "IN":
        return 'a list such as `("a", "b")`'
    return next(words for token, words in _EXPECTATIONS if token in stop.accepts)


def _found(stop: Stop) -> str:
    part = stop.span.cut(stop.text)
    if not part:
        return "the end of the query"
    return part if part[0] in "\"'" else f"`{part}`"


_COMPARED = re.compile(
    r"""
    (?:^|[\s(]) [\w.`@\[\]-]+ \s* [=<>~!&|]+ \s* (?:["'\d-]|True|False|None)
    | ["'\d] \s* [=<>~]
    | \s (?i:in|is|like|ilike|contains|icontains|regex|matches) \s* [("'\[]
    | \s (?i:startswith|endswith)\b
    """,
    re.VERBOSE,
)


def _is_prose(stop: Stop) -> bool:
    """Whether the text may be meant as words to search for: nothing in it looks compared."""
    read = {token.type for token in stop.before}
    words = {"NAME", "NUMBER", "AND", "OR", "NOT", "IN", "STARTSWITH", "ENDSWITH", "MATCHES"}
    return read <= words and not _COMPARED.search(stop.text)


def _as_plain(help: str, text: str) -> str:
    words = f"to search for this text, put it in quotes: {plain.quoted(text.strip())}"
    return f"{help}; {words}" if help else words

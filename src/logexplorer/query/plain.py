"""Plain search: words without an operator, split as authentik's search box splits them."""

import re

from logexplorer.model.span import Span
from logexplorer.query.ast import PlainText

WORD_OPERATORS = ("and", "or", "not", "in", "startswith", "endswith", "matches")

_ANY_WORD = "|".join(WORD_OPERATORS)
# A quote groups only where a word may begin: the one in `don't` must hide nothing.
# `IN (` is no operator, but whoever writes it means one, and must not get a plain search.
_HIDDEN_OR_OPERATOR = re.compile(
    rf"""
    (?<![^\s,()]) (?: "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' )
    | (?P<operator>
        [=<>~] | && | \|\|
        | (?<![^\s,()"'!]) (?: (?:{_ANY_WORD}) (?![^\s,()"'\[]) | (?i:{_ANY_WORD}) \s* [("'\[] )
    )
    """,
    re.DOTALL | re.VERBOSE,
)
_WORD = re.compile(
    r"""(?:[^\s,'"]*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'))+[^\s,'"]*|[^\s,]+""", re.DOTALL
)
_UNESCAPED = {quote: re.compile(rf"\\([{quote}\\])") for quote in "\"'"}


def holds_operator(text: str) -> bool:
    """Whether an operator stands outside of quotes; a word is one only where it stands alone.

    So `sign-in` and `2in1` are plain words, but `log in` is not, nor is `x?a=b`.
    """
    return any(match["operator"] for match in _HIDDEN_OR_OPERATOR.finditer(text))


def search(text: str) -> PlainText:
    """The terms of a plain search: split at white space and commas, quotes group."""
    terms = (_term(word) for word in _WORD.findall(text))
    return PlainText(tuple(term for term in terms if term), Span(0, len(text)))


def quoted(term: str) -> str:
    """The term as it must be written to be searched for as it is."""
    if re.fullmatch(r"[\w.@:/+-]+", term) and term not in WORD_OPERATORS:
        return term
    return '"' + term.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _term(word: str) -> str:
    if len(word) > 1 and word[0] in "\"'" and word[0] == word[-1]:
        return _UNESCAPED[word[0]].sub(r"\1", word[1:-1])
    return word

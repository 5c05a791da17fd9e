"""What may be typed at the cursor: the grammar's accepted tokens, filled from the catalog."""

from collections.abc import Iterator
from itertools import takewhile

from lark import Token

from logexplorer.model.completion import Catalog, Completion, Suggestion
from logexplorer.model.errors import QueryError
from logexplorer.model.span import Span
from logexplorer.query import literals
from logexplorer.query.ast import Target
from logexplorer.query.checker import resolve
from logexplorer.query.suggest_comparisons import suggest_comparisons
from logexplorer.query.suggest_names import suggest_names
from logexplorer.query.suggest_operators import suggest_operators
from logexplorer.query.suggest_values import Place, suggest_values
from logexplorer.query.suggesting import fields_of
from logexplorer.query.typed import CONNECTIVES, SYMBOLS, VALUES, Typed, typed_at

_NOTHING = Completion()
_WORDS = (
    ("AND", "and", "both hold"),
    ("OR", "or", "one of them holds"),
    ("COMMA", ",", "another value"),
    ("RPAR", ")", "closes the parenthesis"),
    ("LPAR", "(", "opens a parenthesis"),
)


def complete(text: str, cursor: int, catalog: Catalog) -> Completion:
    """The suggestions for a cursor in a text, and the values that are wanted for better ones.

    It reads the catalog only, so it is quick enough for every key.
    """
    typed = typed_at(text, min(max(cursor, 0), len(text)))
    if typed is None:
        return _NOTHING
    if "NAME" in typed.accepts:
        names = tuple(suggest_names(typed, catalog))
        return Completion((*names, *suggest_comparisons(typed, catalog, alone=not names)))
    if "STRING" in typed.accepts:
        return _values(typed, catalog)
    if "STARTSWITH" in typed.accepts:
        return _operators(typed, catalog)
    return Completion(tuple(_words(typed)))


def _operators(typed: Typed, catalog: Catalog) -> Completion:
    negated = typed.before[-1].type == "NOT"
    target = _target(typed.before[-2 if negated else -1], catalog)
    if target is None:
        return _NOTHING
    found = tuple(suggest_operators(typed, target, catalog))
    if typed.token is None or typed.token != typed.stem or typed.token.type not in SYMBOLS:
        return Completion(found)
    if typed.tail or typed.token.type not in typed.accepts:
        return Completion(found)
    # Right behind a symbol a value may begin at once.
    after = Typed(
        typed.text,
        typed.cursor,
        typed.cursor,
        (*typed.before, typed.token),
        typed.accepts_after(),
    )
    values = _values(after, catalog)
    return Completion((*found, *values.suggestions), values.wanted)


def _values(typed: Typed, catalog: Catalog) -> Completion:
    if typed.follows(typed.cursor + len(typed.tail)) in VALUES:
        return _NOTHING
    head = list(typed.before)
    listed = list(takewhile(lambda token: token.type != "IN", reversed(head)))
    if len(listed) < len(head) and all(each.type in {*VALUES, "COMMA", "LPAR"} for each in listed):
        head = head[: len(head) - len(listed)]
    operator = head.pop()
    if head[-1].type == "NOT":
        head.pop()
    target = _target(head[-1], catalog)
    if target is None:
        return _NOTHING
    taken = frozenset(str(token) for token in typed.before[len(head) :] if token.type in VALUES)
    return suggest_values(Place.of(typed, target, operator.type, taken), catalog)


def _target(name: Token, catalog: Catalog) -> Target | None:
    try:
        return resolve(literals.name(name, Span(0, 0)), fields_of(catalog))
    except QueryError:
        return None


def _words(typed: Typed) -> Iterator[Suggestion]:
    """The words and marks that the grammar takes here."""
    end = typed.cursor + len(typed.tail)
    behind = typed.follows(end)
    if behind in CONNECTIVES | {"COMMA"}:
        return
    for token, word, detail in _WORDS:
        if token in typed.accepts - {behind} and word.startswith(typed.stem.lower()):
            yield Suggestion(word, typed.start, end, "keyword", detail)

"""Text to tree. What holds no operator is a plain search; the rest parses or is an error."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedInput

from logexplorer.model.errors import QueryError
from logexplorer.model.span import Span
from logexplorer.query import literals, mistakes, plain
from logexplorer.query.ast import (
    AllOf,
    AnyOf,
    Comparison,
    Expression,
    Literal,
    Name,
    Not,
    Operator,
)

DEEPEST = 200
"""How many levels a tree may have; deeper ones are refused, so that walks may recurse."""


def parse(text: str) -> Expression:
    """The tree of `text`, unchecked; QueryError with the exact place where it is no query."""
    _refuse_half_characters(text)
    if not text.strip():
        return plain.search(text)
    try:
        tree: Expression = grammar().parse(text)  # type: ignore[assignment]
    except UnexpectedInput as error:
        if not plain.holds_operator(text):
            return plain.search(text)
        raise mistakes.explain(grammar(), text, error) from None
    _refuse_too_deep(tree)
    return tree


@cache
def grammar() -> Lark:
    """The LALR parser; its `parse_interactive` tells what may follow a beginning.

    Built anew in every process: a cached table is a pickle, which another user of the
    machine could have written.
    """
    return Lark.open(
        "grammar.lark", rel_to=__file__, parser="lalr", lexer="basic", transformer=_Builder()
    )


class _Builder(Transformer[Token, Any]):
    """Called at each reduction of the parser, so no tree of Lark's own is ever built."""

    def name(self, children: list[Token]) -> Name:
        return literals.name(children[0], _span(children[0]))

    def values(self, children: list[Token]) -> tuple[tuple[Literal, ...], Span]:
        literals_ = tuple(_literal(token) for token in children[1:-1] if token.type != "COMMA")
        return literals_, _span(children[0]).to(_span(children[-1]))

    def comparison(self, children: list[Any]) -> Comparison:
        name, *words, last = children
        operator, negated = _OPERATORS[words[-1].type]
        if isinstance(last, Token):
            literal = _literal(last)
            values, end = (literal,), literal.span
        else:
            values, end = last
        return Comparison(name, operator, values, negated or len(words) == 2, name.span.to(end))

    def group(self, children: list[Any]) -> Expression:
        opening, inner, closing = children
        if isinstance(inner, AllOf | AnyOf):
            return replace(inner, span=_span(opening).to(_span(closing)), grouped=True)
        return inner  # type: ignore[no-any-return]

    def negation(self, children: list[Any]) -> Not:
        word, _, inner, closing = children
        return Not(inner, _span(word).to(_span(closing)))

    def expression(self, children: list[Any]) -> Expression:
        """A chain of operands and connectives, grouped to the right."""
        tree: Expression = children[-1]
        run, connective = [tree], ""
        for index in range(len(children) - 2, 0, -2):
            if connective not in ("", children[index].type):
                run = [_joined(connective, run)]
            connective = children[index].type
            run.append(children[index - 1])
        return _joined(connective, run) if connective else tree


_OPERATORS = {
    "EQUAL": (Operator.EQUAL, False),
    "NOT_EQUAL": (Operator.EQUAL, True),
    "LESS": (Operator.LESS, False),
    "LESS_EQUAL": (Operator.LESS_EQUAL, False),
    "GREATER": (Operator.GREATER, False),
    "GREATER_EQUAL": (Operator.GREATER_EQUAL, False),
    "CONTAINS": (Operator.CONTAINS, False),
    "NOT_CONTAINS": (Operator.CONTAINS, True),
    "STARTSWITH": (Operator.STARTS, False),
    "ENDSWITH": (Operator.ENDS, False),
    "MATCHES": (Operator.MATCHES, False),
    "IN": (Operator.IN, False),
}


def _joined(connective: str, backwards: list[Expression]) -> AllOf | AnyOf:
    """One node for a run of operands; groups of the same kind within it are dissolved."""
    node = AllOf if connective == "AND" else AnyOf
    span = backwards[-1].span.to(backwards[0].span)
    return node(tuple(_dissolved(node, reversed(backwards))), span)


def _dissolved(
    node: type[AllOf] | type[AnyOf], operands: Iterator[Expression]
) -> Iterator[Expression]:
    for operand in operands:
        if isinstance(operand, AllOf | AnyOf) and isinstance(operand, node):
            yield from operand.parts
        else:
            yield operand


def _literal(token: Token) -> Literal:
    return literals.literal(token.type, token, _span(token))


def _span(token: Token) -> Span:
    start = token.start_pos or 0
    return Span(start, start + len(token))


def _refuse_half_characters(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise QueryError(
            "the text holds bytes that are not UTF-8",
            Span(error.start, error.end),
            "remove them, or write the character that they should be",
        ) from None


def _refuse_too_deep(tree: Expression) -> None:
    level = [tree]
    for _ in range(DEEPEST):
        level = [part for node in level for part in _below(node)]
        if not level:
            return
    raise QueryError(
        f"the query nests deeper than {DEEPEST} levels",
        level[0].span,
        "group its parts with parentheses so that fewer stand inside each other",
    )


def _below(node: Expression) -> tuple[Expression, ...]:
    match node:
        case AllOf(parts) | AnyOf(parts):
            return parts
        case Not(part):
            return (part,)
    return ()

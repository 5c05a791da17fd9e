"""What stands at the cursor: the tokens before it, the one being typed, and what may come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lark import Token
from lark.exceptions import UnexpectedCharacters, UnexpectedToken
from lark.parsers.lalr_interactive_parser import InteractiveParser

from logexplorer.query.parser import grammar
from logexplorer.query.stop import end_of, start_of

VALUES = frozenset({"STRING", "NUMBER", "TRUE", "FALSE", "NONE"})
SYMBOLS = frozenset(
    {"EQUAL", "NOT_EQUAL", "CONTAINS", "NOT_CONTAINS"}
    | {"LESS", "LESS_EQUAL", "GREATER", "GREATER_EQUAL"}
)
OPERATORS = SYMBOLS | {"IN", "NOT", "STARTSWITH", "ENDSWITH", "MATCHES"}
CONNECTIVES = frozenset({"AND", "OR"})

_WHOLE = frozenset({"LPAR", "RPAR", "COMMA", "STRING"})
# What may make a token of a beginning: a key, the end of one in backticks, of an index, a digit.
_ENDINGS = ("", "x", "`", "]", "0", "=", "~")
_LONGEST_HALF_ESCAPE = len("\\u123")


@dataclass(frozen=True)
class Typed:
    """A cursor in a text: the `before` tokens, and the one that begins at `start`, if any does.

    `accepts` are the types of tokens that the grammar takes after those before.
    """

    text: str
    cursor: int
    start: int
    before: tuple[Token, ...]
    accepts: frozenset[str]

    @property
    def stem(self) -> str:
        """What has been typed of the token; "" where none is begun."""
        return self.text[self.start : self.cursor]

    @property
    def is_string(self) -> bool:
        """Is it a string whose end has not been typed?"""
        return self.stem[:1] in ("'", '"') and bool(self.stem)

    @cached_property
    def token(self) -> Token | None:
        """The token that the stem is or can become; None where nothing is typed."""
        return _finished(self.stem) if self.stem else None

    @cached_property
    def tail(self) -> str:
        """What follows the cursor and belongs to the token under it, if the rest reads on then."""
        whole = _first(self.text[self.start :])
        tail = self.text[self.cursor : self.start + len(whole or "")]
        if not tail or whole is None:
            return ""
        if not self.stem:
            # In front of a name another comparison may begin; the rest can only be replaced.
            replaced = (VALUES | OPERATORS | CONNECTIVES) & self.accepts - {"NOT", "MATCHES"}
            return tail if "NAME" not in self.accepts and whole.type in replaced else ""
        rest = self.text[self.cursor :]
        kept = self._unread(" " + rest)
        return tail if self._unread(rest[len(tail) :]) <= kept else ""

    def follows(self, end: int) -> str:
        """The type of the token after `end`; "" at the end of the text and for a broken token."""
        found = _first(self.text[end:].lstrip())
        return found.type if found is not None else ""

    def accepts_after(self) -> frozenset[str]:
        """What may follow once the token being typed is taken as it is."""
        assert self.token is not None
        return _accepted([*self.before, self.token]) or frozenset()

    def _unread(self, rest: str) -> int:
        """How much of a rest is not understood after a token that fits at the cursor."""
        filler = next((each for each in _FILLERS if each in self.accepts), None)
        if filler is None:
            return 0
        parser = _fed([*self.before, Token(filler, "x")])
        tokens, broken = read(rest)
        for token in tokens:
            try:
                parser.feed_token(_harmless(token))
            except UnexpectedToken:
                return len(rest) - start_of(token)
        return 0 if broken is None else len(rest) - broken


_FILLERS = ("NAME", "STRING", "AND", "EQUAL", "STARTSWITH")


def typed_at(text: str, cursor: int) -> Typed | None:
    """What stands at the cursor; None where the text before it is no beginning of a query."""
    tokens, broken = read(text[:cursor])
    start = cursor if broken is None else broken
    if tokens and end_of(tokens[-1]) == start and _goes_on(tokens[-1], text[start:cursor]):
        start = start_of(tokens.pop())
    accepts = _accepted(tokens)
    typed = Typed(text, cursor, start, tuple(tokens), accepts or frozenset())
    if accepts is None or (typed.stem and typed.token is None):
        return None
    return typed


def _goes_on(token: Token, broken: str) -> bool:
    """Is it still being typed, or is what broke behind it a part of it, as in `context.`?"""
    in_backticks = token.endswith("`") and broken.startswith("`")
    return token.type not in _WHOLE and (broken[:1] in ("", ".", "[") or in_backticks)


def read(text: str) -> tuple[list[Token], int | None]:
    """The tokens of a text, and where it breaks, if it does."""
    tokens: list[Token] = []
    try:
        for token in _tokens(text):
            tokens.append(token)  # noqa: PERF402 - what was read before a break is kept
    except UnexpectedCharacters as error:
        return tokens, error.pos_in_stream
    return tokens, None


def _first(text: str) -> Token | None:
    """The token that the text begins with."""
    try:
        found = next(_tokens(text), None)
    except UnexpectedCharacters:
        return None
    return found if found is not None and start_of(found) == 0 else None


def _tokens(text: str) -> Iterator[Token]:
    parser = grammar().parse_interactive(text)
    return parser.lexer_thread.lex(parser.parser_state)  # type: ignore[no-any-return,no-untyped-call]


def _finished(stem: str) -> Token | None:
    if stem[:1] in ("'", '"'):
        for chopped in range(min(_LONGEST_HALF_ESCAPE, len(stem) - 1) + 1):
            whole = stem[: len(stem) - chopped] + stem[0]
            if (token := _first(whole)) is not None and len(token) == len(whole):
                return token
        return None
    for ending in _ENDINGS:
        token = _first(stem + ending)
        if token is not None and len(token) == len(stem + ending):
            return token
    return None


def _accepted(tokens: Iterable[Token]) -> frozenset[str] | None:
    """What may follow the tokens; None where they are no beginning of a query."""
    try:
        return frozenset(_fed(tokens).accepts())  # type: ignore[no-untyped-call]
    except UnexpectedToken:
        return None


def _fed(tokens: Iterable[Token]) -> InteractiveParser:
    parser = grammar().parse_interactive("")
    for token in tokens:
        parser.feed_token(_harmless(token))
    return parser


def _harmless(token: Token) -> Token:
    """The parser reads values while it goes on, and refuses those that are out of range."""
    if token.type in ("STRING", "NUMBER"):
        return Token(token.type, '""' if token.type == "STRING" else "0")
    return token

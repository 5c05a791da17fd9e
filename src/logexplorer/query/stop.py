"""Where the parser stopped: what it had read, what it found, what could have come."""

import re
from dataclasses import dataclass

from lark import Lark, Token
from lark.exceptions import UnexpectedInput, UnexpectedToken

from logexplorer.model.errors import QueryError
from logexplorer.model.span import Span


@dataclass(frozen=True, slots=True)
class Stop:
    """The place at which a text ceased to be a query.

    `found` is the token there, or None at the end and at a character that begins no token.
    `accepts` holds the names of the tokens that could have come; `$END` is the end.
    """

    text: str
    at: int
    before: tuple[Token, ...]
    found: Token | None
    accepts: frozenset[str]

    @property
    def span(self) -> Span:
        """The token or the character at fault; empty only at the text's end."""
        length = len(self.found) if self.found is not None else 1
        return Span(self.at, min(self.at + length, len(self.text)))

    @property
    def rest(self) -> str:
        """The text from the stop on."""
        return self.text[self.at :]

    @property
    def kind(self) -> str:
        """The type of the token found, or ""."""
        return self.found.type if self.found is not None else ""

    def previous(self, back: int = 1) -> str:
        """The type of the token read last, or of one further back; "" before the first."""
        return self.before[-back].type if len(self.before) >= back else ""

    @property
    def touches(self) -> bool:
        """Whether no space stands between the last token and the stop."""
        return bool(self.before) and end_of(self.before[-1]) == self.at

    def word(self, pattern: str, start: int | None = None) -> Span:
        """The span of what matches `pattern` at the stop, or at `start`."""
        begin = self.at if start is None else start
        match = re.compile(pattern).match(self.text, begin)
        return Span(begin, match.end() if match else begin)

    def error(self, message: str, help: str = "", span: Span | None = None) -> QueryError:
        """An error at the stop, or at `span`."""
        return QueryError(message, span or self.span, help)


def stopped(parser: Lark, text: str, error: UnexpectedInput) -> Stop:
    """The stop that Lark's error tells of."""
    found = error.token if isinstance(error, UnexpectedToken) else None
    at = error.pos_in_stream or 0
    if found is not None and found.type == "$END":
        found, at = None, len(text)
    beginning = parser.parse_interactive(text[:at])
    before = tuple(beginning.exhaust_lexer())
    return Stop(text, at, before, found, frozenset(beginning.accepts()))  # type: ignore[no-untyped-call]


def start_of(token: Token) -> int:
    """Where the token begins in its text."""
    return token.start_pos or 0


def end_of(token: Token) -> int:
    """Where the token ends in its text."""
    return start_of(token) + len(token)


def span_of(token: Token) -> Span:
    """Where the token stands in its text."""
    return Span(start_of(token), end_of(token))

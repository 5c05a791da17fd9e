"""What a token of the text means: a string, a number, a constant, or the steps of a name."""

import re
from decimal import Decimal

from logexplorer.model.errors import QueryError
from logexplorer.model.span import Span
from logexplorer.query.ast import AnyElement, Literal, Name, Step

LARGEST_EXPONENT = 308
"""Beyond it a number is no double any more, and no engine could compare with it."""

_CONSTANTS = {"True": True, "False": False, "None": None}
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))")
_STEP = re.compile(r"\.?(?:([_A-Za-z][_0-9A-Za-z]*)|`((?:[^`]|``)*)`|\[([0-9]*)\])")


def literal(kind: str, text: str, span: Span) -> Literal:
    """The value that a STRING, NUMBER or constant token stands for."""
    if kind == "STRING":
        return Literal(_string(text, span), span)
    if kind == "NUMBER":
        return Literal(_number(text, span), span)
    return Literal(_CONSTANTS[text], span)


def name(text: str, span: Span) -> Name:
    """The steps of a NAME token."""
    return Name(tuple(_step(match) for match in _STEP.finditer(text)), span)


def step_at(text: str, position: int) -> Span:
    """Where in a NAME token the step stands that the position is in or just behind."""
    for match in _STEP.finditer(text):
        if match.end() >= position:
            break
    return Span(match.start() + match[0].startswith("."), match.end())


def _string(text: str, span: Span) -> str:
    value = _ESCAPE.sub(_escaped, text[1:-1])
    try:
        # Two escapes may be the halves of one character beyond U+FFFF.
        return value.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        raise QueryError(
            "the string holds half of a surrogate pair, which is no character",
            span,
            r"write both halves, such as \ud83d\ude00, or the character itself",
        ) from None


def _escaped(match: re.Match[str]) -> str:
    code, letter = match.groups()
    return chr(int(code, 16)) if code else _ESCAPES.get(letter, letter)


def _number(text: str, span: Span) -> int | Decimal:
    digits, _, exponent = text.lower().partition("e")
    if len(digits) > LARGEST_EXPONENT + 1 or len(exponent.lstrip("+-0")) > 3:
        raise _out_of_range(span)
    if not exponent and "." not in digits:
        return int(digits)
    value = Decimal(text)
    if value and abs(value.adjusted()) > LARGEST_EXPONENT:
        raise _out_of_range(span)
    return value


def _out_of_range(span: Span) -> QueryError:
    return QueryError(
        "the number is out of range",
        span,
        f"numbers go from 1e-{LARGEST_EXPONENT} to 1e{LARGEST_EXPONENT}, of either sign",
    )


def _step(match: re.Match[str]) -> Step:
    plain, quoted, index = match.groups()
    if plain is not None:
        return plain
    if quoted is not None:
        return quoted.replace("``", "`")
    return int(index) if index else AnyElement()

"""Text to parts by the lexer alone, so that it also tells of text that is no query yet."""

from collections.abc import Iterator

from logexplorer.model.syntax import Part, Syntax, SyntaxKind
from logexplorer.query import plain
from logexplorer.query.stop import end_of, start_of
from logexplorer.query.typed import CONNECTIVES, OPERATORS, VALUES, read

LONGEST = 4_000
"""Characters; the parts of longer text are not looked for, since it is done for every key."""

_MOST_BREAKS = 20


def highlight(text: str) -> Syntax:
    """The parts of a query, or of the beginning of one; none where it is a plain search."""
    if len(text) > LONGEST or not plain.holds_operator(text):
        return ()
    return tuple(_parts(text))


def _parts(text: str) -> Iterator[Part]:
    start, before = 0, ""
    for _ in range(_MOST_BREAKS):
        tokens, broken = read(text[start:])
        for token in tokens:
            kind = _kind(token.type, before)
            before = token.type
            if kind is not None:
                yield Part(start + start_of(token), start + end_of(token), kind)
        if broken is None:
            return
        if text[start + broken] in "\"'":
            yield Part(start + broken, len(text), "value")  # a string that is still being typed
            return
        start += broken + 1


def _kind(token: str, before: str) -> SyntaxKind | None:
    # `matches` may be a field's name, and `not` belongs to the operator that it negates.
    if token == "NAME" or (token == "MATCHES" and before in {"", "LPAR", *CONNECTIVES}):
        return "field"
    if token in CONNECTIVES or (token == "NOT" and before not in ("NAME", "MATCHES")):
        return "keyword"
    if token in OPERATORS:
        return "operator"
    return "value" if token in VALUES else None

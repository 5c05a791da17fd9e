"""Text with roles: what views hand to a face, which decides how a role looks."""

from typing import Literal, NamedTuple

Role = Literal[
    "",
    "muted",
    "title",
    "key",
    "error",
    "warning",
    "success",
    "accent",
    "added",
    "removed",
    "added_word",
    "removed_word",
    "field",
    "operator",
    "value",
    "keyword",
]


class Piece(NamedTuple):
    """A stretch of text in one role; the empty role is the terminal's own look."""

    text: str
    role: Role = ""


Line = tuple[Piece, ...]


def plain(line: Line) -> str:
    """The line's text without its roles."""
    return "".join(piece.text for piece in line)


def muted(line: Line) -> Line:
    """The line with less to say: all of it in one role."""
    return tuple(Piece(piece.text, "muted") for piece in line)

"""What the parts of a query are, for who shows them apart."""

from typing import Literal, NamedTuple

SyntaxKind = Literal["field", "operator", "value", "keyword"]
"""A keyword joins comparisons or negates them; `in` and the like are operators."""


class Part(NamedTuple):
    """The characters from `start` up to `end`, and what they are."""

    start: int
    end: int
    kind: SyntaxKind


Syntax = tuple[Part, ...]
"""Parts in their order; what is between them is nothing of its own."""

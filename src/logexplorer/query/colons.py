"""Searches as other tools write them, `field:value`, which are plain text here."""

import re
from collections.abc import Iterator

from logexplorer.query.printer import value_text

_COLON = re.compile(r"([A-Za-z_@][\w.@-]*):(?![:/])(\S.*)", re.DOTALL)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_TIMES = ("created", "expires")
_QUOTED = re.compile(r"\"(.*)\"|'(.*)'", re.DOTALL)


def comparisons(term: str) -> Iterator[str]:
    """What the term may have meant, the likeliest first; whether it can be asked is not known."""
    if (found := _COLON.fullmatch(term)) is None:
        return
    name, value = found[1], found[2]
    if quoted := _QUOTED.fullmatch(value):
        value = quoted[1] if quoted[1] is not None else quoted[2]
    elif value == "*":
        yield f"{name} != None"
        return
    elif value.endswith("*"):
        yield f"{name} startswith {value_text(value[:-1])}"
        return
    elif _NUMBER.fullmatch(value):
        yield f"{name} = {value}"
    if name not in _TIMES:  # a date alone is its midnight, and nobody means that
        yield f"{name} = {value_text(value)}"
    yield f"{name} ~ {value_text(value)}"

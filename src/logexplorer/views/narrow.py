"""A value that was pointed at becomes a part of the query's text."""

import json
import math
import re
import sys
from typing import Any

from logexplorer.model.actions import value_of
from logexplorer.model.fields import EVENT_FIELDS

LONGEST = 1_000
"""Characters of a value that a query may still name."""
_LARGEST = 10**308
"""Numbers in queries are smaller than this."""

_NAMES = {"pk": "event_uuid"}
"""What a record calls a field that queries call otherwise."""

_ROOT = re.compile(r"`(?:[^`]|``)*`|[^.\[]+")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|`(?:[^`]|``)*`')
_OPERATOR = re.compile(r"[=<>~]|\b(?:in|startswith|endswith|matches)\b")
_OR = re.compile(r"(?<![\w.])or(?![\w.])")
_WORD = re.compile(r'"([^"]*)"|\'([^\']*)\'|([^\s,]+)')
_SEARCHED = ("event_uuid", "user", "action", "app", "context", "client_ip")
_RAW = str.maketrans({"\x7f": "\\u007f", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def comparison(path: str, value: Any, *, equal: bool) -> str | None:
    """`path = value` or `path != value` as a query says it; None where a query cannot."""
    name, literal = name_of(path), _literal(value)
    if name is None or literal is None:
        return None
    if name == "action" and isinstance(value, str) and value_of(value) is not None:
        # Only in a list a label is no other word for an action.
        return f"{name} {'in' if equal else 'not in'} ({literal})"
    if not equal and "[]" in _QUOTED.sub("", name):
        # Another element may differ from the value; none is to have it.
        return f"not ({name} = {literal})"
    return f"{name} {'=' if equal else '!='} {literal}"


def why_not(value: Any) -> str:
    """Why a query cannot say it."""
    match value:
        case list():
            return "a list has no value of its own; a and its path with [] counts its elements"
        case dict():
            return "an object has no value of its own; a and a path below it counts those"
        case str():
            return f"a value of {len(value):,} characters is too long for a query"
    return "no query can ask for this value"


def name_of(path: str) -> str | None:
    """What a query calls the path of a record; None where it has no name for it."""
    found = _ROOT.match(path)
    root = found[0] if found else ""
    name = _NAMES.get(root, root) + path[len(root) :]
    return name if _NAMES.get(root, root) in EVENT_FIELDS else None


def narrowed(text: str, part: str) -> str:
    """The query that asks for the part, too; what it asked before keeps its meaning."""
    before = text.strip()
    if not before:
        return part
    bare = _QUOTED.sub('""', before)
    if not _OPERATOR.search(bare):
        return " and ".join((*map(_anywhere, _terms(before)), part))
    if _OR.search(bare):
        return f"({before}) and {part}"
    parts = re.split(r"\band\b", before) if bare == before else [before]
    return before if part in map(str.strip, parts) else f"{before} and {part}"


def quoted(text: str) -> str:
    """The text as a query's string."""
    safe = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return json.dumps(safe, ensure_ascii=False).translate(_RAW)


def _literal(value: Any) -> str | None:
    match value:
        case None | bool():
            return str(value)
        case str():
            return quoted(value) if len(value) <= LONGEST else None
        case int():
            return str(value) if abs(value) < _LARGEST else None
        case float():
            askable = math.isfinite(value) and (not value or abs(value) >= sys.float_info.min)
            return repr(value) if askable else None
        case _:
            return None


def _terms(text: str) -> list[str]:
    return [next(filter(None, found), "") for found in _WORD.findall(text)]


def _anywhere(term: str) -> str:
    # Words without an operator are searched in all of these; only so can more be asked with them.
    return f"({' or '.join(f'{field} ~ {quoted(term)}' for field in _SEARCHED)})"

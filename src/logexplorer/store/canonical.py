"""A JSON value's text as PostgreSQL writes jsonb, the text that `~` and the like see."""

import json
from typing import Any

_STRUCTURE = set('{}[]",:\\')


def jsonb_text(value: Any) -> str:
    """`{"a": 1, "bb": [1, "x"]}`: keys by byte length, then bytes; only controls escaped."""
    match value:
        case dict():
            keys = sorted(value, key=lambda key: (len(_bytes(key)), _bytes(key)))
            return (
                "{" + ", ".join(f"{_string(key)}: {jsonb_text(value[key])}" for key in keys) + "}"
            )
        case list():
            return "[" + ", ".join(map(jsonb_text, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def is_structural(text: str) -> bool:
    """Could the text match across values, where separators, key order and escapes matter?

    A space inside stands between two letters of one string; at the start it may follow a colon.
    """
    return (
        not _STRUCTURE.isdisjoint(text)
        or text.startswith(" ")
        or any(ord(letter) < 32 or ord(letter) == 127 for letter in text)
    )


def longest_plain_part(text: str) -> str:
    """The longest stretch of the text that stands unchanged in any JSON text with the value."""
    plain = "".join("\0" if letter in _STRUCTURE or letter <= " " else letter for letter in text)
    return max(plain.split("\0"), key=len)


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _bytes(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")

"""A JSON value's text as PostgreSQL writes jsonb, the text that `~` and the like see."""

from functools import lru_cache
from json import JSONDecoder, JSONEncoder
from typing import Any

_STRUCTURE = set('{}[]",:\\')


def jsonb_text(text: str) -> str:
    """`{"a": 1, "bb": [1, "x"]}`: keys by byte length, then bytes; only controls escaped.

    Of a key that stands twice the last value counts. Raises ValueError and RecursionError.
    """
    return _ENCODER.encode(_DECODER.decode(text))


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


def _in_order(members: list[tuple[str, Any]]) -> dict[str, Any]:
    members.sort(key=lambda member: _rank(member[0]))
    return dict(members)


@lru_cache(4096)
def _rank(key: str) -> tuple[int, bytes]:
    data = key.encode("utf-8", "surrogatepass")
    return len(data), data


_DECODER = JSONDecoder(object_pairs_hook=_in_order)
_ENCODER = JSONEncoder(ensure_ascii=False)

"""A JSON object out of bytes that strangers wrote: quickly where they are good, else with care.

The quick reading is orjson's. It drops the first of two equal keys without a word, and it rounds
long numbers. So each object is written again and the quotes are counted: a dropped key takes two
with it. Where the counts differ or a number is long, the careful reading decides.
"""

import json
import math
import re
from collections import Counter
from typing import Any

import orjson

from logexplorer.sources.formats.troubles import Row, Troubles, shortly

_DIGITS = bytes(0x30 if 0x30 <= byte <= 0x39 else byte for byte in range(256))
_LONG_NUMBER = b"0" * 17
_MOST_DIGITS = 4_000
_SURROGATES = re.compile("[\ud800-\udfff]")


def quick_object(data: bytes) -> Row | None:
    """The object, if it is one and nothing about it needs a closer look."""
    try:
        row = orjson.loads(data)
        if type(row) is not dict or data.count(b'"') != orjson.dumps(row).count(b'"'):
            return None
    except (orjson.JSONDecodeError, TypeError):
        return None
    # A quote written as an escape comes back as a quote, which would make up for a lost one.
    if b"\\" in data and b"\\u0022" in data:
        return None
    return None if _LONG_NUMBER in data.translate(_DIGITS) else row


def careful_object(data: bytes, troubles: Troubles) -> Row | None:
    """The object, as far as it can be read; None, and why, where it cannot."""
    try:
        value = _decoded(data, troubles)
    except json.JSONDecodeError as error:
        troubles.say(f"not JSON: {_reason(error)}")
        return None
    except RecursionError:
        troubles.say("not readable: nested too deeply")
        return None
    if isinstance(value, dict):
        return value
    troubles.say(f"not a JSON object but {_kind(value)}")
    return None


def readable(data: bytes) -> str:
    r"""The text, in which bytes that are no UTF-8 stand as \xff."""
    return data.decode("utf-8", "backslashreplace")


def invalid_utf_8(data: bytes) -> str | None:
    """A sentence on the first byte that is no UTF-8; None where all is well."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return f"invalid UTF-8 at byte {error.start + 1}; shown as \\x{data[error.start]:02x}"
    return None


def _decoded(data: bytes, troubles: Troubles) -> Any:
    if sentence := invalid_utf_8(data):
        troubles.say(sentence)
    text = data.decode("utf-8", "surrogateescape").removeprefix("\ufeff").strip(" \t\r\n")
    try:
        value = _parsed(text, troubles, strict=True)
    except json.JSONDecodeError as error:
        if not error.msg.startswith("Invalid control character"):
            raise
        value = _parsed(text, troubles, strict=False)
        troubles.say(f"a raw control character, {text[error.pos]!a}, at column {error.colno}")
    if _SURROGATES.search(text) or "\\ud" in text or "\\uD" in text:
        lone: list[str] = []
        value = _without_surrogates(value, lone)
        if lone and lone[0] < "\udc80":
            troubles.say(f"half a character, {_visible(lone[0])}; shown as this text")
    return value


def _parsed(text: str, troubles: Troubles, *, strict: bool) -> Any:
    doubles: Counter[str] = Counter()
    unheld: set[str] = set()

    def pairs(items: list[tuple[str, Any]]) -> Row:
        row = dict(items)
        if len(row) < len(items):
            doubles.update({k: n for k, n in Counter(k for k, _ in items).items() if n > 1})
        return row

    def number(text: str) -> Any:
        value = _number(text)
        if isinstance(value, str):
            unheld.add(shortly(value).strip('"'))
        return value

    value = json.JSONDecoder(
        object_pairs_hook=pairs,
        parse_int=number,
        parse_float=number,
        parse_constant=number,
        strict=strict,
    ).decode(text)
    if doubles:
        troubles.say(_doubles(doubles))
    if unheld:
        troubles.say(f"{_listed(sorted(unheld))}: no number that could be held; kept as text")
    return value


def _number(text: str) -> Any:
    """The number; with all its digits where 64 bits would not do, a text where nothing would."""
    if len(text) > _MOST_DIGITS or not math.isfinite(value := float(text)):
        return text
    if len(text) > 17 or ("e" in text.lower() and not value):
        return orjson.Fragment(text.encode())
    return int(text) if text.lstrip("-").isdecimal() else value


def _without_surrogates(value: Any, lone: list[str]) -> Any:
    match value:
        case str():
            lone += _SURROGATES.findall(value)
            return _SURROGATES.sub(lambda found: _visible(found[0]), value)
        case list():
            return [_without_surrogates(each, lone) for each in value]
        case dict():
            return {
                _without_surrogates(key, lone): _without_surrogates(each, lone)
                for key, each in value.items()
            }
        case _:
            return value


def _visible(surrogate: str) -> str:
    """Python lets invalid bytes stand as U+DC80 to U+DCFF; others were written as escapes."""
    code = ord(surrogate)
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"


def _listed(words: list[str]) -> str:
    more = [f"{len(words) - 3} more"] if len(words) > 3 else []
    return ", ".join(words[:3] + more)


def _doubles(doubles: Counter[str]) -> str:
    def times(count: int) -> str:
        return "twice" if count == 2 else f"{count} times"

    named = [
        f"the key {json.dumps(key[:40], ensure_ascii=False)} appears {times(count)}"
        for key, count in doubles.most_common(3)
    ]
    more = [f"{len(doubles) - 3} more keys too"] if len(doubles) > 3 else []
    return f"{', '.join(named + more)}; the last one counts"


def _reason(error: json.JSONDecodeError) -> str:
    match error.msg:
        case "Expecting ',' delimiter":
            what = "expected ','"
        case "Expecting ':' delimiter":
            what = "expected ':'"
        case "Expecting value":
            what = "expected a value"
        case "Expecting property name enclosed in double quotes":
            what = "expected a key in double quotes"
        case "Unterminated string starting at":
            what = "a string without an end"
        case "Extra data":
            what = "more text after the end"
        case message:
            what = message[:1].lower() + message[1:].removesuffix(" at").removesuffix(":")
    return f"{what} at column {error.pos + 1}"


def _kind(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case str():
            return "a string"
        case list():
            return "an array"
        case _:
            return "a number"

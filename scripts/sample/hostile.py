"""Lines that try to break a reader: malformed, mistyped, cut, and full of what a terminal obeys."""

import json
from typing import Any

Row = dict[str, Any]
LONG = 20_000


def lines(row: Row) -> bytes:
    """Good lines among bad ones; the README tells them line by line. The last has no line end."""
    return b"\n".join(line for line, _ in table(row))


def explanations(row: Row) -> list[str]:
    """What is wrong with each line, in their order."""
    return [text for _, text in table(row)]


def table(row: Row) -> list[tuple[bytes, str]]:
    """Each line and what it is; an id ends in its line's number, so that none comes twice."""
    lines = [*malformed(row), *mistyped(row), *nasty(row)]
    lines.append((bytes_of(row)[:300], "cut, no line end"))
    own = row["pk"].encode()
    bare = own.replace(b"-", b"").upper()
    return [
        (line.replace(own, own[:-4] + number).replace(bare, bare[:-4] + number), text)
        for number, (line, text) in zip((b"%04d" % n for n in range(1, 99)), lines, strict=False)
    ]


def malformed(row: Row) -> list[tuple[bytes, str]]:
    good = bytes_of(row)
    return [
        (good, "a good event"),
        (b"", "an empty line"),
        (b"   \t ", "white space"),
        (b"this is no JSON at all", "plain text"),
        (good[: len(good) // 2], "half an event"),
        (good + b",", "a trailing comma"),
        (good + good, "two events on one line"),
        (good.replace(b'"', b"'"), "single quotes"),
        (b"\xef\xbb\xbf" + good, "a byte order mark"),
        (good + b"\r", "a Windows line end"),
        (b'{"action": NaN, "created": Infinity}', "NaN and Infinity"),
        (b"[" * 400 + b"]" * 400, "400 nested arrays"),
        (b"[1, 2, 3]", "an array"),
        (b'"login"', "a string"),
        (b"null", "null"),
        (b"{}", "an empty object"),
    ]


def mistyped(row: Row) -> list[tuple[bytes, str]]:
    numbers = {"big": 123456789012345678901234567890, "tiny": 1e-320, "huge": 1e308, "minus": -0.0}
    return [
        (bytes_of(row | {"user": "akadmin"}), "user is a string"),
        (bytes_of(row | {"user": None, "brand": None, "context": None}), "null for objects"),
        (bytes_of(row | {"context": ["a", {"b": 1}]}), "context is an array"),
        (bytes_of(row | {"action": 7}), "action is a number"),
        (bytes_of(row | {"action": ["login"]}), "action is an array"),
        (bytes_of(row | {"client_ip": "not an address"}), "no address"),
        (bytes_of(row | {"client_ip": "999.1.2.3"}), "an impossible address"),
        (bytes_of(row | {"client_ip": 2130706433}), "an address as a number"),
        (bytes_of(row | {"created": "yesterday"}), "no time"),
        (bytes_of(row | {"created": 1793750400}), "a time as seconds"),
        (bytes_of(row | {"created": "2026-02-30T25:61:00Z"}), "an impossible time"),
        (bytes_of(row | {"created": "2026-11-04T03:49:52.5+02:00"}), "a time with a zone"),
        (bytes_of(row | {"created": "0001-01-01T00:00:00Z"}), "a time long ago"),
        (bytes_of(row | {"pk": "no-uuid"}), "no UUID"),
        (bytes_of(row | {"pk": row["pk"].replace("-", "").upper()}), "a UUID spelt otherwise"),
        (bytes_of({"pk": None, "action": "login"}), "most keys missing"),
        (bytes_of(row | {"context": {"numbers": numbers}}), "numbers beyond double and integer"),
        (bytes_of(row | {"context": nested(60)}), "60 levels deep"),
        (b'{"action": "login", "action": "logout", "context": {"a": 1, "a": 2}}', "keys twice"),
    ]  # fmt: skip


def nasty(row: Row) -> list[tuple[bytes, str]]:
    """Values and keys that mean something to terminals, markup, SQL and paths."""

    def saying(text: str) -> bytes:
        return bytes_of(row | {"context": {"message": text}})

    keys = {
        "a.b": 1,
        "": 2,
        'quote"': 3,
        "back`tick": 4,
        "$.x": 5,
        "[0]": 6,
        "über maß": 7,
        "' OR 1=1 --": 8,
    }
    return [
        (saying("\x1b[31mred\x1b[0m \x1b[2J\x1b]0;title\x07 \x9b1m"), "escape sequences"),
        (saying("[red]not red[/red] [/] [link=https://evil.example]x[/link]"), "markup"),
        (saying("user\u202egnp.exe\u202c \u2066isolate\u2069 \u200bzero\u200d\ufeff"), "bidi"),
        (saying("nul \x00 bell \x07 backspace \x08 delete \x7f"), "control characters, escaped"),
        (saying("one\ntwo\r\nthree\u2028four\u2029five\ttab"), "line ends in a value"),
        (saying("e\u0301, é, ﬁ, ｗｉｄｅ, 👩\u200d👧, 🇩🇪, z\u0351\u036b"), "combining and wide"),
        (saying("x" * LONG), f"a value of {LONG} characters"),
        (bytes_of(row | {"user": {"pk": 1, "username": "'; DROP TABLE events; --"}}), "SQL"),
        (bytes_of(row | {"context": keys}), "keys that look like syntax"),
        (b'{"action":"login","context":{"message":"lone surrogate \\ud83d"}}', "a lone surrogate"),
        (b'{"action":"login","context":{"message":"invalid \xff\xfe\xc3\x28 UTF-8"}}', "no UTF-8"),
        (b'{"action":"login","context":{"message":"raw nul \x00 here"}}', "a raw nul byte"),
        (b'{"action":"login","context":{"message":"raw escape \x1b[31m here"}}', "a raw escape"),
    ]  # fmt: skip


def nested(depth: int) -> dict[str, Any]:
    return {"deep": nested(depth - 1)} if depth else {"end": True}


def bytes_of(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

"""Wrong strings, numbers, bare words and names, each with the right form."""

import re

from logexplorer.model.errors import QueryError
from logexplorer.model.span import Span
from logexplorer.query.stop import Stop, span_of, start_of

_CONSTANTS = ("TRUE", "FALSE", "NONE")
_OPEN_BACKTICK = ("the backtick is not closed", "add a backtick after the key")
_CURLY = "“”„‟‘’‚‛«»′″＂＇"
"""Quotes of word processors and chats, which begin and end no string."""
_WORD = r"[^\s(),\"'`=<>!~]+"


def find(stop: Stop) -> QueryError | None:
    """The error for a known wrong form at the stop, or None."""
    if stop.at >= len(stop.text):
        return None
    return (
        _space(stop)
        or _curly(stop)
        or _escaped_quote(stop)
        or _string(stop)
        or _number(stop)
        or _key(stop)
        or _value_first(stop)
        or _misfit(stop)
        or _bare_word(stop)
    )


def _space(stop: Stop) -> QueryError | None:
    """White space that the language does not know, most often pasted from a document."""
    if stop.found is not None or not stop.rest[0].isspace():
        return None
    code = f"U+{ord(stop.rest[0]):04X}"
    return stop.error(f"the character {code} is no space here", "write a plain space instead")


def _curly(stop: Stop) -> QueryError | None:
    """A word processor's quote before a value, or behind one that a straight quote begins."""
    if stop.rest[0] in _CURLY and stop.found is None:
        quoted = re.match(rf"[{_CURLY}]([^{_CURLY}\"'\\]*)[{_CURLY}\"']", stop.rest)
        advice = f'use straight quotes: `"{quoted[1] if quoted else "..."}"`'
        return stop.error("this quote begins no string", advice)
    if stop.previous() != "STRING" or not stop.touches:
        return None
    string = span_of(stop.before[-1])
    ends = (at for at in range(string.start, string.end) if stop.text[at] in _CURLY)
    if (end := next(ends, None)) is None:
        return None
    advice = f"use straight quotes: `{stop.text[string.start : end]}{stop.text[string.start]}`"
    return stop.error("this quote ends no string", advice, Span(end, end + 1))


def _escaped_quote(stop: Stop) -> QueryError | None:
    """A quote as shells and JSON have it, with a backslash before it."""
    if stop.found is not None or stop.rest[:2] not in ('\\"', "\\'"):
        return None
    span = Span(stop.at, stop.at + 2)
    return stop.error(
        "the quote of a string has no backslash before it", f"write `{stop.rest[1]}`", span
    )


def _string(stop: Stop) -> QueryError | None:
    """A quote at which no string begins: unclosed, with a line end, or a bad escape."""
    quote = stop.rest[0]
    if stop.found is not None or quote not in "\"'`":
        return None
    if quote == "`":
        return stop.error(*_OPEN_BACKTICK)
    valid = rf"(?:[^{quote}\\\n\r\u2028\u2029]|\\(?:[{quote}\"\\/bfnrt]|u[0-9A-Fa-f]{{4}}))*"
    end = stop.word(valid, stop.at + 1).end
    if end >= len(stop.text):
        curly = next((each for each in stop.rest if each in _CURLY), None)
        advice = f"write `{quote}` instead of `{curly}`" if curly else f"add `{quote}` at its end"
        return stop.error("the string is not closed", advice)
    if stop.text[end] != "\\":
        return stop.error("the string runs over the end of the line", r"write `\n` for a line end")
    return stop.error(
        f"the string holds an escape that is none: `{stop.text[end : end + 2]}`",
        r"write `\\` for a backslash; the escapes are \" \\ \/ \b \f \n \r \t \uXXXX",
    )


def _number(stop: Stop) -> QueryError | None:
    if stop.previous() == "NUMBER" and stop.touches and re.match(r"[\w.:/+-]", stop.rest):
        span = stop.word(r"[\w.:/+-]+", start_of(stop.before[-1]))
        written = span.cut(stop.text)
        if re.fullmatch(r"-?0\d+", written):
            right = f"write `{int(written)}`"
            return stop.error("a number has no leading zeros", right, span)
        if re.fullmatch(r"-?\d+\.", written):
            return stop.error("a number does not end with a point", f"write `{written}0`", span)
        return stop.error(f"`{written}` is no number", f'put it in quotes: `"{written}"`', span)
    if "NUMBER" in stop.accepts and (odd := re.match(r"\+\d[\d.]*|-?\.\d+", stop.rest)):
        right = odd[0].removeprefix("+").replace("-.", "-0.")
        right = f"0{right}" if right.startswith(".") else right
        span = Span(stop.at, stop.at + odd.end())
        return stop.error(f"`{odd[0]}` is no number", f"write `{right}`", span)
    return None


def _key(stop: Stop) -> QueryError | None:
    """A character in a name that only backticks allow, or a space around its points."""
    if stop.found is None and "NAME" in stop.accepts and stop.rest[0] in "@$#%/\\.-":
        span = stop.word(_WORD)
        return stop.error(
            "no name begins so", f"put the key in backticks: {_backticked(stop, span)}", span
        )
    if "NAME" in stop.accepts and (word := re.match(r"([a-z]+)\s*[=<>!~]", stop.rest)):
        return stop.error("a keyword is no field", f"put it in backticks: `{word[1]}`")
    if stop.previous() not in ("NAME", "MATCHES") or stop.found is not None:
        return None
    if stop.rest[0] in ".[" and not stop.touches:
        return stop.error("a name is written without spaces", "remove the spaces")
    if stop.rest.startswith(".`"):
        span = Span(stop.at + 1, stop.at + 2)
        return stop.error(_OPEN_BACKTICK[0], _OPEN_BACKTICK[1], span)
    if stop.rest[0] == "[":
        return stop.error(
            "this is no index",
            "write `[0]` for one element, or `[]` for any",
            stop.word(r"\[[^]]*\]?"),
        )
    if not stop.touches or stop.rest[0] in "=<>!~&|:;":
        return None
    span = Span(start_of(stop.before[-1]), stop.word(_WORD).end)
    if span.cut(stop.text).endswith("."):
        return stop.error("the name ends with a point", "name the key after it, or remove it")
    advice = "put the whole key in backticks"
    if "`" not in span.cut(stop.text):
        advice = f"put the key in backticks: {_backticked(stop, span)}"
    return stop.error(f"`{stop.rest[0]}` cannot stand in a name", advice, span)


def _backticked(stop: Stop, span: Span) -> str:
    parts = span.cut(stop.text).split(".")
    return ".".join(
        part if re.fullmatch(r"[_A-Za-z]\w*", part, re.ASCII) else f"`{part}`" for part in parts
    )


def _value_first(stop: Stop) -> QueryError | None:
    if "NAME" not in stop.accepts or stop.kind not in ("STRING", "NUMBER", *_CONSTANTS):
        return None
    return stop.error(
        "a comparison begins with a field, not with a value", 'write `action = "login"`'
    )


def _misfit(stop: Stop) -> QueryError | None:
    """A value that the operator before it does not take."""
    if "STRING" not in stop.accepts or stop.kind not in ("NUMBER", *_CONSTANTS):
        return None
    operator, value = stop.before[-1], stop.span.cut(stop.text)
    if "NUMBER" in stop.accepts:
        return stop.error(
            f"`{operator}` compares with a string or a number",
            f"`{value}` goes with `=`, `!=` and `in`",
        )
    advice = f'put the value in quotes: `"{value}"`'
    if stop.kind == "NONE":
        advice = "for null or missing write `= None`"
    return stop.error(f"`{operator}` takes a string", advice)


def _bare_word(stop: Stop) -> QueryError | None:
    """A word where a value belongs: most often a string without its quotes."""
    if "STRING" not in stop.accepts or stop.kind not in ("", "NAME", "MATCHES"):
        return None
    span = stop.word(_WORD)
    word = span.cut(stop.text)
    if not word or word[0] in "&|[{":
        return None
    if (
        stop.kind
        and word.lower() in ("true", "false", "none", "null", "nil")
        and "TRUE" in stop.accepts
    ):
        return None
    written = word.replace("\\", "\\\\")
    return stop.error("a value in quotes is needed here", f'write `"{written}"`', span)

"""Strangers' text made safe to show: what a terminal would obey becomes a visible symbol."""

import re
import unicodedata

# Marks that are invisible or change how their neighbours look, though Unicode calls them printable:
# variation selectors, the grapheme joiner, Hangul and Khmer fillers.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"})
_PICTURES = 0x2400
_DELETE = 0x7F


def clean(text: str, *, ascii: bool = False) -> str:
    """The text on one line: control characters as pictures, what hides or reorders text as escapes.

    Markup, wide characters and combining accents stay as they are; with `ascii` they are escapes,
    too.
    """
    if text.isprintable() and (text.isascii() or not (ascii or _UNSEEN.search(text))):
        return text
    return "".join(_shown(character, ascii) for character in text)


def _shown(character: str, ascii: bool) -> str:
    code = ord(character)
    if not ascii and code < ord(" "):
        return chr(_PICTURES + code)
    if not ascii and code == _DELETE:
        return "␡"
    if ascii and code >= _DELETE:
        return _escape(code)
    if unicodedata.category(character) in _HIDDEN_CATEGORIES or _UNSEEN.match(character):
        return _escape(code)
    return character


def _escape(code: int) -> str:
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"

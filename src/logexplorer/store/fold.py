"""Folding by upper case, one character to one character, as PostgreSQL's upper() does it."""

from functools import cache

_LAST_WITH_CASE = 0x20000


def folded(text: str) -> str:
    """The text in upper case; a letter whose capital is several characters stays."""
    return "".join(map(_capital, text))


def folding_pattern(text: str) -> str:
    """An RE2 pattern that matches exactly the texts that fold as this one does."""
    return "".join(_class_of(letter) for letter in text)


def _capital(letter: str) -> str:
    # Letters such as ᾳ have a capital of one character that Python only gives as a title.
    return next((each for each in (letter.upper(), letter.title()) if len(each) == 1), letter)


def _class_of(letter: str) -> str:
    capital = _capital(letter)
    alike = sorted({capital, *_folding_to().get(capital, ())})
    codes = "".join(f"\\x{{{ord(each):x}}}" for each in alike)
    return f"[{codes}]"


@cache
def _folding_to() -> dict[str, list[str]]:
    """All letters by the capital they fold to, where that is another letter."""
    found: dict[str, list[str]] = {}
    for letter in map(chr, range(_LAST_WITH_CASE)):
        if (capital := _capital(letter)) != letter:
            found.setdefault(capital, []).append(letter)
    return found

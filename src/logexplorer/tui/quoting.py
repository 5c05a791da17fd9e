"""Words as a shell reads them back, also where they hold what no terminal should be sent."""

import os
import shlex
from collections.abc import Iterable

_ESCAPES = {"\n": "\\n", "\t": "\\t", "\\": "\\\\", "'": "\\'"}


def joined(words: Iterable[str]) -> str:
    """A command line of these words."""
    return " ".join(map(quoted, words))


def quoted(word: str) -> str:
    """In single quotes if need be; control characters and bytes that are no text as escapes.

    Those escapes are understood by bash, zsh and ksh; other shells never meet them where the words
    can be printed. Any shell takes a line end in quotes.
    """
    if word.replace("\n", "").isprintable():
        return shlex.quote(word)
    return f"$'{''.join(map(_escaped, word))}'"


def _escaped(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    if letter.isprintable():
        return letter
    try:
        data = os.fsencode(letter)
    except UnicodeEncodeError:  # half a surrogate pair stands for no byte
        data = letter.encode(errors="replace")
    return "".join(f"\\x{byte:02x}" for byte in data)

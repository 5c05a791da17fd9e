"""The text that every match of a regular expression holds, to look for it first."""

import re

_TOKEN = re.compile(
    r"(?P<flags>\(\?[imsU]+\))"
    r"|(?P<letter>\\[^A-Za-z0-9])"
    r"|(?P<other>\\(?:x\{[^}]*\}|x..|[pP]\{[^}]*\}|[pP].|[0-7]{1,3}|.))"
    r"|(?P<set>\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]])*\])"
    r"|(?P<repeat>[?*+]|\{\d*,?\d*\})"
    r"|(?P<mark>[.^$()|])"
    r"|(?P<plain>.)",
    re.DOTALL,
)
_CASES = re.compile(r"\(\?[a-zA-Z]*i")
_ODD_CASES = "kK"
"""Letters that RE2 folds with one beyond ASCII, and upper-casing does not (the Kelvin sign)."""


def required_literal(pattern: str) -> str:
    """The longest literal outside groups, sets and repeats; "" where none is sure.

    To be looked for without regard to case.
    """
    any_case = _CASES.search(pattern) is not None
    runs, run, depth = [""], "", 0
    for token in _TOKEN.finditer(pattern):
        kind, letter = token.lastgroup, token.group()[-1]
        if token.group() in ("|", r"\Q") and depth == 0:
            return ""
        if kind == "mark":
            depth += {"(": 1, ")": -1}.get(letter, 0)
        odd = any_case and (letter in _ODD_CASES or not letter.isascii())
        if kind in ("letter", "plain") and depth == 0 and not odd:
            run += letter
            continue
        if kind == "repeat" and letter != "+":
            run = run[:-1]
        runs.append(run)
        run = ""
    return max(*runs, run, key=len)

"""Markdown of strangers' text: what is written stays text, whoever shows it.

Nothing of it becomes a heading, a link, an image or HTML, nor ends the cell or block it stands in
(CommonMark 0.31, GitHub's tables and autolinks).
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from logexplorer.views.clean import clean

_ESCAPED = str.maketrans(
    {character: f"&#{ord(character)};" for character in "&<>|@$"}
    | {character: f"\\{character}" for character in "\\`*_[]#~!"}
)
_LINK = re.compile(r"(?i)(\w)(://)|\b(www)(\.)|\b(mailto|xmpp)(:)")
_TICKS = re.compile("`+")


def escaped(text: str) -> str:
    """The text within a line of ours; its own line ends become `<br>`."""
    return "<br>".join(_line(line) for line in _lines(text))


def fenced(text: str) -> Iterator[str]:
    """The text as it is, in a block of code."""
    fence = "`" * max(3, 1 + max(map(len, _TICKS.findall(text)), default=0))
    yield fence
    yield from (clean(line) for line in _lines(text))
    yield fence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table; the cells are escaped, the head is ours."""
    yield _row(head)
    yield _row("---" for _ in head)
    yield from (_row(map(escaped, row)) for row in rows)


def _line(text: str) -> str:
    safe = clean(text.replace("\t", " ")).translate(_ESCAPED)
    return _LINK.sub(_unlinked, safe).strip()


def _unlinked(found: re.Match[str]) -> str:
    word, mark = (part for part in found.groups() if part)
    return f"{word}&#{ord(mark[0])};{mark[1:]}"


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"

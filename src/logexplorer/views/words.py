"""Two texts laid over each other: which words, and which lines, are not the same."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice

from logexplorer.views.text import Line, Piece, Role

KEPT = 48
"""Characters of an equal stretch that are still shown at each of its ends."""
_CONTEXT = 2
_MOST = 4_000
"""Words or lines that are compared one by one; beyond, all between the equal ends has changed."""
_LITTLE = 0.3
"""With less of the longer text in common than this, the texts have changed as a whole."""
_WORD = re.compile(r"\w+|\s+|[^\w\s]")

Opcode = tuple[str, int, int, int, int]


def word_diff(before: str, after: str) -> tuple[Line, Line]:
    """The two texts with the words marked that changed, long equal stretches cut short."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    removed: list[Piece] = []
    added: list[Piece] = []
    opcodes = list(_opcodes(old, new))
    if _common(old, opcodes) < _LITTLE * max(len(before), len(after)):
        return _filled([Piece(before, "removed")]), _filled([Piece(after, "added")])
    for at, (kind, start, end, first, last) in enumerate(opcodes):
        if kind == "equal":
            ends = (at > 0, at < len(opcodes) - 1)
            equal = list(_equal("".join(old[start:end]), *ends))
            removed += equal
            added += equal
        else:
            removed.append(Piece("".join(old[start:end]), "removed_word"))
            added.append(Piece("".join(new[first:last]), "added_word"))
    return _filled(removed), _filled(added)


def line_diff(before: str, after: str) -> Iterator[Line]:
    """The lines that changed with a sign before them, and a few of their neighbours."""
    old, new = before.splitlines(), after.splitlines()
    opcodes = list(_opcodes(old, new))
    for at, (kind, start, end, first, last) in enumerate(opcodes):
        if kind == "equal":
            yield from _neighbours(old[start:end], at > 0, at < len(opcodes) - 1)
        elif kind == "replace" and end - start == last - first and end - start <= _MOST:
            yield from _pairs(old[start:end], new[first:last])
        else:
            yield from ((Piece(f"- {line}", "removed"),) for line in old[start:end])
            yield from ((Piece(f"+ {line}", "added"),) for line in new[first:last])


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    marked = [word_diff(*pair) for pair in zip(old, new, strict=True)]
    yield from ((Piece("- ", "removed"), *removed) for removed, _ in marked)
    yield from ((Piece("+ ", "added"), *added) for _, added in marked)


def _neighbours(lines: Sequence[str], after: bool, before: bool) -> Iterator[Line]:
    head = _CONTEXT if after else 0
    tail = _CONTEXT if before else 0
    left_out = len(lines) - head - tail
    if left_out <= 1:
        yield from ((Piece(f"  {line}", "muted"),) for line in lines)
        return
    yield from ((Piece(f"  {line}", "muted"),) for line in islice(lines, head))
    yield (Piece(f"  … {left_out:,} equal lines", "muted"),)
    yield from ((Piece(f"  {line}", "muted"),) for line in lines[len(lines) - tail :])


def _equal(text: str, after: bool, before: bool) -> Iterator[Piece]:
    head = KEPT if after else 0
    tail = KEPT if before else 0
    left_out = len(text) - head - tail
    if left_out <= KEPT:
        yield Piece(text)
        return
    yield Piece(text[:head])
    yield Piece(f" … {left_out:,} equal characters … ", "muted")
    yield Piece(text[len(text) - tail :])


def _common(words: Sequence[str], opcodes: Sequence[Opcode]) -> int:
    """How many characters of words the texts have in common."""
    equal = (words[start:end] for kind, start, end, _, _ in opcodes if kind == "equal")
    return sum(len(word) for stretch in equal for word in stretch if word[0].isalnum())


def _filled(pieces: list[Piece]) -> Line:
    role: Role = "muted"
    return tuple(piece for piece in pieces if piece.text) or (Piece('""', role),)


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[Opcode]:
    """What difflib says of the part between the equal ends, which are found much faster."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    if start:
        yield "equal", 0, start, 0, start
    end, last = len(old) - tail, len(new) - tail
    if end - start > _MOST or last - start > _MOST:
        yield "replace", start, end, start, last
    elif end > start or last > start:
        matcher = SequenceMatcher(None, old[start:end], new[start:last], autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            yield kind, start + a, start + b, start + c, start + d
    if tail:
        yield "equal", end, len(old), last, len(new)

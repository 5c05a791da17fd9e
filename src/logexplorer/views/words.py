"""Two texts laid over each other: which words, and which lines, are not the same."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from logexplorer.views.alignment import Stretch, Work, aligned
from logexplorer.views.fields import bounded
from logexplorer.views.text import Line, Piece, Role

KEPT = 48
"""Characters of an equal stretch that are still shown at each of its ends."""
_CONTEXT = 2
_LITTLE = 0.3
"""With less of the longer text in common than this, the texts have changed as a whole."""
_WORD = re.compile(r"\w+|\s+|[^\w\s]")


class Compared(NamedTuple):
    """The text before and the text after; `whole` if it was too much to find each word."""

    removed: Line
    added: Line
    whole: bool = False


def word_diff(before: str, after: str, work: Work | None = None) -> Compared:
    """The two texts with the words marked that changed, long equal stretches cut short."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    stretches, minimal = aligned(old, new, work or Work())
    if _common(old, stretches) < _LITTLE * max(len(before), len(after)):
        return Compared(_one(before, "removed"), _one(after, "added"), not minimal)
    removed: list[Piece] = []
    added: list[Piece] = []
    joined = _without_islands(old, stretches)
    for at, (equal, start, end, first, last) in enumerate(joined):
        if equal:
            same = list(_equal("".join(old[start:end]), at > 0, at < len(joined) - 1))
            removed += same
            added += same
        else:
            removed += _one("".join(old[start:end]), "removed_word", blank=False)
            added += _one("".join(new[first:last]), "added_word", blank=False)
    return Compared(_filled(removed), _filled(added), not minimal)


def line_diff(before: str, after: str, work: Work | None = None) -> Iterator[Line]:
    """The lines that changed with a sign before them, and a few of their neighbours."""
    # Not splitlines: of a text that lost its last line end, or a carriage return, that is told.
    size = -1 if before.endswith("\n") and after.endswith("\n") else None
    old, new = before.split("\n")[:size], after.split("\n")[:size]
    work = work or Work()
    stretches, minimal = aligned(old, new, work)
    if not minimal:
        yield (Piece(TOO_MUCH, "muted"),)
    for at, (equal, start, end, first, last) in enumerate(stretches):
        if equal:
            yield from _neighbours(old[start:end], at > 0, at < len(stretches) - 1)
        elif end - start == last - first:
            yield from _pairs(old[start:end], new[first:last], work)
        else:
            yield from ((Piece("- ", "removed"), *_one(line, "removed")) for line in old[start:end])
            yield from ((Piece("+ ", "added"), *_one(line, "added")) for line in new[first:last])


TOO_MUCH = "(too much has changed to find each line and word that did)"


def _pairs(old: Sequence[str], new: Sequence[str], work: Work) -> Iterator[Line]:
    marked = [word_diff(*pair, work) for pair in zip(old, new, strict=True)]
    yield from ((Piece("- ", "removed"), *each.removed) for each in marked)
    yield from ((Piece("+ ", "added"), *each.added) for each in marked)


def _neighbours(lines: Sequence[str], after: bool, before: bool) -> Iterator[Line]:
    head = _CONTEXT if after else 0
    tail = _CONTEXT if before else 0
    left_out = len(lines) - head - tail
    if left_out <= 1:
        yield from ((Piece(f"  {bounded(line)}", "muted"),) for line in lines)
        return
    yield from ((Piece(f"  {bounded(line)}", "muted"),) for line in islice(lines, head))
    yield (Piece(f"  … {left_out:,} equal lines", "muted"),)
    ends = lines[len(lines) - tail :]
    yield from ((Piece(f"  {bounded(line)}", "muted"),) for line in ends)


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


def _common(words: Sequence[str], stretches: Sequence[Stretch]) -> int:
    """How many characters of words the texts have in common."""
    equal = (words[each.start : each.end] for each in stretches if each.equal)
    return sum(len(word) for stretch in equal for word in stretch if word[0].isalnum())


def _without_islands(words: Sequence[str], stretches: Sequence[Stretch]) -> list[Stretch]:
    """With the blank between two changed words counted as changed, since it reads better."""
    joined: list[Stretch] = []
    for each in stretches:
        if len(joined) > 1 and not each.equal and _is_blank(words, joined[-1]):
            _, before = joined.pop(), joined.pop()
            joined.append(Stretch(False, before.start, each.end, before.first, each.last))
        else:
            joined.append(each)
    return joined


def _is_blank(words: Sequence[str], stretch: Stretch) -> bool:
    return stretch.equal and all(word.isspace() for word in words[stretch.start : stretch.end])


def _one(text: str, role: Role, *, blank: bool = True) -> Line:
    return _filled([Piece(bounded(text), role)]) if text or blank else ()


def _filled(pieces: list[Piece]) -> Line:
    return tuple(piece for piece in pieces if piece.text) or (Piece('""', "muted"),)

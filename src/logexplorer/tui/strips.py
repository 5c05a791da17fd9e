"""Which cells of a line are no longer what they were."""

from collections.abc import Iterator

from rich.style import Style
from textual.strip import Strip

_Cell = tuple[str, Style | None]

_OURS = str.maketrans("", "", "│…▸→●·")
"""Our own marks are one cell wide, as ASCII is."""


def changed_cells(old: Strip, new: Strip) -> range:
    """The cells from the first to the last that differ; all of them where not all are narrow."""
    if old == new:
        return range(0)
    before, after = list(_cells(old)), list(_cells(new))
    if len(before) != len(after) or not (_narrow(old) and _narrow(new)):
        return range(max(old.cell_length, new.cell_length))
    differing = [
        at for at, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]
    ]
    return range(differing[0], differing[-1] + 1) if differing else range(0)


def _narrow(strip: Strip) -> bool:
    return strip.text.translate(_OURS).isascii()


def _cells(strip: Strip) -> Iterator[_Cell]:
    for segment in strip:
        yield from ((character, segment.style) for character in segment.text)

"""Writes only the cells that differ from what the terminal shows: over SSH every byte counts.

Textual writes all of whatever was marked, changed or not. What this needs of Textual's inner parts
is here, and in `shift`, and nowhere else.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from shutil import get_terminal_size
from typing import Any

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.events import Resize
from textual.geometry import Offset, Size
from textual.screen import Screen
from textual.strip import Strip

Cell = tuple[str, str]
"""Text, and the codes of its style; the second cell of a wide character has no text."""

_BLANK: Cell = (" ", "")
_NEAR = 8
"""To jump over fewer cells costs more than to write them again."""
_ERASE = 14
"""So many blanks are erased for less than they cost."""


class Painted:
    """The terminal's lines, as far as they are known; what is painted becomes the difference."""

    def __init__(self) -> None:
        self._lines: dict[int, list[Cell]] = {}
        self._vague: set[int] = set()
        self.moved = False
        """Has the terminal moved lines, and holds its breath until the next paint?"""

    def forget(self) -> None:
        """The terminal may show anything."""
        self._lines.clear()

    def move(self, top: int, bottom: int, count: int) -> None:
        """The terminal has moved these lines up (or down, if negative); what comes is blank."""
        self.moved = True
        before = dict(self._lines)
        width = max(map(len, before.values()), default=0)
        for y in range(top, bottom):
            known = before.get(y + count) if top <= y + count < bottom else [_BLANK] * width
            self._lines.pop(y, None)
            if known is not None:
                self._lines[y] = known
        self._vague |= {y for y in range(top, bottom) if y + count in self._vague}

    def paint(self, y: int, pieces: Sequence[tuple[int, list[Cell]]]) -> str:
        """What must be written so that the line shows these pieces, each from its column on."""
        line = self._lines.setdefault(y, [])
        # Where terminals differ on how wide a text is, nothing is known of what is behind it.
        vague = y in self._vague or not all(_certain(cells) for _, cells in pieces)
        if vague and all(line[x : x + len(cells)] == cells for x, cells in pieces):
            return ""
        written: list[str] = []
        for x, cells in pieces:
            shown = line[x : x + len(cells)]
            changed = [range(len(cells))] if vague else _differing(shown, cells)
            written += (_written(x + run.start, y, cells[run.start : run.stop]) for run in changed)
            line += [("", "?")] * (x + len(cells) - len(line))
            line[x : x + len(cells)] = cells
        (self._vague.discard if _certain(line) else self._vague.add)(y)
        return "".join(written)


class Difference(CompositorUpdate):
    """What Textual would write, less what the terminal shows already."""

    def __init__(self, text: str) -> None:
        self._text = text

    def render_segments(self, console: Console) -> str:
        return self._text


class PaintingApp(App[int]):
    """An app that paints as little as it can."""

    def __init__(self) -> None:
        super().__init__(ansi_color=True)
        self.painted = Painted()
        self._cursor_painted: Offset | None = None
        self._size_painted: Size | None = None

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        ready = self._running and not (self._closed or self._batch_count or self.is_headless)
        if ready and isinstance(renderable, LayoutUpdate | ChopsUpdate):
            if screen._compositor.size != self._size_painted:
                # What was painted meanwhile for another size, the terminal put where it could.
                self._size_painted = screen._compositor.size
                self.painted.forget()
            lines = _pieces(renderable, self.colours)
            text = "".join(self.painted.paint(y, pieces) for y, pieces in lines)
            cursor = self.screen.outer_size.clamp_offset(self.cursor_position)
            if not (text or self.painted.moved) and cursor == self._cursor_painted:
                return
            self._cursor_painted, self.painted.moved = cursor, False
            super()._display(screen, Difference(text))  # type: ignore[arg-type]
        else:
            super()._display(screen, renderable)

    @property
    def colours(self) -> ColorSystem | None:
        """The colours that may be written; None is none at all."""
        return None if self.no_color else self.console._color_system

    def on_resize(self, event: Resize) -> None:
        """Terminals wrap and cut their lines as they like."""
        self.repaint()
        actual = self._size_of_terminal()
        if actual is not None and actual != event.size:
            # Textual measures in a signal's handler, which the next signal interrupts: so the
            # last size told need not be the newest.
            self.post_message(Resize(actual, actual))

    def _size_of_terminal(self) -> Size | None:
        """Columns and rows; None where the terminal itself tells them in what it writes."""
        if self.is_headless or getattr(self._driver, "_in_band_window_resize", True):
            return None
        return Size(*get_terminal_size())

    def repaint(self) -> None:
        """Write everything again."""
        self.painted.forget()
        if self.screen_stack:
            self.screen.refresh()

    def action_repaint(self) -> None:
        self.repaint()


def _pieces(
    update: LayoutUpdate | ChopsUpdate, system: ColorSystem | None
) -> Iterator[tuple[int, list[tuple[int, list[Cell]]]]]:
    """Line by line what Textual would write, each piece with its column."""
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            yield (
                y,
                [(update.region.x, [cell for strip in strips for cell in _cells(strip, system)])],
            )
        return
    for y, spans in groupby(sorted(update.spans), itemgetter(0)):
        yield y, [piece for _, x1, x2 in spans for piece in _chops(update, y, x1, x2, system)]


def _chops(
    update: ChopsUpdate, y: int, x1: int, x2: int, system: ColorSystem | None
) -> Iterator[tuple[int, list[Cell]]]:
    for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
        if strip is not None and x < x2 and end > x1:
            cells = list(_cells(strip, system))[: min(end, x2) - x]
            yield x, cells


def _cells(strip: Strip, system: ColorSystem | None) -> Iterator[Cell]:
    for text, style, _ in strip:
        codes, blank = _codes(style, system) if style else ("", "")
        if text.isascii():
            yield from ((letter, codes if letter != " " else blank) for letter in text)
        else:
            yield from _wide_cells(text, codes, blank)


def _wide_cells(text: str, codes: str, blank: str) -> list[Cell]:
    """The same where a character may have two cells, or none of its own."""
    cells: list[Cell] = []
    for letter in text:
        width = cell_len(letter)
        if width:
            cells += [(letter, codes if letter != " " else blank), *[("", codes)] * (width - 1)]
        elif cells:
            at = -1 if cells[-1][0] else -2
            cells[at] = (cells[at][0] + letter, cells[at][1])
    width = cell_len(text)
    return cells if len(cells) == width else [(text, codes), *[("", codes)] * (width - 1)]


@lru_cache(1024)
def _codes(style: Style, system: ColorSystem | None) -> tuple[str, str]:
    """The codes for text in this style, and those that matter for blanks."""
    style = style if system else style.without_color
    codes = Strip.render_ansi(style, system or ColorSystem.STANDARD)
    surface = style.bgcolor is not None and not style.bgcolor.is_default
    return codes, codes if surface or style.reverse or style.underline or style.strike else ""


def _differing(shown: Sequence[Cell], cells: Sequence[Cell]) -> Iterable[range]:
    """The runs that differ; those that are near are one."""
    runs: list[range] = []
    for at, cell in enumerate(cells):
        if at < len(shown) and shown[at] == cell:
            continue
        if runs and at - runs[-1].stop < _NEAR:
            runs[-1] = range(runs[-1].start, at + 1)
        else:
            runs.append(range(at, at + 1))
    return runs


def _written(x: int, y: int, cells: Sequence[Cell]) -> str:
    """The cells as text for the terminal, from this place on."""
    text = [f"\x1b[{y + 1};{x + 1}H"]
    for codes, group in groupby(cells, itemgetter(1)):
        letters = "".join(letter for letter, _ in group)
        text.append(f"\x1b[{codes}m{letters}\x1b[m" if codes else _erased(letters))
    return "".join(text)


def _erased(letters: str) -> str:
    """The letters; many blanks at their end are erased instead of written."""
    rest = letters.rstrip(" ")
    blanks = len(letters) - len(rest)
    return f"{rest}\x1b[{blanks}X\x1b[{blanks}C" if blanks >= _ERASE else letters


def _certain(cells: Iterable[Cell]) -> bool:
    """Is every terminal of one mind on the width of these?"""
    return all(text.isascii() or _narrow(text) for text, _ in cells)


@lru_cache(4096)
def _narrow(text: str) -> bool:
    if len(text) != 1:
        return False
    code = ord(text)
    return code < 0x300 or 0x2400 <= code < 0x2600 or 0x2800 <= code < 0x2900 or text in "…–→❯"

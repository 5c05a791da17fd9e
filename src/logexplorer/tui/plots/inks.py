"""How the series of a chart are told apart, and the legend that says which is which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from logexplorer.tui.colours import colours_of, heat_colours
from logexplorer.tui.paint import fit, shown
from logexplorer.tui.theme import Look
from logexplorer.views.text import Piece

_FULL = "█"
_FILLS = "█░▓▒╳≡+"
_ASCII_FILLS = "#o=x+:."
_TOPS = " ▁▂▃▄▅▆▇█"
_SIDES = " ▏▎▍▌▋▊▉█"
_STEPS = ("·░▒▓█", ".:=*#")
_HALF = 4
_APART = 2


@dataclass(frozen=True, slots=True)
class Ink:
    """A character and a colour. `whole` where parts of a cell cannot be shown."""

    fill: str
    colour: Color | None
    whole: bool

    def top(self, eighths: int) -> str:
        """The cell in which a bar ends that grows upwards, so many eighths of it."""
        return self._end(eighths, _TOPS)

    def side(self, eighths: int) -> str:
        """The cell in which a bar ends that grows to the right."""
        return self._end(eighths, _SIDES)

    def _end(self, eighths: int, blocks: str) -> str:
        if self.whole:
            return self.fill if eighths >= _HALF else ""
        return blocks[eighths].strip()


def inks_of(names: Iterable[str | None], look: Look) -> tuple[Ink, ...]:
    """An ink for each series: its own colour, and its own character where colours are few."""
    colours = colours_of(names, look)
    whole = look.ascii or look.colours < 256
    fills = _ASCII_FILLS if look.ascii else _FILLS if whole else _FULL
    return tuple(
        Ink(fills[number % len(fills)], colour, whole) for number, colour in enumerate(colours)
    )


def step_inks(look: Look) -> tuple[Ink, ...]:
    """Inks for the steps of a heat map, the least first."""
    colours = heat_colours(look)
    fills = _STEPS[look.ascii] if look.ascii or colours[0] is None else _FULL * len(_STEPS[0])
    return tuple(Ink(fill, colour, True) for fill, colour in zip(fills, colours, strict=True))


def legend(entries: Sequence[tuple[Ink, str]], width: int, most: int, look: Look) -> list[Strip]:
    """The inks with what they stand for, in at most so many lines."""
    lines: list[list[Strip]] = [[]]
    left = width
    for ink, text in entries:
        strip = _entry(ink, text, width, look)
        if strip.cell_length > left and lines[-1]:
            if len(lines) == most:
                _end(lines[-1], len(entries) - sum(map(len, lines)), left, look)
                break
            lines.append([])
            left = width
        lines[-1].append(strip)
        left -= strip.cell_length
    return [Strip.join(line).adjust_cell_length(width) for line in lines]


def _entry(ink: Ink, text: str, width: int, look: Look) -> Strip:
    swatch = ink.fill if ink.whole else "■"
    style = None if ink.colour is None else Style(color=ink.colour)
    label = shown(text, look)
    room = max(width - 2 - _APART, 1)
    if cell_len(label) > room:
        label = "".join(piece.text for piece in fit((Piece(label),), room, look))
    return Strip([Segment(" "), Segment(swatch, style), Segment(f" {label} ")])


def _end(line: list[Strip], missing: int, room: int, look: Look) -> None:
    """Say how many entries are missing, if need be instead of one more."""
    text = shown(f" +{missing} …", look)
    if len(text) > room:
        line.pop()
        text = shown(f" +{missing + 1} …", look)
    line.append(Strip([Segment(text)]))

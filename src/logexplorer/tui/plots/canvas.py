"""Cells of a chart, drawn by plotext: its axes and its canvas, as strips.

plotext's own bars are rectangles of rounded corners, which at a terminal's size touch each other.
So each cell of a chart is a point of its own, with the canvas scaled to exactly one cell a point.
Building takes tens of milliseconds: call this in a thread.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.strip import Strip

from logexplorer.tui.theme import Look

if TYPE_CHECKING:
    from textual_plotext.plot import Plot

_ASCII_FRAME = str.maketrans("│┤├┼─┬┴└┌", "||||-+++-")
_NARROWEST = 2


class Point(NamedTuple):
    """A cell of the canvas, counted from its lower left corner."""

    x: int
    y: int
    glyph: str
    colour: Color | None = None


class Label(NamedTuple):
    """A text over the cells from here on."""

    x: int
    y: int
    text: str
    ink: Color | None = None
    ground: Color | None = None


@dataclass(frozen=True, slots=True)
class Axes:
    """What stands at which row of the left axis, and under which column; None for no axis.

    The left labels must be equally wide, `margin` cells.
    """

    left: tuple[tuple[int, str], ...] | None = None
    below: tuple[tuple[int, str], ...] | None = None
    margin: int = 0

    @property
    def before(self) -> int:
        """Cells left of the canvas."""
        return 0 if self.left is None else self.margin + 1

    @property
    def beneath(self) -> int:
        """Rows beneath the canvas."""
        return 0 if self.below is None else 1 + bool(self.below)


def plot(
    points: Sequence[Point],
    width: int,
    height: int,
    axes: Axes,
    look: Look,
    labels: Sequence[Label] = (),
) -> tuple[Strip, ...]:
    """The canvas with its axes, `height` rows of `width` cells in all."""
    columns, rows = width - axes.before, height - axes.beneath
    if columns < _NARROWEST or rows < _NARROWEST:
        return tuple(Strip.blank(width) for _ in range(height))
    figure = _figure(points, width, height, axes)
    for label in labels:
        ink, ground = _number(label.ink), _number(label.ground)
        figure.text(label.text, label.x, label.y, ink, ground, alignment="left")
    figure.xlim(0, columns - 1)
    figure.ylim(0, rows - 1)
    lines = str(figure.build()).split("\n")[:height]
    return tuple(_strip(line, width, look) for line in lines)


def _figure(points: Sequence[Point], width: int, height: int, axes: Axes) -> "Plot":
    # Not before there is something to draw: importing it takes as long as drawing ten charts.
    from textual_plotext.plot import Plot

    figure = Plot()
    figure.plotsize(width, height)
    figure._set_size(width, height)
    figure.theme("clear")
    figure.xaxes(axes.below is not None, False)
    figure.yaxes(axes.left is not None, False)
    # One signal at least, since plotext draws no axes without.
    signals: dict[tuple[str, Color | None], list[Point]] = {}
    for point in points or [Point(0, 0, " ")]:
        signals.setdefault((point.glyph, point.colour), []).append(point)
    for (glyph, colour), drawn in signals.items():
        xs, ys = [point.x for point in drawn], [point.y for point in drawn]
        figure.scatter(xs, ys, marker=glyph, color=_number(colour))
    _label(figure.yticks, axes.left)
    _label(figure.xticks, axes.below)
    return figure


def _label(ticks: Callable[..., object], labels: Sequence[tuple[int, str]] | None) -> None:
    ticks([at for at, _ in labels or ()], [text for _, text in labels or ()])


def _number(colour: Color | None) -> int | str | tuple[int, int, int]:
    """The colour as plotext has it."""
    if colour is None or colour.is_default:
        return "default"
    if colour.number is not None:
        return colour.number
    red, green, blue = colour.get_truecolor()
    return red, green, blue


def _strip(line: str, width: int, look: Look) -> Strip:
    """A line of plotext's with its escape sequences as styles."""
    text = Text.from_ansi(line)
    plain = text.plain.translate(_ASCII_FRAME) if look.ascii else text.plain
    return Strip(_segments(plain, text)).adjust_cell_length(width)


def _segments(plain: str, text: Text) -> Iterator[Segment]:
    at = 0
    for start, end, style in text.spans:
        if start > at:
            yield Segment(plain[at:start])
        if end > start:
            yield Segment(plain[start:end], style if isinstance(style, Style) else None)
        at = end
    if at < len(plain):
        yield Segment(plain[at:])

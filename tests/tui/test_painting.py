"""The difference that is written makes the same screen as everything would."""

from collections.abc import Sequence

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from logexplorer.tui.painting import Painted, _pieces

Line = list[tuple[str, Style | None]]
WIDTH, HEIGHT = 40, 5
STYLES = [None, Style(bold=True), Style(color="red"), Style(bgcolor="blue"), Style(reverse=True)]
LETTERS = st.sampled_from(("a", "b", " ", "      ", "─", "é", "日", "e\u0301"))
TEXTS = st.lists(LETTERS, max_size=20).map("".join)
PIECES = st.tuples(TEXTS, st.sampled_from(STYLES))
LINES = st.lists(PIECES, max_size=4)
SCREENS = st.lists(LINES, min_size=HEIGHT, max_size=HEIGHT)


def strip_of(line: Line) -> Strip:
    segments = [Segment(text, style) for text, style in line if text]
    return Strip(segments).adjust_cell_length(WIDTH)


def whole(screen: Sequence[Line]) -> LayoutUpdate:
    return LayoutUpdate([[strip_of(line)] for line in screen], Region(0, 0, WIDTH, HEIGHT))


class Shown:
    """A terminal, and what has been written to it."""

    def __init__(self) -> None:
        self.screen = pyte.Screen(WIDTH, HEIGHT)
        self.stream = pyte.Stream(self.screen)
        self.feed("\x1b[?7l")  # Textual has lines not wrapped

    def feed(self, text: str) -> None:
        self.stream.feed(text)

    @property
    def cells(self) -> list[list[tuple[object, ...]]]:
        def look(line: int, column: int) -> tuple[object, ...]:
            cell = self.screen.buffer[line][column]
            # Colour and weight of a blank are not seen.
            if cell.data == " ":
                return (" ", cell.bg, cell.reverse)
            return tuple(cell)

        return [[look(line, column) for column in range(WIDTH)] for line in range(HEIGHT)]


def painted(known: Painted, update: LayoutUpdate | ChopsUpdate) -> str:
    lines = _pieces(update, ColorSystem.TRUECOLOR)
    return "".join(known.paint(y, pieces) for y, pieces in lines)


@given(st.lists(st.tuples(SCREENS, st.integers(-2, 2)), min_size=1, max_size=4))
def test_the_difference_shows_what_everything_would(
    steps: list[tuple[Sequence[Line], int]],
) -> None:
    known, ours = Painted(), Shown()
    for screen, count in steps:
        theirs = Shown()
        theirs.feed(whole(screen).render_segments(Console(color_system="truecolor")))
        ours.feed(painted(known, whole(screen)))
        assert ours.cells == theirs.cells
        if count:
            known.move(1, 4, count)
            ours.feed(f"\x1b[2;4r\x1b[2;1H\x1b[{abs(count)}{'M' if count > 0 else 'L'}\x1b[r")


def test_what_is_there_is_not_written_again() -> None:
    known = Painted()
    screen: list[Line] = [[("as it was" * 3, None)] for _ in range(HEIGHT)]
    assert painted(known, whole(screen))
    assert painted(known, whole(screen)) == ""
    screen[2] = [("as it is " * 3, None)]
    assert len(painted(known, whole(screen))) < 40


def test_blanks_are_erased() -> None:
    known = Painted()
    painted(known, whole([[("x" * WIDTH, None)]] * HEIGHT))
    assert len(painted(known, whole([[]] * HEIGHT))) < HEIGHT * 20


def test_a_part_of_a_line_is_a_part_of_the_difference() -> None:
    known = Painted()
    painted(known, whole([[("a" * WIDTH, None)]] * HEIGHT))
    left, right = Strip([Segment("a" * 20)], 20), Strip([Segment("b" * 20)], 20)
    part = ChopsUpdate([{0: left, 20: right}] * HEIGHT, [(1, 20, 30)], [[20, 40]] * HEIGHT)
    assert painted(known, part) == f"\x1b[2;21H{'b' * 10}"


def test_after_forgetting_all_is_written() -> None:
    known = Painted()
    first = painted(known, whole([[("a" * WIDTH, None)]] * HEIGHT))
    known.forget()
    assert painted(known, whole([[("a" * WIDTH, None)]] * HEIGHT)) == first

"""What may be put in the query, as a list that lies over the screen beneath the bar."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from logexplorer.tui.paint import fit, shown, strip_of
from logexplorer.tui.strips import changed_cells
from logexplorer.tui.theme import Look
from logexplorer.views.text import Line, Piece, Role

ROWS = 8
_LEAST_TEXT = 20
"""Cells of a row that its text has, if it needs them, whatever the detail takes."""


class Item(NamedTuple):
    """A text, and in the same row at the right what it is."""

    text: str
    detail: str = ""
    role: Role = ""


class QueryList(Widget):
    """Rows of which one may be chosen; it keeps its width while it is open.

    It never has the focus: whoever has it says what is chosen. Only cells that differ are painted.
    """

    DEFAULT_CSS = """
    QueryList { display: none; overlay: screen; height: 1; width: 60; }
    """

    class Clicked(Message):
        """The user clicked on an item."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._top = 0
        self._placed: tuple[Offset, int] | None = None
        self._indent = 0
        self.items: tuple[Item, ...] = ()
        self.chosen: int | None = None

    @property
    def is_open(self) -> bool:
        """Is there anything to choose from?"""
        return bool(self.items)

    def place(self, at: Offset, width: int, indent: int = 0) -> None:
        """Where its first row begins, as seen from where it would be, and how wide it is.

        The texts begin so many cells further to the right.
        """
        self._indent = indent
        if self._placed != (at, width):
            self._placed = (at, width)
            self.styles.offset = (at.x, at.y)
            self.styles.width = width

    def put(self, items: Sequence[Item], chosen: int | None = None) -> None:
        """Show these; none closes the list."""
        before = self._strips()
        self.items, self.chosen, self._top = tuple(items), chosen, 0
        self._keep_in_sight()
        rows = min(len(self.items), ROWS)
        if rows != len(before):
            self.display = bool(rows)
            self.styles.height = max(rows, 1)
        self._repaint(before)

    def choose(self, number: int | None) -> None:
        """Another one is chosen, or none."""
        before = self._strips()
        self.chosen = number
        self._keep_in_sight()
        self._repaint(before)

    def step(self, by: int) -> None:
        """The next one is chosen, or the one before; behind the last comes none, then the first."""
        places = len(self.items) + 1
        at = (-1 if self.chosen is None else self.chosen) + by
        number = (at + 1) % places - 1
        self.choose(None if number < 0 else number)

    def _keep_in_sight(self) -> None:
        at = self.chosen or 0
        self._top = max(min(self._top, at), at - ROWS + 1)

    def _strips(self) -> list[Strip]:
        return [self.render_line(y) for y in range(min(len(self.items), ROWS))]

    def _repaint(self, before: list[Strip]) -> None:
        for y, (old, new) in enumerate(zip(before, self._strips(), strict=False)):
            if cells := changed_cells(old, new):
                self.refresh(Region(cells.start, y, len(cells), 1))

    # drawing

    def render_line(self, y: int) -> Strip:
        number, look = self._top + y, self._look
        if number >= len(self.items):
            return Strip.blank(self.size.width, look.bar)
        over = look.cursor if number == self.chosen else None
        return strip_of(
            self._line(self.items[number]), self.size.width, look, under=look.bar, over=over
        )

    def _line(self, item: Item) -> Line:
        """The text at the left, cut if it must be; the detail at the right, if there is room."""
        # Without a surface of its own the list needs an edge.
        edge = "│" if self._look.bar is None else " "
        width = max(self.size.width - 2 - self._indent, 1)
        text_width = cell_len(shown(item.text, self._look)) + 1
        room = max(
            width - max(min(text_width, _LEAST_TEXT), text_width if not item.detail else 0), 0
        )
        detail = shown(item.detail, self._look)
        if cell_len(detail) + 1 > room:
            detail = "".join(
                piece.text for piece in fit((Piece(item.detail),), max(room - 1, 0), self._look)
            )
        left = fit(
            (Piece(item.text, item.role),),
            max(width - cell_len(detail) - bool(detail), 1),
            self._look,
        )
        return (
            Piece(edge + " " * self._indent),
            *left,
            Piece(f" {detail}" if detail else "", "muted"),
            Piece(edge),
        )

    # what the user does

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if 0 <= event.y < min(len(self.items), ROWS):
            self.post_message(self.Clicked(self._top + event.y))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.step(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.step(-1)

"""What stands around the query's text: the sign before it, and what is said about it."""

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from logexplorer.tui.paint import fit, strip_of
from logexplorer.tui.theme import Look
from logexplorer.views.text import Line, Piece


class Prompt(Widget):
    """The sign before the query; as tall as that is."""

    DEFAULT_CSS = "Prompt { width: 3; height: 100%; }"

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def render_line(self, y: int) -> Strip:
        sign = "   " if y else " ❯ "
        return strip_of((Piece(sign, "key"),), self.size.width, self._look, under=self._look.bar)


class Remark(Widget):
    """One line beneath the query: at the left a sentence, at the right how many events match.

    While the query is typed it lies over the head of what is there, so that the rows stay still;
    what is to be said afterwards has a row of its own, and hides nothing.
    """

    DEFAULT_CSS = """
    Remark { height: 1; width: 1fr; display: none; }
    Remark.-told { display: block; }
    Remark.-typing { display: block; overlay: screen; }
    """

    line: reactive[Line] = reactive((), repaint=False)
    matching: reactive[str] = reactive("", repaint=False)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def watch_line(self, before: Line, line: Line) -> None:
        self.set_class(bool(line), "-told")
        if before != line:
            self.refresh()

    def watch_matching(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        count = Piece(f" {self.matching} " if self.matching else "", "title")
        left = fit((Piece("   "), *self.line), max(width - len(count.text), 0), self._look)
        return strip_of((*left, count), width, self._look, under=self._look.bar)

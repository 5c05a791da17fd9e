"""The footer: the keys that matter where the focus is."""

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from logexplorer.tui.commands import Group, first_key, in_footer
from logexplorer.tui.paint import strip_of
from logexplorer.tui.theme import Look
from logexplorer.views.text import Line, Piece


class KeyLine(Widget):
    """One line of keys; only a change of the focus repaints it."""

    DEFAULT_CSS = """
    KeyLine { height: 1; width: 1fr; }
    """

    groups: reactive[tuple[Group, ...]] = reactive((), init=False)

    def __init__(self, look: Look, groups: tuple[Group, ...] = ()) -> None:
        super().__init__()
        self._look = look
        self.set_reactive(KeyLine.groups, groups)

    def render_line(self, y: int) -> Strip:
        return strip_of(self._line(), self.size.width, self._look)

    def _line(self) -> Line:
        pieces: list[Piece] = []
        for command in in_footer(self.groups):
            pieces += (
                Piece(f" {first_key(command)}", "key"),
                Piece(f" {command.brief} ", "muted"),
            )
        return tuple(pieces)

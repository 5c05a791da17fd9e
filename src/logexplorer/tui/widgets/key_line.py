"""The footer: the keys that matter where the focus is."""

from rich.cells import cell_len
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from logexplorer.tui.commands import Command, Group, first_key, in_footer
from logexplorer.tui.paint import strip_of
from logexplorer.tui.theme import Look
from logexplorer.views.text import Line, Piece

_NEVER_LEFT_OUT = ("show_help", "quit")


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
        return strip_of(self.line(self.size.width), self.size.width, self._look)

    def line(self, width: int) -> Line:
        """Help and the way out keep their place at the end; before them as many as fit whole."""
        commands = in_footer(self.groups)
        last = [_label(each) for each in commands if each.name in _NEVER_LEFT_OUT]
        room = width - sum(map(_width, last))
        pieces: list[Piece] = []
        for command in commands:
            label = _label(command)
            if command.name in _NEVER_LEFT_OUT:
                continue
            room -= _width(label)
            if room < 0:
                break
            pieces += label
        return (*pieces, *(piece for label in last for piece in label))


def _label(command: Command) -> tuple[Piece, Piece]:
    return Piece(f" {first_key(command)}", "key"), Piece(f" {command.brief} ", "muted")


def _width(label: tuple[Piece, Piece]) -> int:
    return sum(cell_len(piece.text) for piece in label)

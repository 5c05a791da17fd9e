"""The footer: the keys that matter where the focus is."""

from collections.abc import Mapping

from rich.cells import cell_len
from textual import events
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from logexplorer.tui.commands import Command, Group, Need, first_key, in_footer
from logexplorer.tui.paint import strip_of
from logexplorer.tui.theme import Look
from logexplorer.views.text import Line, Piece

_NEVER_LEFT_OUT = ("show_help", "quit")


class KeyLine(Widget):
    """One line of keys; only another focus repaints it, or what commands need and is lacking."""

    DEFAULT_CSS = """
    KeyLine { height: 1; width: 1fr; }
    """

    groups: reactive[tuple[Group, ...]] = reactive((), init=False)
    words: reactive[Mapping[str, str]] = reactive(dict[str, str], init=False)
    """What commands do with what is chosen now, by their names, where not their usual word."""
    lacking: reactive[frozenset[Need]] = reactive(frozenset(), init=False)

    def __init__(self, look: Look, groups: tuple[Group, ...] = ()) -> None:
        super().__init__()
        self._look = look
        self.set_reactive(KeyLine.groups, groups)

    def render_line(self, y: int) -> Strip:
        return strip_of(self.line(self.size.width), self.size.width, self._look)

    async def on_click(self, event: events.Click) -> None:
        """A click on a key is as good as the key, unless it stands for several."""
        from logexplorer.tui.reach import part_for  # the first paint does not wait for it

        end = 0
        for command in self._shown(self.size.width):
            end += _width(self._label(command))
            if event.x < end:
                part = None if command.called else part_for(command, self.screen, self.app.focused)
                if part is not None:
                    await self.app.run_action(command.name, part)
                return

    def _label(self, command: Command) -> tuple[Piece, Piece]:
        brief = self.words.get(command.name, command.brief)
        return Piece(f" {first_key(command)}", "key"), Piece(f" {brief} ", "muted")

    def line(self, width: int) -> Line:
        """The keys with what they do."""
        return tuple(piece for command in self._shown(width) for piece in self._label(command))

    def _shown(self, width: int) -> tuple[Command, ...]:
        """Help and the way out keep their place at the end; before them as many as fit whole."""
        commands = in_footer(self.groups, self.lacking)
        last = tuple(each for each in commands if each.name in _NEVER_LEFT_OUT)
        room = width - sum(_width(self._label(each)) for each in last)
        first: list[Command] = []
        for command in commands:
            if command.name in _NEVER_LEFT_OUT:
                continue
            room -= _width(self._label(command))
            if room < 0:
                break
            first.append(command)
        return (*first, *last)


def _width(label: tuple[Piece, Piece]) -> int:
    return sum(cell_len(piece.text) for piece in label)

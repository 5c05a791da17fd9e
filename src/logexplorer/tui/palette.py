"""The command palette: our commands and nothing else, and no blinking cursor."""

from collections.abc import Callable, Coroutine, Iterator
from functools import partial

from textual.command import (
    CommandList,
    CommandPalette,
    DiscoveryHit,
    Hit,
    Hits,
    SearchIcon,
)
from textual.style import Style
from textual.widgets import Input

from logexplorer.tui.commands import COMMANDS, Command, Group, keys_of
from logexplorer.tui.kept_hits import KeptHits
from logexplorer.tui.reach import part_for
from logexplorer.tui.words import likeness

_REVERSE = Style(reverse=True)
_ALWAYS: frozenset[Group] = frozenset({"Everywhere", "Search", "Logs"})
_MOVING = frozenset(
    key
    for keys in ("left right up down", "home end pageup pagedown tab escape j k g G ctrl+d ctrl+u")
    for key in keys.split()
)
"""Keys whose commands nobody looks for by a name."""


class Palette(CommandPalette):
    """Textual's palette over our commands, in the terminal's own colours."""

    DEFAULT_CSS = """
    Palette Input:ansi > .input--cursor {
        color: ansi_default;
        background: ansi_default;
        text-style: reverse;
    }
    """

    def __init__(self) -> None:
        super().__init__(providers=[Commands])

    def on_mount(self) -> None:
        """A blinking cursor writes to the terminal for ever; an emoji is not in every font."""
        self.query_one(Input).cursor_blink = False
        self.query_one(SearchIcon).display = False
        _reverse_chosen(self.query_one(CommandList))


def _reverse_chosen(commands: CommandList) -> None:
    """Textual forgets that the chosen line is to be reversed, and nothing else marks it here."""
    usual = commands.get_visual_style

    def style_of(*names: str, partial: bool = False) -> Style:
        style = usual(*names, partial=partial)
        return style + _REVERSE if "option-list--option-highlighted" in names else style

    commands.get_visual_style = style_of  # type: ignore[method-assign]


class Commands(KeptHits):
    """What is kept, and the commands that can be carried out where the focus is."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        async for hit in super().discover():
            yield hit
        for command, run in self._offered():
            yield DiscoveryHit(command.description, run, help=keys_of(command))

    async def search(self, query: str) -> Hits:
        """Those that match what is typed."""
        async for hit in super().search(query):
            yield hit
        for command, run in self._offered():
            if score := likeness(command, query):
                yield Hit(score, command.description, run, help=keys_of(command))

    def _offered(self) -> Iterator[tuple[Command, Callable[[], Coroutine[object, object, object]]]]:
        """Each command with what runs it; one that no part of the screen knows is left out."""
        for command in COMMANDS:
            part = part_for(command, self.screen, self.focused)
            if part is not None and _is_looked_for(command):
                yield command, partial(self.app.run_action, command.name, part)


def _is_looked_for(command: Command) -> bool:
    if command.group in _ALWAYS:
        return command.name not in ("command_palette", "back")
    return command.key.split(",")[0].removeprefix("shift+") not in _MOVING

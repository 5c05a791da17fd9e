"""The command palette: our commands and nothing else, and no blinking cursor."""

from collections.abc import Callable, Coroutine
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, SearchIcon
from textual.widgets import Input

from logexplorer.tui.commands import COMMANDS, Command, Group, keys_of
from logexplorer.tui.kept_hits import KeptHits

_LISTED: frozenset[Group] = frozenset({"Everywhere", "Search", "Logs"})


class Palette(CommandPalette):
    """Textual's palette over our commands."""

    def __init__(self) -> None:
        super().__init__(providers=[Commands])

    def on_mount(self) -> None:
        """A blinking cursor writes to the terminal for ever; an emoji is not in every font."""
        self.query_one(Input).cursor_blink = False
        self.query_one(SearchIcon).display = False


class Commands(KeptHits):
    """What is kept, and the commands that hold wherever the focus is."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        async for hit in super().discover():
            yield hit
        for command in _listed():
            yield DiscoveryHit(command.description, self._run(command), help=keys_of(command))

    async def search(self, query: str) -> Hits:
        """Those that match what is typed."""
        async for hit in super().search(query):
            yield hit
        matcher = self.matcher(query)
        for command in _listed():
            if score := matcher.match(command.description):
                shown = matcher.highlight(command.description)
                yield Hit(score, shown, self._run(command), help=keys_of(command))

    def _run(self, command: Command) -> Callable[[], Coroutine[object, object, None]]:
        space = "app" if command.group == "Everywhere" else "screen"
        return partial(self.screen.run_action, f"{space}.{command.name}")


def _listed() -> list[Command]:
    return [each for each in COMMANDS if each.group in _LISTED and each.name != "command_palette"]

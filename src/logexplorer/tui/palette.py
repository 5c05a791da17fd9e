"""The command palette: our commands and nothing else."""

from collections.abc import Callable, Coroutine
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from logexplorer.tui.commands import COMMANDS, Command, Group, keys_of

_LISTED: frozenset[Group] = frozenset({"Everywhere", "Logs"})


class Palette(Provider):
    """The commands that hold wherever the focus is."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in _listed():
            yield DiscoveryHit(command.description, self._run(command), help=keys_of(command))

    async def search(self, query: str) -> Hits:
        """Those that match what is typed."""
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

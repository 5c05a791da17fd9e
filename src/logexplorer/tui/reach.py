"""Which part of the screen carries out a command, as if its key had been pressed."""

from collections.abc import Iterator

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from logexplorer.tui.commands import Command


def part_for(command: Command, screen: Screen[object], focused: Widget | None) -> DOMNode | None:
    """The focus, what is around it, or the screen's main part; None if nobody there knows it."""
    return next((each for each in _parts(screen, focused) if _knows(each, command)), None)


def _parts(screen: Screen[object], focused: Widget | None) -> Iterator[DOMNode]:
    main = getattr(screen, "main_part", None)
    starts = [each for each in (focused, main, screen) if isinstance(each, DOMNode)]
    yield from dict.fromkeys(node for each in starts for node in each.ancestors_with_self)


def _knows(part: DOMNode, command: Command) -> bool:
    kinds = (vars(kind).get("BINDINGS", ()) for kind in type(part).__mro__)
    bound = (each for own in kinds for each in own if isinstance(each, Binding))
    return any(
        (each.action, each.description) == (command.name, command.description) for each in bound
    )

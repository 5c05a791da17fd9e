"""The map's cells to strips: inks and kinds to styles."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from logexplorer.tui.colours import pin_colours
from logexplorer.tui.theme import Look
from logexplorer.views.text import Role
from logexplorer.views.world.frame import Cell, Ink
from logexplorer.views.world.pins import KINDS

_ROLES: Mapping[Ink, Role] = {
    "coast": "muted",
    "border": "muted",
    "land": "muted",
    "way": "warning",
    "chosen_way": "error",
}
_BOLD = Style(bold=True)


class Inks:
    """The styles of a look."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._kinds = dict(zip(KINDS, _pins(look), strict=True))

    def of_kind(self, kind: str) -> Style:
        """The style of a pin of this kind."""
        return self._kinds[kind]

    def strip(self, cells: Sequence[Cell], width: int) -> Strip:
        """A row of the map; neighbours of one style are one segment."""
        segments = [
            Segment("".join(cell.text for cell in group), style)
            for style, group in groupby(cells, key=self._style)
        ]
        return Strip(segments, width)

    def _style(self, cell: Cell) -> Style | None:
        if cell.ink == "pin":
            return self._look.cursor if cell.chosen else self._kinds[cell.kind]
        if cell.ink == "label":
            return _BOLD if cell.chosen else self._kinds[cell.kind] if cell.kind else None
        role = _ROLES.get(cell.ink)
        return self._look.roles[role] if role and cell.text != " " else None


def _pins(look: Look) -> tuple[Style, ...]:
    return tuple(Style(bold=True, color=colour) for colour in pin_colours(look))

"""What the pins' colours and sizes mean, and whose data it is."""

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from logexplorer.tui.paint import shown
from logexplorer.tui.theme import Look
from logexplorer.tui.world import Inks
from logexplorer.views.world.pins import ASCII_GLYPHS, GLYPHS, KIND_NAMES, KINDS

_SHORT = {"authorize_application": "Authorize"}


class MapLegend(Widget):
    """One line; short of room it says less, but never hides whose data it is."""

    DEFAULT_CSS = "MapLegend { height: 1; width: 1fr; }"

    attribution: reactive[str] = reactive("")

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._inks = Inks(look)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        note = shown(self.attribution, self._look)
        room = width - len(note) - 2
        segments: list[Segment] = []
        for part in self._parts(short=width < 120):
            if sum(each.cell_length for each in [*segments, *part]) <= room:
                segments += part
        filled = sum(each.cell_length for each in segments)
        segments.append(Segment(" " * (width - filled - len(note) - 1)))
        segments.append(Segment(note, self._look.roles["muted"]))
        return Strip(segments).adjust_cell_length(width)

    def _parts(self, *, short: bool) -> list[list[Segment]]:
        glyphs = ASCII_GLYPHS if self._look.ascii else GLYPHS
        parts = []
        for kind in KINDS:
            name = _SHORT.get(kind, KIND_NAMES[kind]) if short else KIND_NAMES[kind]
            mark = Segment(f" {glyphs[2]} ", self._inks.of_kind(kind))
            parts.append([mark, Segment(f"{name} ")])
        parts.append([Segment(f" {' '.join(glyphs)} few to many ", self._look.roles["muted"])])
        return parts

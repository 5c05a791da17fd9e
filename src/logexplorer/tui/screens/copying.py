"""A text to be copied by hand, where the terminal cannot be told to."""

from textual.app import ComposeResult
from textual.screen import Screen

from logexplorer.tui.commands import bindings
from logexplorer.tui.layout import wrapped
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.key_line import KeyLine
from logexplorer.tui.widgets.text_panel import TextPanel
from logexplorer.views.row import Row
from logexplorer.views.text import Piece

TITLE = "To copy by hand: Shift and the mouse choose in most terminals"


class CopyPanel(TextPanel):
    """Nothing but the text, so that nothing else is copied with it."""

    MARGIN = ""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(look)
        self._rows = tuple(Row((Piece(line),), indent=0) for line in text.split("\n"))

    def on_resize(self) -> None:
        """The text is as wide as the screen."""
        super().on_resize()
        self.layout_shown = wrapped(TITLE, self._rows, self.text_width, self._look)


class CopyScreen(Screen[None]):
    """Closes by the keys that opened it, too."""

    BINDINGS = bindings("Copy")

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._look = look
        self._text = text

    def compose(self) -> ComposeResult:
        yield CopyPanel(self._look, self._text)
        yield KeyLine(self._look, ("Copy",))

    def on_mount(self) -> None:
        self.query_one(CopyPanel).focus()

    def action_close_copy(self) -> None:
        self.dismiss()

"""The chosen event in full, beside the table or beneath it."""

from textual.message import Message

from logexplorer.tui.messages import DetailClosed
from logexplorer.tui.widgets.text_panel import TextPanel


class DetailPanel(TextPanel):
    """Hidden until it is opened; tells when its width changes, since others wrap its text."""

    DEFAULT_CSS = """
    DetailPanel { display: none; }
    DetailPanel.-open { display: block; }
    """
    MARGIN = "│ "

    class Resized(Message):
        """The text must be laid out again."""

    def on_resize(self) -> None:
        """The text is as wide as the panel was."""
        super().on_resize()
        self.post_message(self.Resized())

    def action_close(self) -> None:
        self.post_message(DetailClosed())

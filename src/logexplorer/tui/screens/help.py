"""The help: the keys of where the reader is, the query language, and every other key."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen

from logexplorer.tui.commands import Group, bindings
from logexplorer.tui.help_rows import help_rows
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.help_panel import HelpPanel
from logexplorer.tui.widgets.key_line import KeyLine


class HelpScreen(Screen[str | None]):
    """Closes with the keys that opened it; ends with a query if the reader wants its answer."""

    BINDINGS = bindings("Help")

    def __init__(self, look: Look, here: Sequence[Group] = ()) -> None:
        super().__init__()
        self._look = look
        self._here = here

    def compose(self) -> ComposeResult:
        yield HelpPanel(self._look, help_rows(self._here))
        yield KeyLine(self._look, ("Help",))

    @property
    def _panel(self) -> HelpPanel:
        return self.query_one(HelpPanel)

    def on_mount(self) -> None:
        self._panel.focus()

    @on(HelpPanel.Asked)
    def ask(self, asked: HelpPanel.Asked) -> None:
        """Its answer is shown beneath the help."""
        self.dismiss(asked.query)

    def action_ask_example(self) -> None:
        self._panel.ask()

    def action_next_part(self) -> None:
        self._panel.to_part(1)

    def action_previous_part(self) -> None:
        self._panel.to_part(-1)

    def action_line_down(self) -> None:
        self._panel.action_line_down()

    def action_line_up(self) -> None:
        self._panel.action_line_up()

    def action_page_down(self) -> None:
        self._panel.action_page_down()

    def action_page_up(self) -> None:
        self._panel.action_page_up()

    def action_first(self) -> None:
        self._panel.action_first()

    def action_last(self) -> None:
        self._panel.action_last()

    def action_close_help(self) -> None:
        self.dismiss(None)

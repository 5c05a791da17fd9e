"""The map: where the events of the Search come from."""

from textual.app import ComposeResult
from textual.widget import Widget

from logexplorer.model.search import Search
from logexplorer.tui.screens.search_screen import SearchScreen
from logexplorer.tui.widgets.text_panel import TextPanel


class MapScreen(SearchScreen):
    """Shows the app's Search."""

    def compose_body(self) -> ComposeResult:
        yield TextPanel(self._look)

    @property
    def main_part(self) -> Widget:
        """The panel."""
        return self.query_one(TextPanel)

    def ask_all(self, search: Search) -> None:
        """Nothing yet."""

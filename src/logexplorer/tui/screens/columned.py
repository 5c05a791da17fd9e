"""Which columns the table has: chosen with `c`, and remembered with the data."""

from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from logexplorer.model.kept import Column
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.tui.messages.columns import ColumnsRemembered
from logexplorer.tui.screens.bookmarking import BookmarkingScreen

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer
    from logexplorer.tui.screens.columns import ColumnsScreen


class ColumnedScreen(BookmarkingScreen):
    """Shows the columns of the last session from the first search on."""

    _recalled = False

    def ask_all(self, search: Search) -> None:
        """Before the first rows come the columns that they stand in."""
        if not self._recalled:
            self._recalled = True

            def question(explorer: "Explorer", stop: Stop) -> Message:
                return ColumnsRemembered(explorer.kept.kept.columns)

            self._asker.ask("recall columns", self, question)

    @on(ColumnsRemembered)
    def recall(self, remembered: ColumnsRemembered) -> None:
        """What the user chose meanwhile stays."""
        if not self._table.columns:
            self._table.columns = remembered.columns

    def action_columns(self) -> None:
        # Like the help it is not needed for the first paint, which waits for no import.
        from logexplorer.tui.screens.columns import ColumnsScreen

        chooser = ColumnsScreen(self._look, self._asker, self._table.in_use)

        def take(columns: tuple[Column, ...] | None) -> None:
            if columns is not None:
                self._table.columns = columns
            self._show_in(chooser)

        def remember(_: None) -> None:
            if chooser.columns is not None:
                self._remember(chooser.columns)

        self.app.push_screen(chooser, remember)
        self.call_after_refresh(self.watch, chooser, "columns", take)

    def _show_in(self, chooser: "ColumnsScreen") -> None:
        widths = {column.name: column.width for column in self._table.placed.columns}
        chooser.show(self._table.in_use, widths)

    def _remember(self, columns: tuple[Column, ...]) -> None:
        def question(explorer: "Explorer", stop: Stop) -> Message:
            return ColumnsRemembered(explorer.kept.remember_columns(columns).columns)

        self._asker.ask("remember columns", self, question)

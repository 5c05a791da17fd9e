"""Bookmarks in the table and in the details, and what a session remembers of the log screen."""

from typing import TYPE_CHECKING

from textual import on

from logexplorer.model.errors import QueryError
from logexplorer.model.kept import Bookmark, Kept, SavedQuery, Session
from logexplorer.model.stop import Stop
from logexplorer.tui import messages
from logexplorer.tui.keeping import bookmark_ask, found_by
from logexplorer.tui.screens.chosen import ChosenScreen
from logexplorer.views.facets import DEFAULTS, Facet

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer


class BookmarkingScreen(ChosenScreen):
    """Shows which events are bookmarked, and goes to them."""

    def watch_kept(self, kept: Kept) -> None:
        self._table.bookmarked = frozenset(each.event_uuid for each in kept.bookmarks)
        self._detail.bookmarks = kept.bookmarks

    def action_bookmark(self) -> None:
        if not self._there_is_none() and (event := self._table.chosen) is not None:
            self.open_ask(bookmark_ask(event, self.kept))

    def go_to(self, bookmark: Bookmark) -> None:
        """Choose the bookmarked event, among these events if it is there."""
        search, query = self.search, found_by(bookmark)
        if search is None:
            return

        def question(explorer: "Explorer", stop: Stop) -> messages.BookmarkFound:
            try:
                row = explorer.find(search, query, -1, stop=stop)
            except QueryError:  # an id that somebody edited
                row = None
            return messages.BookmarkFound(search, bookmark, row)

        self._asker.ask("bookmark", self, question)

    @on(messages.BookmarkFound)
    def show_bookmark(self, found: messages.BookmarkFound) -> None:
        """Where it is not among these events it is asked for alone."""
        if found.row is None:
            # Of all time: a time range that leaves it out would leave nothing to be seen.
            alone = SavedQuery("", found_by(found.bookmark))
            self.run_worker(self._home.run_saved(alone))
        elif found.search == self._shown:
            self._table.cursor = found.row
            self._table.focus()

    # sessions

    @property
    def facets_kept(self) -> tuple[tuple[str, ...], bool]:
        """The fields of the facets, and whether they are shown."""
        return tuple(facet.field for facet in self._fields), self._facets.has_class("-open")

    def restore_facets(self, session: Session) -> None:
        """The facets of the last session."""
        if session.facets:
            self._show(tuple(Facet(each, asked=each not in DEFAULTS) for each in session.facets))
        self._facets.set_class(session.facets_open, "-open")

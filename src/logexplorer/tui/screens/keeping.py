"""What every screen of the Search can keep or hand on: queries, files, the command for the view."""

from functools import cached_property
from typing import TYPE_CHECKING, cast

from textual import on
from textual.message import Message
from textual.reactive import var

from logexplorer.model.errors import Interrupted, LogexplorerError
from logexplorer.model.event import Event
from logexplorer.model.kept import Kept
from logexplorer.model.stop import Stop
from logexplorer.tui import messages
from logexplorer.tui.keeping import FORMAT, save_ask, written_file
from logexplorer.tui.screens.asking import AskingScreen
from logexplorer.tui.theme import Look
from logexplorer.views.status import written_so_far

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer
    from logexplorer.tui.copier import Copier
    from logexplorer.tui.sessions import SessionApp


class KeepingScreen(AskingScreen):
    """Saves queries, writes files, and copies."""

    kept: var[Kept] = var(Kept())
    notice: var[str] = var("")
    _look: Look
    _writing = False
    _to_write: int | None = None

    @property
    def _home(self) -> "SessionApp":
        return cast("SessionApp", self.app)

    @on(messages.KeptChanged)
    def tell_change(self, changed: messages.KeptChanged) -> None:
        """The app tells all screens what is kept now."""
        self.notice = changed.says

    def action_save_query(self) -> None:
        if self.search is None:
            return
        if self.search.text.strip() or self.search.period:
            self.open_ask(save_ask(self.search, self.kept))
        else:
            self.notice = "there is no query to save"

    # files

    def action_export_events(self) -> None:
        if self.search is not None:
            self.open_ask(FORMAT)

    @on(messages.WriteWanted)
    def write_file(self, wanted: messages.WriteWanted) -> None:
        """It may take long; Esc stops it."""
        search, now = self.search, self._home.now()
        if search is None:
            return

        def question(explorer: "Explorer", stop: Stop) -> Message:
            try:
                return written_file(explorer, search, wanted, now, stop, self.post_message)
            except Interrupted:
                raise
            except LogexplorerError as error:
                return messages.WriteFailed(error.message)

        self.notice = "writing, Esc stops"
        self._writing = True
        self._to_write = None if wanted.bookmarked else self._home.counts.matching
        self._asker.ask("export", self, question)

    @on(messages.Writing)
    def tell_progress(self, writing: messages.Writing) -> None:
        """How far it is, unless it was stopped meanwhile."""
        if self._writing:
            self.notice = written_so_far(writing.count, self._to_write, writing.rate)

    @on(messages.Written)
    def tell_file(self, written: messages.Written) -> None:
        """It is complete."""
        self._writing = False
        self.notice = written.says

    @on(messages.WriteFailed)
    def tell_no_more(self) -> None:
        """The app says why."""
        self._writing = False
        self.notice = ""

    def stop_writing(self) -> bool:
        """Write no further, and leave no file; was there anything to stop?"""
        was, self._writing = self._writing, False
        if was:
            self._asker.stop("export")
            self.notice = "nothing was written"
        return was

    # copies

    @cached_property
    def _copier(self) -> "Copier":
        # Only here: the first paint waits for no import that it does not need.
        from logexplorer.tui.copier import Copier

        return Copier(self, self._asker, self._look)

    def copy_event(self, event: Event) -> None:
        """As JSON."""
        self._copier.event(event)

    def action_copy_command(self) -> None:
        if parts := self._home.command_line():
            self._copier.command(parts)

    @on(messages.Copied)
    def tell_copied(self, copied: messages.Copied) -> None:
        """Or show it, to be copied by hand."""
        if says := self._copier.copied(copied):
            self.notice = says

"""Copies for a screen: to the clipboard, and the second time to be copied by hand."""

import json
import os
from typing import TYPE_CHECKING, cast

from textual.message import Message
from textual.screen import Screen

from logexplorer.model.event import Event
from logexplorer.model.stop import Stop
from logexplorer.tui import messages
from logexplorer.tui.asker import Asker
from logexplorer.tui.clipboard import given_to_tmux, sequence
from logexplorer.tui.theme import Look

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer
    from logexplorer.tui.sessions import SessionApp


class Copier:
    """The screen is answered by `messages.Copied`, which it hands to `copied`."""

    def __init__(self, screen: Screen[None] | Screen[str | None], asker: Asker, look: Look) -> None:
        self._screen = screen
        self._asker = asker
        self._look = look
        self._copied = ""

    def event(self, event: Event) -> None:
        """As JSON."""
        text = json.dumps(event.record, ensure_ascii=False, default=str)
        by_hand = json.dumps(event.record, ensure_ascii=False, default=str, indent=1)
        self.text(text, "copied as JSON; y again shows it", by_hand=by_hand)

    def command(self, parts: tuple[str, ...]) -> None:
        """A command line in its parts."""
        says = "copied the command for this view; Y again shows it"
        self.text(" ".join(parts), says, by_hand=" \\\n  ".join(parts))

    def text(self, text: str, says: str, *, by_hand: str) -> None:
        """To the clipboard; a second time it is shown, as is what cannot be copied.

        For a terminal does not tell whether it took it. `by_hand` is the text in short lines.
        """
        if text == self._copied:
            self._copied = ""
            self._show(by_hand)
            return

        def question(explorer: "Explorer", stop: Stop) -> Message:
            written = "" if given_to_tmux(text, os.environ) else sequence(text, os.environ)
            return messages.Copied(text if written is not None else by_hand, written, says)

        self._asker.ask("copy", self._screen, question)

    def copied(self, copied: messages.Copied) -> str:
        """Hand it to the terminal, or show it to be copied by hand; what to say of it."""
        if copied.sequence is None:
            self._show(copied.text)
            return ""
        self._copied = copied.text
        cast("SessionApp", self._screen.app).to_terminal(copied.sequence)
        return copied.says

    def _show(self, text: str) -> None:
        from logexplorer.tui.screens.copying import CopyScreen

        self._screen.app.push_screen(CopyScreen(self._look, text))

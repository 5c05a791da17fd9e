"""Queries that were asked before: gone through one by one, or searched in the list."""

from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from logexplorer.model.stop import Stop
from logexplorer.tui.asker import Asker
from logexplorer.tui.recall import Recall, found, remembered
from logexplorer.tui.widgets.assisted_bar import AssistedBar
from logexplorer.tui.widgets.query_list import Item

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

_WIDTH = 100


class PastKnown(Message):
    """The queries that are kept, oldest first."""

    def __init__(self, queries: tuple[str, ...]) -> None:
        super().__init__()
        self.queries = queries


class RememberingBar(AssistedBar):
    """Knows the queries that are kept of the data set, and the drafts of this session.

    While it is `seeking`, what is typed is no query, but searches for one.
    """

    def __init__(self, asker: Asker, first_text: str) -> None:
        super().__init__(asker)
        self._asker = asker
        self._kept: tuple[str, ...] = ()
        self._asked: tuple[str, ...] = ()
        self._drafts: tuple[str, ...] = (first_text,) if first_text else ()
        self._recall: Recall | None = None
        self._replaced: str | None = None
        self._found: tuple[str, ...] = ()

    @property
    def _past(self) -> tuple[str, ...]:
        return (*(each for each in self._kept if each not in self._drafts), *self._drafts)

    def learn_past(self) -> None:
        """Other screens, and other programs, may have asked meanwhile."""
        self._recall = None
        self._asker.ask("past", self, _kept)

    def keep_draft(self) -> None:
        """What is in the bar may go; it can be recalled."""
        self._drafts = remembered(self._drafts, self.text)

    def remember(self, text: str) -> None:
        """The query was asked, and could be."""
        self._drafts = tuple(each for each in self._drafts if each != text)
        self._kept = remembered(self._kept, text)
        self._asked = remembered(self._asked, text)

        def question(explorer: "Explorer", stop: Stop) -> PastKnown:
            return PastKnown(explorer.kept.remember_query(text).history)

        if text.strip():
            self._asker.ask("remember", self, question)

    @on(PastKnown)
    def take_past(self, past: PastKnown) -> None:
        """What is kept of this session and of those before."""
        past.stop()
        # A query asked just now may not be among them yet.
        missing = tuple(each for each in self._asked if each not in past.queries)
        self._kept = (*past.queries, *missing)

    def typed(self) -> None:
        """What was recalled is a new query from now on."""
        self._recall = None
        super().typed()

    # one by one

    @property
    def recalling(self) -> bool:
        """Does the bar show a query asked before, or the draft that it began with?"""
        return self._recall is not None

    def recall(self, steps: int) -> None:
        """So many queries forward, or back."""
        recall = (self._recall or Recall.of(self._past, self.text)).moved(steps)
        self.text = recall.text
        self._recall = recall
        self.changed()

    # the search

    @property
    def seeking(self) -> bool:
        """Does what is typed search for a query asked before?"""
        return self._replaced is not None

    def seek(self) -> None:
        """Search, or go on to the next one that was found."""
        if self.seeking:
            self._list.step(1)
            return
        replaced, self.text = self.text, ""
        self._replaced = replaced
        self.search_past()

    def search_past(self) -> None:
        """List the queries that hold what is typed."""
        self._found = found(self._past, self.text)
        self.place_list(0, _WIDTH)
        self._list.put([Item(each) for each in self._found], 0 if self._found else None)

    def take(self, number: int) -> None:
        """A query that was found takes the place of the text; or what is offered its own."""
        if self.seeking:
            self._end_search(self._found[number] if self._found else None)
        else:
            super().take(number)

    def end_search(self) -> None:
        """Back to the text that was there before."""
        self._end_search(None)

    def _end_search(self, text: str | None) -> None:
        self.text, self._replaced = (self._replaced or "") if text is None else text, None
        self.typed()


def _kept(explorer: "Explorer", stop: Stop) -> PastKnown:
    return PastKnown(explorer.kept.kept.history)

"""A query's text and the list beneath it: completion while typing, and the search for old ones."""

from textual import on
from textual.containers import Vertical
from textual.geometry import Offset

from logexplorer.model.completion import Suggestion, accept
from logexplorer.tui.asker import Asker
from logexplorer.tui.completing import Completer, MoreKnown
from logexplorer.tui.editing import Edited
from logexplorer.tui.recall import found
from logexplorer.tui.widgets.query_input import QueryInput
from logexplorer.tui.widgets.query_list import Item, QueryList

_WIDTH = 60
_WIDTH_OF_QUERIES = 100


class AssistedBar(Vertical):
    """What is taken from the list goes into the input. The list opens by itself for keys only."""

    def __init__(self, asker: Asker) -> None:
        super().__init__()
        self._completer = Completer(asker, self)
        self._offering = False
        self._offered: tuple[Suggestion, ...] = ()
        self._draft: str | None = None
        self._found: tuple[str, ...] = ()

    @property
    def _input(self) -> QueryInput:
        return self.query_one(QueryInput)

    @property
    def _list(self) -> QueryList:
        return self.query_one(QueryList)

    @property
    def text(self) -> str:
        """The query as it stands in the bar."""
        return self._input.edited.text

    @text.setter
    def text(self, text: str) -> None:
        self.close_list()
        self._draft = None
        self._input.edited = Edited(text, len(text))
        self.colour()

    @property
    def past(self) -> tuple[str, ...]:
        """The queries to search in, oldest first."""
        return ()

    def typed(self) -> None:
        """The user has another text before him."""

    def colour(self) -> None:
        """Show what is field, operator and value."""
        self._input.syntax = self._completer.syntax(self.text)

    # completion

    def offer(self) -> None:
        """Open the list with what may be typed at the caret, if there is anything."""
        self._offering = True
        self._show(self._completer.suggestions(self._input.edited))

    def close_list(self) -> None:
        """Nothing is offered till the next key."""
        self._offering = False
        self._completer.rest()
        self._show(())

    @on(MoreKnown)
    def offer_more(self, more: MoreKnown) -> None:
        """What a thread has learnt narrows or fills the list that is open, or opens it."""
        more.stop()
        self._completer.heard(more)
        if not self._offering or self.seeking:
            return
        chosen = self._list.chosen
        text = self._offered[chosen].text if chosen is not None else None
        self.offer()
        again = (number for number, each in enumerate(self._offered) if each.text == text)
        self._list.choose(next(again, None))

    def _show(self, suggestions: tuple[Suggestion, ...]) -> None:
        self._offered = suggestions
        if suggestions:
            self._place(suggestions[0].start, _WIDTH)
        if suggestions or self._list.is_open:
            self._list.put([Item(each.text, _told(each)) for each in suggestions])

    def _place(self, at: int, width: int) -> None:
        """Under the word that would be replaced, if it fits there; the remark is between them."""
        room = self.screen.size.width
        width = min(width, room)
        column = min(self._input.place_of(at).x - 1, room - width)
        self._list.place(Offset(max(column, 0) - self.region.x, 1), width)

    def take(self, number: int) -> None:
        """Put this one into the query."""
        if self.seeking:
            self._end_search(self._found[number] if self._found else None)
            return
        text, caret = accept(self.text, self._offered[number])
        self._input.edited = Edited(text, caret)
        self.typed()
        self.offer()

    @on(QueryList.Clicked)
    def take_clicked(self, clicked: QueryList.Clicked) -> None:
        """A click takes what it points at."""
        self.take(clicked.number)

    # the search for queries asked before

    @property
    def seeking(self) -> bool:
        """Does what is typed search for a query asked before?"""
        return self._draft is not None

    def seek(self) -> None:
        """Search, or go on to the next one that was found."""
        if self.seeking:
            self._list.step(1)
            return
        draft = self.text
        self.text = ""
        self._draft = draft
        self.search_past()

    def search_past(self) -> None:
        """List the queries that hold what is typed."""
        self._found = found(self.past, self.text)
        self._place(0, _WIDTH_OF_QUERIES)
        self._list.put([Item(each) for each in self._found], 0 if self._found else None)

    def end_search(self) -> None:
        """Back to the text that was there before."""
        self._end_search(None)

    def _end_search(self, text: str | None) -> None:
        self.text = (self._draft or "") if text is None else text
        self.typed()


def _told(suggestion: Suggestion) -> str:
    return f"{suggestion.detail}  {suggestion.kind:<8}"

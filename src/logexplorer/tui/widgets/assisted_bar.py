"""A query's text and the list beneath it, with what may be typed at the caret."""

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.geometry import Offset

from logexplorer.tui.asker import Asker
from logexplorer.tui.completing import Completer, MoreKnown
from logexplorer.tui.editing import Edited
from logexplorer.tui.widgets.query_input import QueryInput
from logexplorer.tui.widgets.query_list import Item, QueryList

if TYPE_CHECKING:
    from logexplorer.model.completion import Suggestion

_WIDTH = 60
_NO_ROOM = 3


class AssistedBar(Vertical):
    """What is taken from the list goes into the input. The list opens by itself for keys only."""

    def __init__(self, asker: Asker) -> None:
        super().__init__()
        self._completer = Completer(asker, self)
        self._offering = False
        self._offered: tuple[Suggestion, ...] = ()

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
        self._input.edited = Edited(text, len(text))
        self.colour()

    def typed(self) -> None:
        """The user made it another text."""
        self.colour()
        self.changed()

    def changed(self) -> None:
        """The user has another text before him, typed or recalled."""

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
        if not self._offering:
            return
        chosen = self._list.chosen
        text = self._offered[chosen].text if chosen is not None else None
        self.offer()
        again = (number for number, each in enumerate(self._offered) if each.text == text)
        self._list.choose(next(again, None))

    def _show(self, suggestions: "tuple[Suggestion, ...]") -> None:
        self._offered = suggestions
        if suggestions:
            self.place_list(suggestions[0].start, _WIDTH)
        if suggestions or self._list.is_open:
            self._list.put([Item(each.text, _told(each)) for each in suggestions])

    def place_list(self, at: int, width: int) -> None:
        """Under the word that would be replaced, if it fits there; the remark is between them."""
        room = self.screen.size.width
        width = min(width, room)
        column = max(min(self._input.place_of(at).x - 1, room - width), 0)
        # Beside it there is no room for anything that could be read.
        indent = column if column <= _NO_ROOM else 0
        at_left = Offset(column - indent - self.region.x, 1)
        self._list.place(at_left, min(width + indent, room), indent)

    def take(self, number: int) -> None:
        """Put this one into the query."""
        from logexplorer.model.completion import accept

        text, caret = accept(self.text, self._offered[number])
        self._input.edited = Edited(text, caret)
        self.typed()
        self.offer()

    @on(QueryList.Clicked)
    def take_clicked(self, clicked: QueryList.Clicked) -> None:
        """A click takes what it points at."""
        self.take(clicked.number)


def _told(suggestion: "Suggestion") -> str:
    return f"{suggestion.detail}  {suggestion.kind:<8}"

"""What may be typed at the caret: asked for every key, from what threads have learnt meanwhile."""

from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message
from textual.message_pump import MessagePump

from logexplorer.model.errors import LogexplorerError
from logexplorer.model.stop import Stop
from logexplorer.model.syntax import Syntax
from logexplorer.tui.asker import Asker
from logexplorer.tui.editing import Edited

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer
    from logexplorer.model.completion import Suggestion, ValueQuestion

LONGEST = 4_000
"""Characters; nothing is suggested in longer text, since it is read anew for every key."""

_REST = 5.0
"""Seconds after which what was learnt is learnt anew, while events arrive."""


class MoreKnown(Message):
    """The suggestions may now be better ones; `anew` where nothing is known of values any more."""

    def __init__(self, *, anew: bool = False) -> None:
        super().__init__()
        self.anew = anew


class Completer:
    """Suggests from memory; tells `reply_to` when there is more to suggest."""

    def __init__(self, asker: Asker, reply_to: MessagePump) -> None:
        self._asker = asker
        self._reply_to = reply_to
        self._wanted: ValueQuestion | None = None
        self._learnt_at: float | None = None

    def suggestions(self, edited: Edited) -> "tuple[Suggestion, ...]":
        """Those that would change something; values that are not known yet are looked up."""
        if (explorer := self._asker.explorer) is None or len(edited.text) > LONGEST:
            return ()
        self.learn()
        completion = explorer.completion.complete(edited.text, edited.caret)
        if completion.wanted is not None and completion.wanted != self._wanted:
            self._look_up(completion.wanted)
        text = edited.text
        return tuple(
            each for each in completion.suggestions if each.text != text[each.start : each.end]
        )

    def syntax(self, text: str) -> Syntax:
        """The parts of a query; none before there is an explorer."""
        explorer = self._asker.explorer
        return explorer.highlight(text) if explorer is not None else ()

    def learn(self) -> None:
        """Learn what events have come with, unless that was done a moment ago."""
        explorer = self._asker.explorer
        if explorer is None or not explorer.completion.outdated:
            return
        if self._learnt_at is None or monotonic() - self._learnt_at > _REST:
            self._learnt_at = monotonic()
            self._asker.ask("catalog", self._reply_to, _learn)

    def heard(self, more: MoreKnown) -> None:
        """What was looked up before all was learnt anew is to be looked up again."""
        if more.anew:
            self._wanted = None

    def rest(self) -> None:
        """Nothing is typed any more."""
        self._asker.stop("values")
        self._wanted = None

    def _look_up(self, wanted: "ValueQuestion") -> None:
        def question(explorer: "Explorer", stop: Stop) -> MoreKnown:
            with suppress(LogexplorerError):  # a text that cannot be read has no values
                explorer.completion.values_like(wanted, stop=stop)
            stop.check()
            return MoreKnown()

        self._wanted = wanted
        self._asker.ask("values", self._reply_to, question)


def _learn(explorer: "Explorer", stop: Stop) -> MoreKnown:
    with suppress(LogexplorerError):
        explorer.completion.learn(stop)
    stop.check()
    return MoreKnown(anew=True)

"""The query bar: the query's text, and beneath it what is wrong with it or how it was read."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer

from logexplorer.model.search import Search
from logexplorer.model.span import Span
from logexplorer.model.stop import Stop
from logexplorer.tui.asker import Asker
from logexplorer.tui.commands import bindings
from logexplorer.tui.editing import LONGEST
from logexplorer.tui.history import asks_the_same
from logexplorer.tui.messages import QueryEdited, QueryLeft, QueryRead, QuerySubmitted
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.period_label import PeriodLabel
from logexplorer.tui.widgets.query_input import QueryInput
from logexplorer.tui.widgets.query_list import QueryList
from logexplorer.tui.widgets.remark import Prompt, Remark
from logexplorer.tui.widgets.remembering_bar import RememberingBar
from logexplorer.views.text import Line, Piece, Role
from logexplorer.views.times import Clock

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

PAUSE = 0.15
"""Seconds without a key after which what is typed is checked and counted."""
_ADVICE = "words are searched for in all texts; Tab lists the fields for a query"
_SEEKING = (Piece("queries asked before: type to narrow, Enter takes, Esc leaves", "muted"),)


class TypedCounted(Message):
    """How many events what is typed would find."""

    def __init__(self, text: str, matching: int) -> None:
        super().__init__()
        self.text = text
        self.matching = matching


class QueryBar(RememberingBar):
    """Posts `QueryEdited` while the user types, and `QuerySubmitted`; shows what comes of it."""

    DEFAULT_CSS = """
    QueryBar { height: auto; }
    QueryBar > Horizontal { height: auto; }
    """
    BINDINGS = bindings("Query")

    search: reactive[Search | None] = reactive(None, repaint=False)
    clock: reactive[Clock | None] = reactive(None, repaint=False)

    def __init__(self, look: Look, text: str, asker: Asker) -> None:
        super().__init__(asker, text)
        self._look = look
        self._first_text = text
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Prompt(self._look)
            yield QueryInput(self._look)
            yield PeriodLabel(self._look).data_bind(QueryBar.search, QueryBar.clock)
        yield Remark(self._look)
        yield QueryList(self._look)

    def on_mount(self) -> None:
        self.text = self._first_text

    @property
    def _remark(self) -> Remark:
        return self.query_one(Remark)

    # what comes of a query

    def watch_search(self) -> None:
        """With the first one there is somebody who knows the language."""
        self.colour()

    def show(self, text: str) -> None:
        """The query of another search takes the place of what stands here."""
        if text != self.text:
            self.text = text
            self._say(())

    def take_reading(self, read: QueryRead) -> None:
        """Say what is wrong with the query, or how it was read; count what is only typed.

        What is said of another text than the one in the bar comes too late.
        """
        if read.run and read.error is None:
            self.remember(read.search.text)
        if read.search.text != self.text or self.seeking:
            return
        if read.error is None:
            self._say(
                (Piece(read.hint, "warning"),) if read.hint and not read.run else self._advice
            )
            self._count(read)
            return
        unfinished = not read.run and _is_unfinished(self.text, read.error.span)
        role: Role = "muted" if unfinished else "error"
        advice = f"; {read.error.help}" if read.error.help else ""
        self._say((Piece(read.error.message, role), Piece(advice, "muted")))
        self._input.wrong = None if unfinished else read.error.span

    @property
    def _advice(self) -> Line:
        """For who stands before an empty query."""
        return () if self.text or not self.has_focus_within else (Piece(_ADVICE, "muted"),)

    def _say(self, line: Line) -> None:
        self._input.wrong = None
        self._remark.line = line
        self._remark.matching = ""

    def _count(self, read: QueryRead) -> None:
        search = read.search
        known = self.search is not None and asks_the_same(self.search, search)
        if read.run or known or not search.text.strip() or not self.has_focus_within:
            return

        def question(explorer: "Explorer", stop: Stop) -> TypedCounted:
            return TypedCounted(search.text, explorer.count(search, stop))

        self._asker.ask("typed", self, question)

    @on(TypedCounted)
    def show_count(self, counted: TypedCounted) -> None:
        """The count, if the text is still the one that was counted."""
        if counted.text == self.text and self.has_focus_within and not self.seeking:
            self._remark.matching = f"{counted.matching:,} match"

    # what the user does

    def on_descendant_focus(self) -> None:
        self._remark.add_class("-typing")
        self._completer.learn()
        self.learn_past()
        if not self.text:
            self._say(self._advice)

    def on_descendant_blur(self) -> None:
        if self.seeking:
            self.end_search()
            self._say(())
        elif self.search is not None and self.text == self.search.text:
            self._say(())
        self._rest()
        self._remark.remove_class("-typing")

    def _rest(self) -> None:
        """Nothing of what is typed is asked any more."""
        self.close_list()
        self._asker.stop("typed")
        self._remark.matching = ""
        if self._pause is not None:
            self._pause.stop()
            self._pause = None

    @on(QueryInput.Typed)
    def follow_typing(self) -> None:
        """For every key."""
        if self.seeking:
            self.search_past()
            return
        self.typed()
        if self.text:
            self.offer()
        else:
            self.close_list()

    @on(QueryInput.Moved)
    def follow_caret(self) -> None:
        """What was offered stands elsewhere."""
        if not self.seeking:
            self.close_list()

    @on(QueryInput.TooLong)
    def refuse_length(self, too_long: QueryInput.TooLong) -> None:
        """The text stays as it was."""
        says = f"too long: a query has at most {LONGEST:,} characters, not {too_long.length:,}"
        self._say((Piece(says, "error"),))

    def changed(self) -> None:
        """Once the user pauses, the text will be checked."""
        self._asker.stop("typed")
        self._remark.matching = ""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.check)

    def check(self) -> None:
        """The user paused: have what is typed checked."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = None
        self.post_message(QueryEdited(self.text))

    def ask(self, text: str) -> None:
        """Put this query in the bar and run it."""
        self.text = text
        # A message that a parent of the bar causes would not bubble beyond that parent.
        self.app.post_message(QuerySubmitted(text))

    def action_submit(self) -> None:
        if self.seeking:
            self.take(self._list.chosen or 0)
        elif self._list.chosen is not None:
            self.take(self._list.chosen)
        else:
            self._rest()
            self._keep_draft()
            self.post_message(QuerySubmitted(self.text))

    def action_complete(self) -> None:
        if self._list.is_open:
            self.take(self._list.chosen or 0)
        elif not self.seeking:
            self.offer()

    def action_leave(self) -> None:
        if self.seeking:
            self.end_search()
        elif self._list.is_open:
            self.close_list()
        else:
            self._keep_draft()
            if self.search is not None:
                self.show(self.search.text)
            self._say(())
            self.post_message(QueryLeft())

    def action_clear(self) -> None:
        self.text = ""
        if self.seeking:
            self.search_past()
        else:
            self.typed()

    def action_undo(self) -> None:
        if not self.seeking:
            self._input.undo()

    def _keep_draft(self) -> None:
        if self.search is None or self.text != self.search.text:
            self.keep_draft()

    def action_seek(self) -> None:
        self.seek()
        self._say(_SEEKING)

    def action_earlier(self) -> None:
        if self._list.is_open:
            self._list.step(-1)
        elif not self.seeking:
            self.recall(-1)

    def action_later(self) -> None:
        if self._list.is_open:
            self._list.step(1)
        elif self.recalling:
            self.recall(1)
        elif self.text and not self.seeking:
            self.offer()


def _is_unfinished(text: str, span: Span) -> bool:
    """May the error be gone with the next key?"""
    rest = text[span.start :].rstrip()
    if rest[:1] in ("", "("):
        return ")" not in rest
    return rest[0] in "\"'" and (len(rest) == 1 or rest[-1] != rest[0])

"""The query bar: the query's text, and beneath it what is wrong with it or how it was read."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from logexplorer.model.errors import QueryError
from logexplorer.model.search import Search
from logexplorer.tui.commands import bindings
from logexplorer.tui.editing import Edited
from logexplorer.tui.messages import QueryEdited, QueryLeft, QuerySubmitted
from logexplorer.tui.paint import strip_of
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.period_label import PeriodLabel
from logexplorer.tui.widgets.query_input import QueryInput
from logexplorer.views.text import Line, Piece, Role
from logexplorer.views.times import Clock

PAUSE = 0.15
"""Seconds without a key after which what is typed is checked."""


class QueryBar(Vertical):
    """Posts `QueryEdited` while the user types, and `QuerySubmitted`; shows what comes of it."""

    DEFAULT_CSS = """
    QueryBar { height: auto; }
    QueryBar > Horizontal { height: auto; }
    """
    BINDINGS = bindings("Query")

    search: reactive[Search | None] = reactive(None, repaint=False)
    clock: reactive[Clock | None] = reactive(None, repaint=False)

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._look = look
        self._asked: list[str] = [text] if text else []
        self._recalled: int | None = None
        self._first_text = text
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Prompt(self._look)
            yield QueryInput(self._look)
            yield PeriodLabel(self._look).data_bind(QueryBar.search, QueryBar.clock)
        yield Remark(self._look)

    def on_mount(self) -> None:
        self.text = self._first_text

    @property
    def text(self) -> str:
        """The query as it stands in the bar."""
        return self.query_one(QueryInput).edited.text

    @text.setter
    def text(self, text: str) -> None:
        self.query_one(QueryInput).edited = Edited(text, len(text))

    def show(self, text: str) -> None:
        """The query of another search takes the place of what stands here."""
        if text != self.text:
            self.text = text
            self.query_one(Remark).line = ()

    def accept(self, hint: str) -> None:
        """The query can be asked; say how it was read where the hint tells."""
        self.query_one(QueryInput).wrong = None
        self.query_one(Remark).line = (Piece(hint, "warning"),) if hint else ()

    def refuse(self, error: QueryError, *, unfinished: bool) -> None:
        """Underline what is wrong and say why; gently while the user may still be typing it."""
        self.query_one(QueryInput).wrong = None if unfinished else error.span
        role: Role = "muted" if unfinished else "error"
        self.query_one(Remark).line = (
            Piece(error.message, role),
            Piece(f"; {error.help}" if error.help else "", "muted"),
        )

    def on_query_input_changed(self) -> None:
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
        self._remember(text)
        # A message that a parent of the bar causes would not bubble beyond that parent.
        self.app.post_message(QuerySubmitted(text))

    def action_submit(self) -> None:
        self._remember(self.text)
        self.post_message(QuerySubmitted(self.text))

    def _remember(self, text: str) -> None:
        if text and text not in self._asked[-1:]:
            self._asked.append(text)
        self._recalled = None

    def action_leave(self) -> None:
        self.post_message(QueryLeft())

    def action_clear(self) -> None:
        self.text = ""

    def action_earlier(self) -> None:
        last = len(self._asked) if self._recalled is None else self._recalled
        if last > 0:
            self._recall(last - 1)

    def action_later(self) -> None:
        if self._recalled is not None:
            self._recall(self._recalled + 1)

    def _recall(self, number: int) -> None:
        known = number < len(self._asked)
        self._recalled = number if known else None
        self.text = self._asked[number] if known else ""


class Prompt(Widget):
    """The sign before the query."""

    DEFAULT_CSS = "Prompt { width: 3; height: 1; }"

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def render_line(self, y: int) -> Strip:
        return strip_of((Piece(" ❯ ", "key"),), self.size.width, self._look, under=self._look.bar)


class Remark(Widget):
    """One line beneath the query, over the head of what is there, so that the rows stay still."""

    DEFAULT_CSS = """
    Remark { height: 1; width: 1fr; display: none; overlay: screen; }
    """

    line: reactive[Line] = reactive(())

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def watch_line(self, line: Line) -> None:
        self.display = bool(line)

    def render_line(self, y: int) -> Strip:
        return strip_of(
            (Piece("   "), *self.line), self.size.width, self._look, under=self._look.bar
        )

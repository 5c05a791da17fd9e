"""One line that says what is shown, what is going on, and what went wrong."""

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from logexplorer.model.results import Progress
from logexplorer.model.search import Search
from logexplorer.tui.paint import strip_of
from logexplorer.tui.theme import Look
from logexplorer.views.status import Counts, counted, loading, ordered
from logexplorer.views.text import Line, Piece

_DOT = Piece(" · ", "muted")


class StatusLine(Widget):
    """Counts and order, then progress, hint or problem, the most pressing first."""

    DEFAULT_CSS = """
    StatusLine { height: 1; width: 1fr; }
    """

    counts: reactive[Counts] = reactive(Counts())
    search: reactive[Search | None] = reactive(None)
    progress: reactive[Progress | None] = reactive(None)
    sources: reactive[str] = reactive("")
    hint: reactive[str] = reactive("")
    notice: reactive[str] = reactive("")
    problem: reactive[str] = reactive("")
    searching: reactive[bool] = reactive(False)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def render_line(self, y: int) -> Strip:
        return strip_of(self._line(), self.size.width, self._look, under=self._look.bar)

    def _line(self) -> Line:
        if self.search is None:
            return (Piece(" opening …", "muted"),)
        parts = [Piece(f" {self._found()}", "title")]
        if self.counts.new:
            parts.append(Piece(f"{self.counts.new:,} new, press .", "success"))
        if self.notice:
            parts.append(Piece(self.notice, "success"))
        if self.problem:
            parts.append(Piece(self.problem, "error"))
        if self.progress is not None:
            parts.append(Piece(loading(self.progress), "accent"))
        if self.hint:
            parts.append(Piece(self.hint, "warning"))
        parts += (Piece(ordered(self.search.order)), Piece(self.sources, "muted"))
        return tuple(piece for part in parts for piece in (_DOT, part))[1:]

    def _found(self) -> str:
        """How many; and whether what is shown is still that of an earlier search."""
        if not self.searching:
            return counted(self.counts)
        known = f" · {counted(self.counts)}" if self.counts.matching is not None else ""
        # While something is read or stored, Esc stops that first.
        return f"searching …{'' if self.progress else ', Esc goes back'}{known}"

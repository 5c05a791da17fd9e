"""The time range beside the query; not there while it is all time."""

from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from logexplorer.model.search import Search
from logexplorer.tui.paint import strip_of
from logexplorer.tui.theme import Look
from logexplorer.views.axis import period_text
from logexplorer.views.text import Line, Piece
from logexplorer.views.times import Clock


class PeriodLabel(Widget):
    """As wide as its text."""

    DEFAULT_CSS = "PeriodLabel { width: auto; height: 1; display: none; }"

    search: reactive[Search | None] = reactive(None, repaint=False)
    clock: reactive[Clock | None] = reactive(None, repaint=False)
    text: reactive[str] = reactive("", layout=True)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def watch_search(self) -> None:
        """Another period may have another length."""
        self._tell()

    def watch_clock(self) -> None:
        """A screen that is made later has the search before it has the clock."""
        self._tell()

    async def on_click(self) -> None:
        """A click chooses another one."""
        await self.app.run_action("time_range", self.screen)

    def _tell(self) -> None:
        period = self.search.period if self.search else None
        self.text = period_text(period, self.clock) if period and self.clock else ""
        self.display = bool(self.text)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return len(self.text) + 2

    def render_line(self, y: int) -> Strip:
        line: Line = (Piece(" "), Piece(self.text, "accent"))
        return strip_of(line, self.size.width, self._look, under=self._look.bar)

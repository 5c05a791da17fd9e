"""The text of the query, edited in place: wrapped over up to three rows, errors underlined."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from logexplorer.model.span import Span
from logexplorer.tui.editing import EDITS, Edited
from logexplorer.tui.paint import shown, strip_of
from logexplorer.tui.theme import Look
from logexplorer.views.text import Piece

ROWS = 3
_HINT = 'press / and ask, such as: action = "login_failed" and client_ip = "10.0.0.0/8"'


class QueryInput(Widget, can_focus=True):
    """One line of text, however many rows it takes; `wrong` is underlined."""

    DEFAULT_CSS = """
    QueryInput { height: auto; width: 1fr; }
    """

    edited: reactive[Edited] = reactive(Edited())
    wrong: reactive[Span | None] = reactive(None)

    class Changed(Message):
        """The text is another."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return min(len(self._rows(width)), ROWS)

    def watch_edited(self, old: Edited, new: Edited) -> None:
        if old.text != new.text:
            self.wrong = None
            self.post_message(self.Changed())
            if len(self._rows(self.size.width)) != self.size.height:
                self.refresh(layout=True)
        self.app.cursor_position = self._caret_on_screen()

    # drawing

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if not self.edited.text and not self.has_focus:
            hint = (Piece(_HINT, "muted"),)
            return strip_of(hint, width, self._look, under=self._look.bar)
        rows = self._rows(width)
        row = y + self._first_row(rows)
        cells = list(self._cells(*rows[row])) if row < len(rows) else []
        return _filled(cells, width, self._look)

    def _cells(self, start: int, end: int) -> Iterator[Segment]:
        text = self.edited.text
        for at in range(start, end):
            yield Segment(shown(text[at], self._look), self._style(at))
        if end == len(text) and (style := self._style(end)):
            yield Segment(" ", style)

    def _style(self, at: int) -> Style | None:
        caret = self._look.caret if self.has_focus and at == self.edited.caret else None
        wrong = self.wrong
        # An error at the end of the text has no character of its own: the next cell stands for it.
        if wrong is not None and wrong.start <= at < max(wrong.end, wrong.start + 1):
            return self._look.wrong + caret if caret else self._look.wrong
        return caret

    def _rows(self, width: int) -> list[tuple[int, int]]:
        """Start and end of each row's characters; the caret has room after the last one."""
        rows, start, used = [], 0, 0
        for at, character in enumerate(self.edited.text):
            length = cell_len(shown(character, self._look))
            if used + length > width and at > start:
                rows.append((start, at))
                start, used = at, 0
            used += length
        rows.append((start, len(self.edited.text)))
        if used >= width > 0:
            rows.append((len(self.edited.text), len(self.edited.text)))
        return rows

    def _first_row(self, rows: list[tuple[int, int]]) -> int:
        return max(self._caret_row(rows) - ROWS + 1, 0)

    def _caret_row(self, rows: list[tuple[int, int]]) -> int:
        return sum(1 for _, end in rows[:-1] if end <= self.edited.caret)

    def _caret_on_screen(self) -> Offset:
        rows = self._rows(self.size.width)
        row = self._caret_row(rows)
        before = self.edited.text[rows[row][0] : self.edited.caret]
        column = cell_len(shown(before, self._look))
        return self.content_region.offset + Offset(column, row - self._first_row(rows))

    # what the user does

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character:
            self.edited = self.edited.insert(event.character)
        elif edit := EDITS.get(event.key):
            self.edited = edit(self.edited)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        self.edited = self.edited.insert(event.text)
        event.stop()

    def on_click(self, event: events.Click) -> None:
        rows = self._rows(self.size.width)
        row = min(event.y + self._first_row(rows), len(rows) - 1)
        start, end = rows[row]
        while start < end and cell_len(self.edited.text[rows[row][0] : start + 1]) <= event.x:
            start += 1
        self.edited = Edited(self.edited.text, start)


def _filled(cells: list[Segment], width: int, look: Look) -> Strip:
    strip = Strip(Segment(text, _on_bar(style, look)) for text, style, _ in cells)
    return strip.simplify().adjust_cell_length(width, look.bar)


def _on_bar(style: Style | None, look: Look) -> Style | None:
    return look.bar + style if look.bar and style else style or look.bar

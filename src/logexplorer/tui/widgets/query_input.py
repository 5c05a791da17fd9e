"""The text of the query, edited in place: on up to three rows, in colours, errors underlined."""

from collections.abc import Iterator

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from logexplorer.model.span import Span
from logexplorer.model.syntax import Syntax
from logexplorer.tui.editing import EDITS, LONGEST, Edited, Past
from logexplorer.tui.paint import shown, strip_of
from logexplorer.tui.theme import Look
from logexplorer.tui.wrapping import Rows, character_at, column_of, row_of, rows_of
from logexplorer.views.text import Piece

ROWS = 3
_HINT = '/ asks, such as: action = "login_failed" and client_ip = "10.0.0.0/8"'


class QueryInput(Widget, can_focus=True):
    """One line of text, however many rows it takes; `wrong` is underlined.

    Its parts are coloured as whoever handles `Typed` says in `syntax`, which tells of `edited`.
    """

    DEFAULT_CSS = """
    QueryInput { height: auto; width: 1fr; }
    """

    edited: reactive[Edited] = reactive(Edited())
    wrong: reactive[Span | None] = reactive(None)
    syntax: reactive[Syntax] = reactive(())

    class Typed(Message):
        """The user changed the text; nobody else did."""

    class Moved(Message):
        """The user moved the caret, and the text is the same."""

    class TooLong(Message):
        """What the user wanted to put in would make the query as long as this."""

        def __init__(self, length: int) -> None:
            super().__init__()
            self.length = length

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._wrapped: tuple[str, int, Rows] = ("", 0, [(0, 0)])
        self._past = Past()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return min(len(self._rows(width)), ROWS)

    def watch_edited(self, old: Edited, new: Edited) -> None:
        if old.text != new.text:
            self._past = self._past.after(old, new)
            self.wrong = None
            # Till someone says better, parts before the change are what they were.
            same = _same(old.text, new.text)
            self.set_reactive(
                QueryInput.syntax, tuple(part for part in self.syntax if part.end <= same)
            )
            if min(len(self._rows(self.size.width)), ROWS) != self.size.height:
                self.refresh(layout=True)
        self.app.cursor_position = self.place_of(new.caret)

    def place_of(self, at: int) -> Offset:
        """Where on the screen the character stands."""
        rows, text = self._rows(self.size.width), self.edited.text
        row = row_of(rows, at) - self._first_row(rows)
        return self.content_region.offset + Offset(column_of(text, rows, at, self._look), row)

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
        styles = self._coloured(start, end)
        for at in range(start, end):
            yield Segment(shown(text[at], self._look), self._style(at, styles.get(at)))
        if end == len(text) and (style := self._style(end, None)):
            yield Segment(" ", style)

    def _coloured(self, start: int, end: int) -> dict[int, Style]:
        styles = self._look.roles
        return {
            at: style
            for part in self.syntax
            if part.start < end and part.end > start and (style := styles[part.kind])
            for at in range(max(part.start, start), min(part.end, end))
        }

    def _style(self, at: int, style: Style | None) -> Style | None:
        wrong = self.wrong
        # An error at the end of the text has no character of its own: the next cell stands for it.
        if wrong is not None and wrong.start <= at < max(wrong.end, wrong.start + 1):
            style = self._look.wrong
        if self.has_focus and at == self.edited.caret:
            return style + self._look.caret if style else self._look.caret
        return style

    def _rows(self, width: int) -> Rows:
        text = self.edited.text
        if self._wrapped[:2] != (text, width):
            self._wrapped = (text, width, rows_of(text, width, self._look))
        return self._wrapped[2]

    def _first_row(self, rows: Rows) -> int:
        return max(row_of(rows, self.edited.caret) - ROWS + 1, 0)

    # what the user does

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character:
            self._insert(event.character)
        elif edit := EDITS.get(event.key):
            self._edit(edit(self.edited))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        self._insert(event.text)
        event.stop()

    def _insert(self, text: str) -> None:
        length = len(self.edited.text) + len(text)
        if length > LONGEST:
            self.post_message(self.TooLong(length))
        else:
            self._edit(self.edited.insert(text))

    def on_click(self, event: events.Click) -> None:
        rows = self._rows(self.size.width)
        row = rows[min(event.y + self._first_row(rows), len(rows) - 1)]
        text = self.edited.text
        self._edit(Edited(text, character_at(text, row, event.x, self._look)))

    def undo(self) -> None:
        """The text as it was before the last change, whoever made it."""
        past = self._past
        if past.texts:
            self._edit(past.texts[-1])
            self._past = Past(past.texts[:-1])

    def _edit(self, edited: Edited) -> None:
        before, self.edited = self.edited, edited
        if before.text != edited.text:
            self.post_message(self.Typed())
        elif before != edited:
            self.post_message(self.Moved())


def _same(one: str, other: str) -> int:
    """How many characters both begin with."""
    least = min(len(one), len(other))
    return next((at for at in range(least) if one[at] != other[at]), least)


def _filled(cells: list[Segment], width: int, look: Look) -> Strip:
    strip = Strip(Segment(text, _on_bar(style, look)) for text, style, _ in cells)
    return strip.simplify().adjust_cell_length(width, look.bar)


def _on_bar(style: Style | None, look: Look) -> Style | None:
    return look.bar + style if look.bar and style else style or look.bar

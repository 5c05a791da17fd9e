"""What scrolls over rows in the Line API: no animation, no new layout, a head that stays."""

from typing import Self

from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from logexplorer.tui.shift import shift
from logexplorer.tui.widgets.scroll_bar import thumb_of

HEAD = 1
WHEEL = 3


class Rows(ScrollView, can_focus=True):
    """A head line, and beneath it rows of which `length` there are."""

    DEFAULT_CSS = """
    Rows {
        width: 1fr;
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    """

    _unpainted = True

    def set_length(self, length: int) -> None:
        """There are now so many rows. A new layout of the screen would repaint all of it."""
        shorter = min(self.virtual_size.height - HEAD, length)
        self.set_reactive(Rows.virtual_size, Size(0, length + HEAD))
        self._tell_bar()
        self.to_row(min(self.scroll_offset.y, int(self.max_scroll_y)))
        if shorter < self.scroll_offset.y + self.rows_seen:
            self.refresh(self.body)

    def replace_rows(self, length: int, top: int) -> None:
        """There are other rows, from this one on; draws nothing, since who calls knows what."""
        self.set_reactive(Rows.virtual_size, Size(0, length + HEAD))
        bar, row = self.vertical_scrollbar, max(min(top, int(self.max_scroll_y)), 0)
        self.set_reactive(Rows.scroll_y, float(row))
        self.set_reactive(Rows.scroll_target_y, float(row))
        bar.set_reactive(ScrollBar.window_virtual_size, length + HEAD)
        bar.set_reactive(ScrollBar.window_size, self.size.height)
        bar.set_reactive(ScrollBar.position, float(row))

    @property
    def row_width(self) -> int:
        """Cells beside the scroll bar."""
        return self.scrollable_content_region.width

    @property
    def rows_seen(self) -> int:
        """Rows that fit beneath the head."""
        return max(self.size.height - HEAD, 1)

    @property
    def body(self) -> Region:
        """Where the rows are, without the scroll bar."""
        return Region(0, HEAD, self.row_width, self.rows_seen)

    def row_at(self, y: int) -> int:
        """The number of the row on this line of the widget."""
        return self.scroll_offset.y + y - HEAD

    def to_row(self, row: int) -> None:
        """Scroll until this row is the first."""
        self.scroll_to(y=row, animate=False)

    def reveal(self, row: int) -> None:
        """Scroll as little as brings this row into sight."""
        top = self.scroll_offset.y
        if row < top:
            self.to_row(row)
        elif row >= top + self.rows_seen:
            self.to_row(row - self.rows_seen + 1)

    def step(self, rows: int) -> None:
        """So many rows on, or back; where there is a cursor, it is what moves."""
        self.to_row(self.scroll_offset.y + rows)

    def redraw_row(self, row: int) -> None:
        """Draw this row, if it is in sight, and no other."""
        y = row - self.scroll_offset.y + HEAD
        if self.body.contains(0, y):
            self.refresh(Region(0, y, self.row_width, 1))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The head stays where it is; rows that stay in sight are moved, not drawn again."""
        down = round(new_value) - round(old_value)
        before = self._thumb()
        self.vertical_scrollbar.set_reactive(ScrollBar.position, new_value)
        if not down:
            return
        lines = Region(0, HEAD, self.size.width, self.rows_seen).translate(self.region.offset)
        if not self._unpainted and abs(down) <= WHEEL and shift(self, lines, down):
            exposed = self.rows_seen - down if down > 0 else 0
            self.refresh(Region(0, HEAD + exposed, self.row_width, abs(down)))
            self._redraw_bar({y - down if y >= HEAD else y for y in before})
        else:
            self.refresh(self.body)
            self._redraw_bar(set(before))

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Lines that wait for their paint cannot be moved, since they would miss it."""
        self._unpainted = True
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The paint that what is unpainted waits for."""
        self._unpainted = False
        return super().render_lines(crop)

    def on_resize(self) -> None:
        """The bar shows the part that is seen."""
        self._tell_bar()
        # Textual keeps the whole widget marked after a resize; without this the next cursor key
        # would repaint all of it instead of two rows.
        self.refresh()

    def action_line_down(self) -> None:
        self.step(1)

    def action_line_up(self) -> None:
        self.step(-1)

    def action_page_down(self) -> None:
        self.step(self.rows_seen - 1)

    def action_page_up(self) -> None:
        self.step(1 - self.rows_seen)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves a few rows at once."""
        self._wheel(event, WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The same upwards."""
        self._wheel(event, -WHEEL)

    def _wheel(self, event: events.MouseEvent, rows: int) -> None:
        event.prevent_default()
        event.stop()
        self.to_row(self.scroll_offset.y + rows)

    def _thumb(self) -> range:
        bar = self.vertical_scrollbar
        return thumb_of(bar.size.height, bar.window_virtual_size, bar.window_size, bar.position)

    def _redraw_bar(self, on_screen: set[int]) -> None:
        # The bar, too, is drawn only where the terminal shows something else.
        for y in on_screen ^ set(self._thumb()):
            self.vertical_scrollbar.refresh(Region(0, y, 1, 1))

    def _tell_bar(self) -> None:
        self.vertical_scrollbar.window_virtual_size = self.virtual_size.height
        self.vertical_scrollbar.window_size = self.size.height

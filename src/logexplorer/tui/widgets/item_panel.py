"""Rows of details with a cursor over those that show a field or can be folded."""

from textual import events
from textual.reactive import reactive
from textual.strip import Strip

from logexplorer.tui.layout import Layout
from logexplorer.tui.messages import FacetWanted, NarrowWanted
from logexplorer.tui.paint import strip_of
from logexplorer.tui.widgets.rows import HEAD
from logexplorer.tui.widgets.text_panel import TextPanel
from logexplorer.views.narrow import name_of
from logexplorer.views.row import Row, Within
from logexplorer.views.text import Piece, plain


class ItemPanel(TextPanel):
    """Whoever fills it lays its text out anew when `folded` changes, and calls `take`."""

    cursor: reactive[int] = reactive(0, repaint=False)
    folded: reactive[frozenset[Within]] = reactive(frozenset(), repaint=False, init=False)

    _aim: Within = ()

    def take(self, layout: Layout) -> None:
        """Another text is read from its top; the same one stays where it is."""
        same = layout.subject == self.layout_shown.subject
        cursor = self._found(layout) if same else 0
        self.set_reactive(ItemPanel.cursor, nearest(layout, cursor))
        self.show(layout, self.scroll_offset.y if same else 0)
        if same:
            self._reveal(self.cursor)

    def _found(self, layout: Layout) -> int:
        """Where the cursor's line has gone: to itself, or to what it was folded into."""
        aim, self._aim = self._aim, ()
        for at, item in enumerate(layout.items):
            if aim and item.within[: len(aim)] == aim:
                return at
        return self.cursor

    # drawing

    def render_line(self, y: int) -> Strip:
        """The line under the cursor is marked while the keys are here."""
        row = self.row_at(y)
        if y < HEAD or not self.has_focus or row not in self._rows_of(self.cursor):
            return super().render_line(y)
        if not self._pointing or row >= len(self.layout_shown.rows):
            return super().render_line(y)
        line = (Piece(self.MARGIN), *self.layout_shown.rows[row])
        return strip_of(line, self.row_width, self._look, over=self._look.cursor)

    def watch_cursor(self, old: int, new: int) -> None:
        """Only the lines that changed are drawn."""
        self._reveal(new)
        self._redraw(old)
        self._redraw(new)

    def on_focus(self) -> None:
        self._redraw(self.cursor)

    def on_blur(self) -> None:
        self._redraw(self.cursor)

    def _redraw(self, item: int) -> None:
        for row in self._rows_of(item):
            self.redraw_row(row)

    def _rows_of(self, item: int) -> range:
        layout = self.layout_shown
        if item >= len(layout.starts):
            return range(0)
        following = layout.starts[item + 1 : item + 2]
        return range(layout.starts[item], following[0] if following else len(layout.rows))

    def _reveal(self, item: int) -> None:
        rows, top = self._rows_of(item), self.scroll_offset.y
        if rows.start < top:
            self.to_row(max(rows.start, rows.stop - self.rows_seen))
        elif rows.stop > top + self.rows_seen:
            self.to_row(min(rows.start, rows.stop - self.rows_seen))

    # the cursor

    @property
    def chosen(self) -> Row | None:
        """The line under the cursor."""
        items = self.layout_shown.items
        return items[self.cursor] if self._pointing and self.cursor < len(items) else None

    @property
    def _pointing(self) -> bool:
        return any(map(_selectable, self.layout_shown.items))

    def _to_next(self, direction: int) -> None:
        rows, top = self._rows_of(self.cursor), self.scroll_offset.y
        beyond = rows.stop > top + self.rows_seen if direction > 0 else rows.start < top
        items = self.layout_shown.items
        at = self.cursor + direction
        while 0 <= at < len(items) and not _selectable(items[at]):
            at += direction
        if not self._pointing or beyond or not 0 <= at < len(items):
            self.step(direction)
        else:
            self.cursor = at

    def _turn(self, rows: int) -> None:
        self.step(rows)
        if self._pointing:
            row = min(self.scroll_offset.y, len(self.layout_shown.rows) - 1)
            item = sum(start <= row for start in self.layout_shown.starts) - 1
            self.cursor = nearest(self.layout_shown, max(item, 0))

    # what the user does

    def on_click(self, event: events.Click) -> None:
        """A click chooses; a click on what is chosen folds."""
        row = self.row_at(event.y)
        if event.y < HEAD or row >= len(self.layout_shown.rows):
            return
        item = sum(start <= row for start in self.layout_shown.starts) - 1
        if item == self.cursor:
            self.action_fold()
        elif item >= 0 and _selectable(self.layout_shown.items[item]):
            self.cursor = item

    def action_line_down(self) -> None:
        self._to_next(1)

    def action_line_up(self) -> None:
        self._to_next(-1)

    def action_page_down(self) -> None:
        self._turn(self.rows_seen - 1)

    def action_page_up(self) -> None:
        self._turn(1 - self.rows_seen)

    def action_first(self) -> None:
        super().action_first()
        self.cursor = nearest(self.layout_shown, 0)

    def action_last(self) -> None:
        self.cursor = max(len(self.layout_shown.items) - 1, 0)
        super().action_last()

    def action_narrow(self) -> None:
        self._narrow(equal=True)

    def action_exclude(self) -> None:
        self._narrow(equal=False)

    def _narrow(self, *, equal: bool) -> None:
        if (row := self.chosen) is not None and row.is_field:
            self.post_message(NarrowWanted(row.path, row.value, equal=equal))

    def action_facet(self) -> None:
        if (row := self.chosen) is not None and row.is_field and (name := name_of(row.path)):
            self.post_message(FacetWanted(name))

    def action_fold(self) -> None:
        if (row := self.chosen) is not None and row.within:
            self._fold(row.within, open=row.folded)

    def action_fold_outer(self) -> None:
        if (row := self.chosen) is not None:
            enclosing = row.within[:-1] if row.folded else row.within
            if enclosing:
                self._fold(enclosing, open=False)

    def action_unfold(self) -> None:
        if (row := self.chosen) is not None and row.folded:
            self._fold(row.within, open=True)

    def _fold(self, what: Within, *, open: bool) -> None:
        self._aim = what
        self.folded = self.folded - {what} if open else self.folded | {what}


def _selectable(row: Row) -> bool:
    return bool((row.path or row.within) and plain(row.line).strip())


def nearest(layout: Layout, item: int) -> int:
    """The first line from here on, else before, that the cursor may stand on."""
    items = layout.items
    onward = (at for at in range(item, len(items)) if _selectable(items[at]))
    backward = (at for at in range(min(item, len(items)) - 1, -1, -1) if _selectable(items[at]))
    return next(onward, next(backward, 0))

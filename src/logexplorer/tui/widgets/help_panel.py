"""The help's text; the cursor stands on its examples."""

from collections.abc import Sequence

from textual.message import Message

from logexplorer.tui.layout import wrapped
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.item_panel import ItemPanel, nearest
from logexplorer.views.row import Row


class HelpPanel(ItemPanel, inherit_bindings=False):
    """Scrolls by lines; while an example is in sight, the cursor goes from one to the next."""

    MARGIN = " "

    class Asked(Message):
        """The reader wants an example's answer."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    def __init__(self, look: Look, items: Sequence[Row]) -> None:
        super().__init__(look)
        self._items = items

    def on_resize(self) -> None:
        """Wrapped to another width, it stays where it was."""
        layout = wrapped("Help", self._items, self.text_width, self._look, "help")
        self.set_reactive(HelpPanel.cursor, nearest(layout, self.cursor))
        self.show(layout, self.scroll_offset.y)

    def ask(self) -> None:
        """Ask the example under the cursor, if it is in sight."""
        if (row := self.chosen) is not None and self._in_sight(self.cursor):
            self.post_message(self.Asked(row.path))

    def to_part(self, direction: int) -> None:
        """Scroll to the next heading, or to the one before."""
        starts = zip(self.layout_shown.items, self.layout_shown.starts, strict=True)
        tops = [row for item, row in starts if item.line and item.line[0].role == "title"]
        top = self.scroll_offset.y
        onward = [row for row in tops if row > top + 1]
        before = [row for row in reversed(tops) if row <= top]
        found = onward if direction > 0 else before
        self.step((found[0] - 1 if found else 0) - top)

    def action_fold(self) -> None:
        """A click on what is chosen."""
        self.ask()

    def _to_next(self, direction: int) -> None:
        items = self.layout_shown.items
        at = self.cursor + direction
        while 0 <= at < len(items) and not items[at].path:
            at += direction
        if 0 <= at < len(items) and self._in_sight(at):
            self.cursor = at
        else:
            self.step(direction)

    def _turn(self, rows: int) -> None:
        self.step(rows)

    def step(self, rows: int) -> None:
        """The cursor stays among the examples that are in sight."""
        super().step(rows)
        seen = [
            at
            for at, item in enumerate(self.layout_shown.items)
            if item.path and self._in_sight(at)
        ]
        if seen and self.cursor not in seen:
            self.cursor = seen[0] if seen[0] > self.cursor else seen[-1]

    def action_first(self) -> None:
        self.step(-len(self.layout_shown.rows))

    def action_last(self) -> None:
        self.step(len(self.layout_shown.rows))

    def _in_sight(self, item: int) -> bool:
        rows, top = self._rows_of(item), self.scroll_offset.y
        return top <= rows.start and rows.stop <= top + self.rows_seen

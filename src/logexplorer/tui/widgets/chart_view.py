"""A chart that was drawn in a thread, and what is chosen in it."""

from textual import events
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from logexplorer.tui.commands import bindings
from logexplorer.tui.messages.charts import ChartWanted, ChoiceTaken
from logexplorer.tui.paint import strip_of
from logexplorer.tui.plots.drawing import Drawing, Size
from logexplorer.tui.theme import Look
from logexplorer.views.chart_marks import Choice, Spot
from logexplorer.views.text import Piece

_LEAP = 10
_FAR = 1_000_000


class ChartView(Widget, can_focus=True):
    """Shows the drawing it was given; asks for one that fits its size with `ChartWanted`."""

    DEFAULT_CSS = "ChartView { height: 1fr; width: 1fr; }"
    BINDINGS = bindings("Chart")

    drawing: reactive[Drawing | None] = reactive(None, repaint=False)
    choice: reactive[Choice | None] = reactive(None, repaint=False)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._dragging = False

    @property
    def room(self) -> Size:
        """Cells for a drawing: all lines but the last, which says what is chosen."""
        return Size(self.size.width, max(self.size.height - 1, 0))

    # drawing

    def on_resize(self) -> None:
        """Another size has room for another drawing."""
        self.post_message(ChartWanted())

    def watch_drawing(self) -> None:
        """Of another drawing nothing is chosen yet."""
        self.set_reactive(ChartView.choice, None)
        self.refresh()

    def watch_choice(self, old: Choice | None, new: Choice | None) -> None:
        """Only the cells of the choice change, and the line that tells of it."""
        for choice in (old, new):
            if (spot := self._spot(choice)) is not None:
                self.refresh(Region(spot.x, spot.y, spot.width, 1))
        self.refresh(Region(0, self.size.height - 1, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """A row of the drawing; the last line says what is chosen."""
        drawing, width = self.drawing, self.size.width
        if drawing is None:
            return strip_of((Piece(" …" if y == 0 else "", "muted"),), width, self._look)
        if y == self.size.height - 1:
            return strip_of(drawing.marks.said(self.choice, width), width, self._look)
        if y >= len(drawing.rows):
            return strip_of((), width, self._look)
        strip = drawing.rows[y].adjust_cell_length(width)
        spot = self._spot(self.choice)
        return self._over(strip, spot) if spot is not None and spot.y == y else strip

    def _spot(self, choice: Choice | None) -> Spot | None:
        if self.drawing is None or choice is None:
            return None
        return self.drawing.marks.spot(choice)

    def _over(self, strip: Strip, spot: Spot) -> Strip:
        text = strip_of((Piece(spot.text),), spot.width, self._look, over=self._look.cursor)
        end = spot.x + spot.width
        parts = [strip.crop(0, spot.x), text, strip.crop(end)]
        return Strip.join(parts).adjust_cell_length(strip.cell_length)

    # choosing

    def action_choose_left(self) -> None:
        self._move(across=-1)

    def action_choose_right(self) -> None:
        self._move(across=1)

    def action_choose_up(self) -> None:
        self._move(down=-1)

    def action_choose_down(self) -> None:
        self._move(down=1)

    def action_extend_left(self) -> None:
        self._move(across=-1, extend=True)

    def action_extend_right(self) -> None:
        self._move(across=1, extend=True)

    def action_leap_left(self) -> None:
        self._move(across=-_LEAP, down=-_LEAP)

    def action_leap_right(self) -> None:
        self._move(across=_LEAP, down=_LEAP)

    def action_choose_first(self) -> None:
        self._move(across=-_FAR, down=-_FAR)

    def action_choose_last(self) -> None:
        self._move(across=_FAR, down=_FAR)

    def _move(self, across: int = 0, down: int = 0, *, extend: bool = False) -> None:
        """The first key only shows where a choice begins, unless it goes to an end."""
        if self.drawing is None or (first := self.drawing.marks.first) is None:
            return
        near = abs(across) < _FAR and abs(down) < _FAR
        if self.choice is None and near:
            self.choice = first
        else:
            choice = self.choice or first
            self.choice = self.drawing.marks.moved(choice, across, down, extend=extend)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press chooses, from there a drag goes on; a second press takes."""
        if self.drawing is None or (at := self.drawing.marks.at_cell(event.x, event.y)) is None:
            return
        again = self.choice == Choice(at, at)
        self.choice = Choice(at, at)
        self._dragging = True
        self.capture_mouse()
        if again:
            self.action_take()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The drag extends what is chosen, where more than one can be."""
        if not self._dragging or self.drawing is None or self.choice is None:
            return
        if (at := self.drawing.marks.at_cell(event.x, event.y)) is not None:
            across = at - self.choice.at
            self.choice = self.drawing.marks.moved(self.choice, across, 0, extend=True)

    def on_mouse_up(self) -> None:
        """A drag over several bars takes them."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()
            if self.choice is not None and self.choice.anchor != self.choice.at:
                self.action_take()

    def action_take(self) -> None:
        if self.drawing is not None and self.choice is not None:
            self.post_message(ChoiceTaken(self.drawing.marks.wanted(self.choice)))

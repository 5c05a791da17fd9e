"""The world with a pin for each place, and the journeys between them."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual import events
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from logexplorer.model.outlines import Detail, Outlines
from logexplorer.model.places import Journey, Place, Places
from logexplorer.tui.messages.map import OutlinesWanted, Picked
from logexplorer.tui.paint import shown
from logexplorer.tui.theme import Look
from logexplorer.tui.world import Inks
from logexplorer.views.world.frame import Grid, Marks, frame, ground
from logexplorer.views.world.great_circle import great_circle
from logexplorer.views.world.labels import LONGEST, Label, Wish, labels
from logexplorer.views.world.names import is_named, name_of
from logexplorer.views.world.pins import Direction, Pin, cell_of, nearest, pin_of, pins, position_of
from logexplorer.views.world.ranking import no_pins_line
from logexplorer.views.world.raster import background, drawn_lines
from logexplorer.views.world.viewport import (
    Position,
    Size,
    Viewport,
    fitted,
    region,
    world,
)

_CLOSER = 1.6
_DETAILED = 3.2
"""Dots a degree from which on the finer outlines are worth their time."""
_BORDERED = 1.25
"""From which on borders do not crowd the map."""
_REACH = 3
"""Cells beside a pin that a click may be off."""
_MOST_WAYS = 24
_URGENT = "login_failed"
_MANY = 2
"""The size of pins from which on failures put their names first."""


class WorldMap(Widget):
    """What is chosen, and what there is to choose, is told to it; it tells what was clicked."""

    DEFAULT_CSS = "WorldMap { width: 1fr; height: 1fr; }"

    places: reactive[Places | None] = reactive(None)
    journeys: reactive[tuple[Journey, ...] | None] = reactive(None)
    chosen: reactive[int] = reactive(0)
    view: reactive[Viewport | None] = reactive(None)
    """None until the user moves the map, at any size: the part of the world where all is found."""
    everywhere: reactive[bool] = reactive(False)
    """The user asked for the whole world."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._inks = Inks(look)
        self._outlines: dict[Detail, Outlines] = {}
        self._ground: tuple[object, Grid] = (None, [])
        self._fastest: tuple[object, list[tuple[Position, ...]]] = (None, [])
        self._strips: tuple[object, list[Strip]] = (None, [])
        self._homely: tuple[object, Viewport] = (None, world(Size(1, 1)))
        self._pins: tuple[Places | None, Viewport, Size, tuple[Pin, ...]]
        self._pins = None, world(Size(1, 1)), Size(1, 1), ()

    def take_outlines(self, detail: Detail, outlines: Outlines) -> None:
        """Coasts and borders are there; who asked for finer ones saw the coarse ones meanwhile."""
        self._outlines[detail] = outlines
        self.refresh()

    # what is seen

    @property
    def cells(self) -> Size:
        """The size in cells."""
        return Size(max(self.size.width, 1), max(self.size.height, 1))

    @property
    def viewport(self) -> Viewport:
        """Which part of the world is seen."""
        return self.view or self._home()

    def _home(self) -> Viewport:
        key = (self.places, self.cells, self.everywhere)
        if self._homely[0] != key:
            items = self.places.items if self.places and not self.everywhere else ()
            positions = filter(None, (position_of(each.place) for each in items))
            self._homely = key, region(positions, self.cells)
        return self._homely[1]

    @property
    def pins(self) -> tuple[Pin, ...]:
        """The pins in sight."""
        key = (self.places, self.viewport, self.cells)
        if self._pins[0] is not key[0] or self._pins[1:3] != key[1:]:
            items = self.places.items if self.places else ()
            self._pins = (*key, pins(items, self.viewport, self.cells))
        return self._pins[3]

    def render_line(self, y: int) -> Strip:
        """A row of the frame, which is drawn once for all rows."""
        state = (
            self.viewport,
            self.cells,
            self.places,
            self.journeys,
            self.chosen,
            tuple(self._outlines),
        )
        if self._strips[0] != state:
            self._strips = (
                state,
                [self._inks.strip(row, self.size.width) for row in self._frame()],
            )
        strips = self._strips[1]
        return strips[y] if y < len(strips) else Strip.blank(self.size.width)

    def _frame(self) -> Grid:
        marks = self._marks()
        return frame(self._background(), marks, cell_len, ascii=self._look.ascii)

    def _background(self) -> Grid:
        view, size = self.viewport, self.cells
        detail: Detail = "50m" if view.scale >= _DETAILED else "110m"
        if detail not in self._outlines:
            self.post_message(OutlinesWanted(detail))
            detail = "110m"
        if self._ground[0] != (key := (view, size, detail, detail in self._outlines)):
            drawn = background(
                self._outlines.get(detail, ()),
                view,
                size,
                borders=view.scale >= _BORDERED,
                land=self._look.ascii,
            )
            self._ground = key, ground(drawn, size, ascii=self._look.ascii)
        return self._ground[1]

    def _marks(self) -> Marks:
        view, size, all_pins = self.viewport, self.cells, self.pins
        chosen = [
            (name_of(place), cell)
            for place in self._chosen_places()
            if (position := position_of(place)) and (cell := cell_of(position, view, size))
        ]
        taken = {(pin.column, pin.row) for pin in all_pins} | {cell for _, cell in chosen}
        wishes = [*(Wish(*cell, self._said(name), must=True) for name, cell in chosen)]
        named = {cell for _, cell in chosen}
        wishes += (each for each in self._names(all_pins) if (each.column, each.row) not in named)
        ways, at = self._all_ways(), self.chosen
        return Marks(
            pins=all_pins,
            chosen=[cell for _, cell in chosen],
            labels=labels(wishes, taken, size, cell_len) or self._no_pins(),
            ways=drawn_lines(ways, view, size) if ways else None,
            chosen_way=drawn_lines(_ways((self.journeys or ())[at : at + 1]), view, size),
        )

    def _chosen_places(self) -> Iterator[Place]:
        if self.journeys is not None:
            for journey in self.journeys[self.chosen : self.chosen + 1]:
                yield from (journey.departure.place, journey.arrival.place)
        elif self.places is not None:
            yield from (item.place for item in self.places.items[self.chosen : self.chosen + 1])

    def _names(self, all_pins: tuple[Pin, ...]) -> Iterator[Wish]:
        """Where many failures prevail the name comes first; then where most events are, and at the
        end those that have no name but their coordinates."""
        items = self.places.items if self.places else ()
        firsts = {pin: items[pin.members[0]].place for pin in all_pins}
        urgent = {pin for pin in all_pins if pin.kind == _URGENT and pin.size >= _MANY}
        if len(urgent) == len(all_pins):
            urgent = set()
        for pin in sorted(firsts, key=lambda pin: (pin not in urgent, not is_named(firsts[pin]))):
            more = f" +{len(pin.members) - 1}" if len(pin.members) > 1 else ""
            kind = pin.kind if pin in urgent else ""
            yield Wish(pin.column, pin.row, self._said(name_of(firsts[pin])) + more, kind=kind)

    def _no_pins(self) -> tuple[Label, ...]:
        text = shown(no_pins_line(self.places), self._look)
        column = (self.cells.width - len(text)) // 2
        return (Label(column, self.cells.height // 2, text),) if text and column >= 0 else ()

    def _said(self, name: str) -> str:
        text = shown(name, self._look)
        return text if len(text) <= LONGEST else text[: LONGEST - 1] + shown("…", self._look)

    def _all_ways(self) -> list[tuple[Position, ...]]:
        """The ways of the fastest: all of many would hide the map."""
        if self._fastest[0] is not self.journeys:
            self._fastest = self.journeys, _ways((self.journeys or ())[:_MOST_WAYS])
        return self._fastest[1]

    # moving

    def towards(self, direction: Direction) -> int | None:
        """The place of the nearest pin in this direction; None where there is none."""
        all_pins = self.pins
        here = pin_of(self.chosen, all_pins)
        start = (here.column, here.row) if here else (self.cells.width // 2, self.cells.height // 2)
        found = nearest(all_pins, start, direction)
        return found.members[0] if found else None

    def reveal(self) -> None:
        """Bring what is chosen into sight."""
        for place in self._chosen_places():
            position = position_of(place)
            if position and cell_of(position, self.viewport, self.cells) is None:
                scale = self.viewport.scale
                self.view = Viewport(*position, scale).panned(0, 0)

    def zoom(self, steps: int) -> None:
        """So many steps closer to what is chosen, farther if negative."""
        around = None
        if steps > 0 and self.journeys is None:
            around = next(filter(None, map(position_of, self._chosen_places())), None)
        view = self.viewport
        self._look_at(Viewport(*around, view.scale) if around else view, steps, None)

    def _look_at(self, view: Viewport, steps: int, around: Position | None) -> None:
        self._show(view.zoomed(_CLOSER**steps, self.cells, around))

    def _show(self, view: Viewport) -> None:
        self.everywhere = view == world(self.cells)
        self.view = None if self.everywhere else view

    def pan(self, right: int, down: int) -> None:
        """So many quarters of the map further."""
        size = self.cells
        self.view = self.viewport.panned(right * size.width // 4, down * size.height // 4)

    def whole(self) -> None:
        """The whole world."""
        self._show(world(self.cells))

    def fit(self) -> None:
        """As close as all places, or the chosen journey's, can be seen."""
        found = [each.place for each in self.places.items] if self.places else []
        if self.journeys is not None:
            found = list(self._chosen_places())
        self._show(fitted(filter(None, map(position_of, found)), self.cells))

    # the mouse

    def on_click(self, event: events.Click) -> None:
        """A click picks the nearest pin."""
        if self.journeys is not None:
            return
        near = [
            (abs(pin.column - event.x) + 2 * abs(pin.row - event.y), pin.members[0])
            for pin in self.pins
        ]
        if near and min(near)[0] <= _REACH:
            number = min(near)[1]
            chosen = pin_of(self.chosen, self.pins)
            self.post_message(Picked(number, again=bool(chosen and number in chosen.members)))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel zooms to where it points."""
        self._wheel(event, 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Or away from there."""
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, steps: int) -> None:
        event.stop()
        event.prevent_default()
        size = self.cells
        around = self.viewport.position(2 * event.x + 1, 4 * event.y + 2, size)
        self._look_at(self.viewport, steps, around)


def _ways(journeys: Sequence[Journey]) -> list[tuple[Position, ...]]:
    ends = (
        (position_of(each.departure.place), position_of(each.arrival.place)) for each in journeys
    )
    return [great_circle(start, end) for start, end in ends if start and end]

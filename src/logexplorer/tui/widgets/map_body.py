"""The map, the list beside or beneath it, and the keys for both."""

from typing import Literal

from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Resize
from textual.message import Message
from textual.reactive import var

from logexplorer.model.outlines import Detail, Outlines
from logexplorer.model.places import Journey, PlaceCount, Places, Travel
from logexplorer.tui.commands import bindings
from logexplorer.tui.messages.map import Picked, PickWanted
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets.map_legend import MapLegend
from logexplorer.tui.widgets.place_list import PlaceList
from logexplorer.tui.widgets.world_map import WorldMap
from logexplorer.views.times import Clock
from logexplorer.views.world.pins import Direction

Layout = Literal["-beside", "-beneath", "-alone"]

_LIST_WIDTH = 50
_LEAST_LIST = 6
_LEAST_MAP = 40
"""Columns that the world takes at least; on less it cannot be made out."""
_SHARE = 0.19
"""Rows that the whole world takes, of its columns."""
_NEARLY = 0.95


class MapBody(Container, can_focus=True):
    """Has the focus for the map and the list."""

    DEFAULT_CSS = """
    MapBody { height: 1fr; width: 1fr; layout: vertical; }
    MapBody #parts { height: 1fr; width: 1fr; layout: vertical; }
    MapBody PlaceList { height: 1fr; width: 1fr; }
    MapBody.-beside #parts { layout: horizontal; }
    MapBody.-beside PlaceList { width: 50; }
    MapBody.-alone WorldMap { display: none; }
    """
    BINDINGS = bindings("Map")

    clock: var[Clock | None] = var(None)

    class TravelWanted(Message):
        """Show impossible journeys, or no longer."""

    class OthersWanted(Message):
        """Count places by the next of city, country, network."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._place = 0
        self._journey = 0

    def compose(self) -> ComposeResult:
        with Container(id="parts"):
            yield WorldMap(self._look)
            yield PlaceList(self._look).data_bind(MapBody.clock)
        yield MapLegend(self._look)

    @property
    def map(self) -> WorldMap:
        """The map."""
        return self.query_one(WorldMap)

    @property
    def list(self) -> PlaceList:
        """The list."""
        return self.query_one(PlaceList)

    # what is shown

    def wait(self) -> None:
        """Places or journeys of another search will come."""
        self.list.waiting = True

    def take_outlines(self, detail: Detail, outlines: Outlines) -> None:
        """Coasts and borders have arrived."""
        self.map.take_outlines(detail, outlines)

    def take_places(self, places: Places) -> None:
        """Other places; what was chosen stays chosen if it is still there."""
        self.list.waiting = False
        before = self.chosen_place
        self._place = next(
            (
                number
                for number, each in enumerate(places.items)
                if before is not None and each.place == before.place
            ),
            0,
        )
        self.map.places = self.list.places = places
        self.query_one(MapLegend).attribution = places.attribution
        self._show_chosen()

    def take_travel(self, travel: Travel | None) -> None:
        """Journeys; None shows places again."""
        self._journey = 0
        self.map.journeys = None if travel is None else travel.journeys
        self.list.travel = travel
        self._show_chosen()

    @property
    def travelling(self) -> bool:
        """Are journeys listed?"""
        return self.list.travel is not None

    @property
    def chosen_place(self) -> PlaceCount | None:
        """The chosen place, if there is any."""
        items = self.list.places.items if self.list.places else ()
        return items[self._place] if self._place < len(items) else None

    @property
    def chosen_journey(self) -> Journey | None:
        """The chosen journey, if journeys are listed and there is any."""
        journeys = self.list.travel.journeys if self.list.travel else ()
        return journeys[self._journey] if self._journey < len(journeys) else None

    def choose(self, number: int) -> None:
        """Choose the place or journey with this number, and bring it into sight."""
        number = max(min(number, self.list.length - 1), 0)
        if self.travelling:
            self._journey = number
        else:
            self._place = number
        self._show_chosen()
        self.map.reveal()

    def _show_chosen(self) -> None:
        self.map.chosen = self.list.chosen = self._journey if self.travelling else self._place

    # the layout

    def on_resize(self, event: Resize) -> None:
        """The map has as much room as it can use; the list has the rest."""
        width, height = event.size.width, event.size.height - 1
        rows = min(height - _LEAST_LIST, round(width * _SHARE))
        chosen: Layout = "-beneath"
        if _world_width(width - _LIST_WIDTH, height) >= _NEARLY * _world_width(width, rows):
            chosen, rows = "-beside", height
        if _world_width(width - _LIST_WIDTH * (chosen == "-beside"), rows) < _LEAST_MAP:
            chosen = "-alone"
        for each in ("-beside", "-beneath", "-alone"):
            self.set_class(each == chosen, each)
        self.map.styles.height = rows if chosen == "-beneath" else "1fr"

    @property
    def _alone(self) -> bool:
        return self.has_class("-alone")

    # what the user does

    def _towards(self, direction: Direction) -> None:
        if self._alone or self.travelling:
            self._step({"up": -1, "left": -1, "down": 1, "right": 1}[direction])
        elif (number := self.map.towards(direction)) is not None:
            self.choose(number)

    def _step(self, places: int) -> None:
        self.choose(self.list.chosen + places)

    def action_pin_left(self) -> None:
        self._towards("left")

    def action_pin_right(self) -> None:
        self._towards("right")

    def action_pin_up(self) -> None:
        self._towards("up")

    def action_pin_down(self) -> None:
        self._towards("down")

    def action_next_place(self) -> None:
        self._step(1)

    def action_previous_place(self) -> None:
        self._step(-1)

    def action_page_down(self) -> None:
        self._step(self.list.rows_seen - 1)

    def action_page_up(self) -> None:
        self._step(1 - self.list.rows_seen)

    def action_first(self) -> None:
        self.choose(0)

    def action_last(self) -> None:
        self.choose(self.list.length - 1)

    def action_zoom_in(self) -> None:
        self.map.zoom(1)

    def action_zoom_out(self) -> None:
        self.map.zoom(-1)

    def action_whole_world(self) -> None:
        self.map.whole()

    def action_fit(self) -> None:
        self.map.fit()

    def action_pan_left(self) -> None:
        self.map.pan(-1, 0)

    def action_pan_right(self) -> None:
        self.map.pan(1, 0)

    def action_pan_up(self) -> None:
        self.map.pan(0, -1)

    def action_pan_down(self) -> None:
        self.map.pan(0, 1)

    def action_places_by(self) -> None:
        self.post_message(self.OthersWanted())

    def action_travel(self) -> None:
        self.post_message(self.TravelWanted())

    def action_pick(self) -> None:
        self.post_message(PickWanted())

    def on_picked(self, picked: Picked) -> None:
        """Clicked: chosen; clicked again: asked for."""
        picked.stop()
        if picked.again:
            self.action_pick()
        else:
            self.choose(picked.number)


def _world_width(width: int, height: int) -> float:
    """Columns that the whole world takes on so much room."""
    return min(width, height / _SHARE)

"""The places of a fake explorer, from lists, and the driver of its map."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

from logexplorer.geo.outlines import outlines
from logexplorer.model.outlines import Detail, Outlines
from logexplorer.model.places import Journey, PlaceBy, PlaceCount, Places, Travel
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.tui.options import Options
from logexplorer.tui.screens.map import MapScreen
from logexplorer.tui.widgets.map_body import MapBody
from logexplorer.tui.widgets.place_list import PlaceList
from logexplorer.tui.widgets.world_map import WorldMap
from tests.tui.fake import logins
from tests.tui.start import SIZE, Driver, started


class FakePlaces:
    """The same places for every search, but for the queries among the `answers`."""

    def __init__(self, places: Places, journeys: Sequence[Journey] = ()) -> None:
        self.places = places
        self.journeys = tuple(journeys)
        self.answers: dict[str, Sequence[PlaceCount]] = {}
        self.counted: list[tuple[Search, PlaceBy]] = []
        self.drawn: list[Detail] = []

    def count(self, search: Search, by: PlaceBy = "city", stop: Stop | None = None) -> Places:
        self.counted.append((search, by))
        if search.text in self.answers:
            items = tuple(self.answers[search.text])
            return Places(by, items, 0, 0, 0, sum(each.count for each in items))
        return replace(self.places, by=by)

    def travel(self, search: Search, max_speed: float = 1000.0, stop: Stop | None = None) -> Travel:
        return Travel(self.journeys, max_speed, 2)

    def of(self, addresses: Sequence[str]) -> Mapping[str, object]:
        return {}

    def outlines(self, detail: Detail) -> Outlines:
        self.drawn.append(detail)
        return outlines(detail)


class MapDriver:
    """The map as its user has it."""

    def __init__(self, driver: Driver, places: FakePlaces) -> None:
        self.driver = driver
        self.places = places
        self.press = driver.press

    @property
    def screen(self) -> MapScreen:
        """The map's screen."""
        screen = self.driver.app.screen
        assert isinstance(screen, MapScreen)
        return screen

    @property
    def body(self) -> MapBody:
        """Map and list."""
        return self.screen.query_one(MapBody)

    @property
    def map(self) -> WorldMap:
        """The map."""
        return self.screen.query_one(WorldMap)

    @property
    def listed(self) -> list[str]:
        """The lines of the list."""
        widget = self.screen.query_one(PlaceList)
        return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]

    @property
    def lines(self) -> list[str]:
        """The lines of the map."""
        return [self.map.render_line(y).text for y in range(self.map.size.height)]

    @property
    def chosen(self) -> str:
        """The chosen place."""
        chosen = self.body.chosen_place
        return chosen.place.city if chosen else ""

    @property
    def text(self) -> str:
        """The query of the current search."""
        search = self.driver.app.search
        assert search is not None
        return search.text


@asynccontextmanager
async def on_map(
    places: Places,
    journeys: Sequence[Journey] = (),
    *,
    size: tuple[int, int] = SIZE,
    options: Options | None = None,
) -> AsyncIterator[MapDriver]:
    """The map of an app with these places."""
    async with started(logins(20), size=size, options=options) as driver:
        fake = FakePlaces(places, journeys)
        known = {event.id: event for event in driver.explorer.batches[0]}
        driver.explorer.places = fake  # type: ignore[attr-defined]
        driver.explorer.event = known.__getitem__  # type: ignore[attr-defined]
        await driver.press("2")
        yield MapDriver(driver, fake)

"""The driver of the map of a fake explorer."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from logexplorer.model.places import Journey, Places
from logexplorer.tui.options import Options
from logexplorer.tui.screens.map import MapScreen
from logexplorer.tui.widgets.map_body import MapBody
from logexplorer.tui.widgets.place_list import PlaceList
from logexplorer.tui.widgets.world_map import WorldMap
from tests.tui.fake import logins
from tests.tui.parts import FakePlaces
from tests.tui.start import SIZE, Driver, started


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
        driver.explorer.places = fake
        driver.explorer.event = known.__getitem__  # type: ignore[attr-defined]
        await driver.press("2")
        yield MapDriver(driver, fake)

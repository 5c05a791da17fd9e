"""Places and lenses of a fake explorer, from lists."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from logexplorer.geo.outlines import outlines
from logexplorer.model.lenses import LENS_TITLES, Findings, Lens, LensName
from logexplorer.model.outlines import Detail, Outlines
from logexplorer.model.places import Journey, PlaceBy, PlaceCount, Places, Travel
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop


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


class FakeLenses:
    """Nothing needs a look."""

    def look(self, name: LensName, search: Search, stop: Stop | None = None) -> Findings:
        return Findings(Lens(name, LENS_TITLES[name], "", ""), (), 0)

    def applications(self, search: Search, limit: int = 20, stop: Stop | None = None) -> tuple[()]:
        return ()

"""Where the events of a search came from."""

from collections.abc import Callable, Iterable, Mapping
from threading import Lock

from logexplorer.config import Config
from logexplorer.explorer.journeys import journeys_of
from logexplorer.explorer.origins import Tallied
from logexplorer.geo.outlines import outlines
from logexplorer.model.outlines import Detail, Outlines
from logexplorer.model.places import PLACE_FIELDS, Atlas, Place, PlaceBy, Places, Travel
from logexplorer.model.results import Top, TopValue
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop, stoppable
from logexplorer.store.store import Store

_MOST_KEPT = 20_000


class Placing:
    """What is known of places: counted for a search, or of addresses alone.

    An event's own place, `context.geo`, comes first, then that of its address in a database.
    """

    def __init__(
        self, store: Store, config: Config, ready: Callable[[Search, Stop | None], None]
    ) -> None:
        self._store = store
        self._config = config
        self._ready = ready
        self._opening = Lock()
        self._opened: Atlas | None = None
        self._known: dict[str, Place] = {}

    def count(self, search: Search, by: PlaceBy = "city", stop: Stop | None = None) -> Places:
        """All events of the search by place; looks addresses up that no search met before."""
        self._ready(search, stop)
        atlas = self.atlas()
        tallied = Tallied(by)
        for group in stoppable(self._store.origins(search, by, atlas, stop), stop):
            tallied.add(group)
        return tallied.places(atlas, stop)

    def top(self, search: Search, field: str, limit: int, stop: Stop | None = None) -> Top:
        """The most frequent places as the values of one of PLACE_FIELDS."""
        places = self.count(search, PLACE_FIELDS[field], stop)
        values = tuple(TopValue(each.place.label, each.count) for each in places.items[:limit])
        missing = places.total - sum(each.count for each in places.items)
        notes = (*places.problems, *filter(None, [places.attribution]))
        return Top(field, values, len(places.items), missing, places.total, notes)

    def travel(
        self, search: Search, max_speed: float | None = None, stop: Stop | None = None
    ) -> Travel:
        """The journeys of users over `max_speed` kilometres an hour; None takes the config's."""
        max_speed = self._config.max_speed if max_speed is None else max_speed
        self._ready(search, stop)
        atlas = self.atlas()
        found, users = self._store.hops(search, max_speed, atlas, stop)
        return Travel(journeys_of(found), max_speed, users, atlas.attribution, atlas.problems)

    def outlines(self, detail: Detail) -> Outlines:
        """The coasts and borders to draw places on."""
        return outlines(detail)

    def of(self, addresses: Iterable[str]) -> Mapping[str, Place]:
        """The places of those addresses that a database knows."""
        wanted = set(addresses)
        new = sorted(wanted - self._known.keys())
        if new:
            if len(self._known) > _MOST_KEPT:
                self._known.clear()
            located = zip(new, self.atlas().locate(new), strict=True)
            self._known.update({address: found.place for address, found in located})
        places = {each: self._known.get(each, Place()) for each in wanted}
        return {address: place for address, place in places.items() if place != Place()}

    def atlas(self) -> Atlas:
        """The databases, opened when they are first asked."""
        from logexplorer.geo.atlas import open_atlas

        with self._opening:
            if self._opened is None:
                self._opened = open_atlas(self._config.geo_city, self._config.geo_asn)
            return self._opened

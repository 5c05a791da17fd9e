"""What needs a look in the events of a search: bursts, break-ins, errors, changes."""

from collections.abc import Callable

from logexplorer.config import Config, read_config
from logexplorer.explorer.definitions import lens_of
from logexplorer.explorer.findings import finding, of_journey
from logexplorer.explorer.new_countries import new_countries
from logexplorer.explorer.places import Placing
from logexplorer.explorer.thresholds import thresholds_of
from logexplorer.model.applications import ApplicationUse
from logexplorer.model.errors import UsageError
from logexplorer.model.lenses import LENS_TITLES, Findings, Lens, LensName
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.store.lenses import LIMIT
from logexplorer.store.store import Store

_OF_TEXTS = ("impersonation", "errors")
NAMES: tuple[LensName, ...] = tuple(LENS_TITLES)


def lenses(config: Config | None = None) -> tuple[Lens, ...]:
    """All lenses, as the user's config has them. Raises UsageError for a mistake in it."""
    wanted = thresholds_of(config or read_config())
    return tuple(lens_of(name, wanted) for name in NAMES)


def lens_named(name: str, config: Config | None = None) -> Lens:
    """The lens with this name. Raises UsageError where there is none, or for a bad config."""
    for lens in lenses(config):
        if lens.name == name:
            return lens
    raise UsageError(f"there is no lens {name}", f"there is: {', '.join(NAMES)}")


class Lenses:
    """The lenses over the events that a search finds, and what else the overview counts.

    `ensure_texts` makes what a question about rare paths needs.
    """

    names = NAMES

    def __init__(
        self,
        store: Store,
        config: Config,
        ensure_texts: Callable[[Stop | None], None],
        places: Placing,
    ) -> None:
        self._store = store
        self._config = config
        self._ensure_texts = ensure_texts
        self._places = places

    def lens(self, name: str) -> Lens:
        """The lens with this name. Raises UsageError where there is none, or for a bad config."""
        return lens_named(name, self._config)

    def look(self, name: str, search: Search, stop: Stop | None = None) -> Findings:
        """What the lens finds, as far as it is listed. Raises UsageError as `lens` does."""
        lens, wanted = self.lens(name), thresholds_of(self._config)
        if lens.name == "impossible-travel":
            travel = self._places.travel(search, wanted.max_speed, stop)
            items = tuple(map(of_journey, travel.journeys[:LIMIT]))
            return Findings(lens, items, len(travel.journeys), "; ".join(travel.problems))
        if lens.name == "new-country":
            stays = self._store.stays(search, self._places.atlas(), stop)
            found = new_countries(stays, search)
            return Findings(lens, tuple(found[:LIMIT]), len(found))
        if lens.name in _OF_TEXTS:
            self._ensure_texts(stop)
        rows = self._store.look(lens.name, search, wanted, stop)
        items = tuple(finding(lens.name, row, search, wanted) for row in rows)
        return Findings(lens, items, rows[0][-1] if rows else 0)

    def applications(
        self, search: Search, limit: int = 20, stop: Stop | None = None
    ) -> tuple[ApplicationUse, ...]:
        """The applications that were authorized most often."""
        self._ensure_texts(stop)
        return self._store.applications(search, limit, stop)

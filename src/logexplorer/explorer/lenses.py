"""What needs a look in the events of a search: bursts, break-ins, errors, changes."""

from collections.abc import Callable
from functools import cache

from logexplorer.config import Config, read_config
from logexplorer.explorer.definitions import lens_of
from logexplorer.explorer.findings import finding
from logexplorer.explorer.thresholds import thresholds_of
from logexplorer.model.errors import UsageError
from logexplorer.model.lenses import Findings, Lens, LensName
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.store.store import Store

NAMES: tuple[LensName, ...] = (
    "success-after-failures",
    "failures-by-address",
    "failures-by-user",
    "new-country",
    "impersonation",
    "errors",
    "changes",
)
"""All lenses, the most urgent ones first."""


def lenses(config: Callable[[], Config] = read_config) -> tuple[Lens, ...]:
    """All lenses, as the user's config has them. Raises UsageError for a mistake in it."""
    wanted = thresholds_of(config())
    return tuple(lens_of(name, wanted) for name in NAMES)


def lens_named(name: str, config: Callable[[], Config] = read_config) -> Lens:
    """The lens with this name. Raises UsageError where there is none, or for a bad config."""
    for lens in lenses(config):
        if lens.name == name:
            return lens
    raise UsageError(f"there is no lens {name}", f"there is: {', '.join(NAMES)}")


class Lenses:
    """The lenses over the events that a search finds.

    `ensure_texts` makes what a question about rare paths needs.
    """

    names = NAMES

    def __init__(self, store: Store, ensure_texts: Callable[[Stop | None], None]) -> None:
        self._store = store
        self._ensure_texts = ensure_texts
        self._config = cache(read_config)

    def lens(self, name: str) -> Lens:
        """The lens with this name. Raises UsageError where there is none, or for a bad config."""
        return lens_named(name, self._config)

    def look(self, name: str, search: Search, stop: Stop | None = None) -> Findings:
        """What the lens finds, as far as it is listed. Raises UsageError as `lens` does."""
        lens, wanted = self.lens(name), thresholds_of(self._config())
        if lens.name in ("impersonation", "errors"):
            self._ensure_texts(stop)
        rows = self._store.look(lens.name, search, wanted, stop)
        items = tuple(finding(lens.name, row, search, wanted) for row in rows)
        return Findings(lens, items, rows[0][-1] if rows else 0)

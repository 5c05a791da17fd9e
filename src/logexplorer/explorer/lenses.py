"""What needs a look in the events of a search: bursts, break-ins, errors, changes."""

from collections.abc import Callable

from logexplorer.config import Config, read_config
from logexplorer.explorer.definitions import lens_of
from logexplorer.explorer.findings import finding
from logexplorer.explorer.thresholds import thresholds_of
from logexplorer.model.errors import UsageError
from logexplorer.model.lenses import Findings, Lens, LensName, Thresholds
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.store.store import Store


class Lenses:
    """The questions, and their answers over the events that a search finds.

    `ensure_texts` makes what a question about rare paths needs. The config is read once.
    """

    names: tuple[LensName, ...] = (
        "success-after-failures",
        "failures-by-address",
        "failures-by-user",
        "new-country",
        "impersonation",
        "errors",
        "changes",
    )

    def __init__(
        self,
        store: Store,
        ensure_texts: Callable[[Stop | None], None],
        config: Callable[[], Config] = read_config,
    ) -> None:
        self._store = store
        self._ensure_texts = ensure_texts
        self._config = config
        self._read: Thresholds | None = None

    def lens(self, name: str) -> Lens:
        """The lens with this name. Raises UsageError where there is none, or for a bad config."""
        for each in self.names:
            if each == name:
                return lens_of(each, self._thresholds)
        raise UsageError(f"there is no lens {name}", f"there is: {', '.join(self.names)}")

    def look(self, name: str, search: Search, stop: Stop | None = None) -> Findings:
        """What the lens finds, as far as it is listed. Raises UsageError as `lens` does."""
        lens = self.lens(name)
        if lens.name in ("impersonation", "errors"):
            self._ensure_texts(stop)
        rows = self._store.look(lens.name, search, self._thresholds, stop)
        items = tuple(finding(lens.name, row, search, self._thresholds) for row in rows)
        return Findings(lens, items, rows[0][-1] if rows else 0)

    @property
    def _thresholds(self) -> Thresholds:
        if self._read is None:
            self._read = thresholds_of(self._config())
        return self._read

"""The paths seen in the data, which a query may name without `context.`."""

from collections.abc import Iterable

from logexplorer.model.event import Event
from logexplorer.store.catalog import Keys, distinct_names, paths_in


class KnownPaths:
    """Grows from a sample of the events; `complete` once all of them have been looked at."""

    def __init__(self, paths: set[Keys]) -> None:
        self.complete = False
        self._paths = paths

    def has(self, path: Keys) -> bool:
        """Has an event been seen that has the path?"""
        return path in self._paths

    def names(self) -> list[str]:
        """The paths as queries write them."""
        return distinct_names(self._paths)

    def learn(self, events: Iterable[Event]) -> set[Keys]:
        """Add the paths of some events; which of them are new."""
        found = {keys for event in events for keys in paths_in(event.record)} - self._paths
        self._paths = self._paths | found
        self.complete = False
        return found

    def learn_all(self, paths: set[Keys]) -> None:
        """Add the paths of all events."""
        self._paths = self._paths | paths
        self.complete = True

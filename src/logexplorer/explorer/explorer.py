"""The explorer: logs that are open, to be loaded, asked and read."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Self

from logexplorer.config import Config, read_config
from logexplorer.explorer.asking import Asking
from logexplorer.explorer.events import Texts
from logexplorer.explorer.exporting import Exporting
from logexplorer.explorer.loading import Loading
from logexplorer.explorer.meter import OnProgress
from logexplorer.explorer.opening import Opened, keeper_of, open_store
from logexplorer.explorer.paths import KnownPaths
from logexplorer.explorer.refining import Clock
from logexplorer.kept.keeper import Keeper
from logexplorer.model.errors import StoreError
from logexplorer.model.results import Loaded
from logexplorer.model.stop import Stop
from logexplorer.sources.find import find
from logexplorer.sources.source import Source


def _now() -> datetime:
    return datetime.now(UTC)


class Explorer(Asking):
    """Logs that are open: load them, ask, read the answer.

    Every question may be asked from any thread, while loading goes on, and takes a `Stop` that
    ends it with Interrupted. Errors are those of `logexplorer.model.errors`.
    """

    def __init__(
        self,
        sources: tuple[Source, ...],
        opened: Opened,
        kept: Keeper,
        config: Config,
        clock: Clock = _now,
    ) -> None:
        store, texts = opened.store, Texts(enumerate(sources, 1))
        paths = KnownPaths(store.seen_paths())
        loading = Loading(store, sources, texts, paths, opened.notes)
        super().__init__(store, config, paths, texts, loading, clock)
        self.config = config
        self.kept = kept
        self.exporting = Exporting(self)
        self._sources = sources
        self._opened = opened

    @classmethod
    def open(
        cls,
        paths: Sequence[str],
        *,
        cache: bool = True,
        clock: Clock = _now,
        geoip: str | None = None,
        asn: str | None = None,
    ) -> Self:
        """Find the sources (files, globs, folders, `-`) and open their store; reads no event yet.

        `geoip` and `asn` are files of databases that come before those of the config. Raises
        SourceError where a path does not exist or holds no log, UsageError for a bad config.
        """
        config = read_config().with_databases(geoip, asn)
        sources = find(paths, getattr(sys.stdin, "buffer", None))
        opened = open_store(sources, cache=cache)
        return cls(sources, opened, keeper_of(paths, sources), config, clock)

    def close(self) -> None:
        """Let go of the files."""
        try:
            complete = all(each.complete for each in self._store.sources())
            complete = complete and not self._store.lacks_texts()
        except StoreError:
            complete = False
        self._opened.close(self.sources, complete=complete)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def load(
        self, report: OnProgress | None = None, stop: Stop | None = None, *, texts: bool = True
    ) -> Loaded:
        """Read what has not been read yet; blocks, so run it in a thread.

        `report` is called some ten times a second, and once when done. With `texts` False the
        original texts of plain files stay where they are until a question needs them. When stopped
        it returns what has been read; the rest is read the next time.
        """
        return self._loading.load(report, stop or Stop(), texts=texts)

    @property
    def watermark(self) -> int:
        """The number of the newest batch of events; grows as batches arrive."""
        return self._store.watermark

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the sources, as given or found."""
        return tuple(source.name for source in self._sources)

"""Load the sources into the store: what is new in each, then paths, texts and duplicates."""

from collections.abc import Sequence
from threading import Lock

from logexplorer.explorer.events import Texts
from logexplorer.explorer.meter import Meter, OnProgress
from logexplorer.explorer.paths import KnownPaths
from logexplorer.explorer.reading import forget_replaced, read_events, read_texts, registered
from logexplorer.model.errors import SourceError
from logexplorer.model.results import Loaded
from logexplorer.model.stop import Stop
from logexplorer.sources.source import Source
from logexplorer.store.store import Store

_SAMPLED = 1_000


class Loading:
    """Loads what has not been loaded yet; one thread at a time does."""

    def __init__(
        self,
        store: Store,
        sources: Sequence[Source],
        texts: Texts,
        paths: KnownPaths,
        notes: Sequence[str],
    ) -> None:
        self._store = store
        self._sources = sources
        self._texts = texts
        self._paths = paths
        self._notes = notes
        self._lock = Lock()

    def load(self, report: OnProgress | None, stop: Stop, *, texts: bool) -> Loaded:
        """Read the sources; of a store that is complete already only the counts are new."""
        problems = list(self._notes)
        with self._lock:
            problems += forget_replaced(self._store, self._sources)
            meter = Meter(report, sum(each.size for each in self._sources))
            before = self._store.watermark
            for known, source in zip(self._store.sources(), self._sources, strict=True):
                self._read(known.number, source, meter, stop, problems)
            if not stop.raised:
                self._store.intake.remove_duplicates()
            try:
                if self._store.watermark > before:
                    self._learn_paths()
                if texts:
                    self._read_texts(meter, stop)
                    # A key that came twice is noticed in the text; it may have been the id.
                    self._store.intake.remove_duplicates()
            except SourceError as error:
                problems.append(error.message)
            meter.at(0, done=True)
        events, unparsed = self._store.events_in_all(), self._store.unparsed()
        return Loaded(events, self._store.left_out(), unparsed, tuple(problems))

    def ensure_texts(self, stop: Stop | None) -> None:
        """The rest of the texts, for a question that cannot be answered without them."""
        if not self._store.lacks_texts():
            return
        stop = stop or Stop()
        while not self._lock.acquire(timeout=0.05):
            stop.check()
        try:
            self._read_texts(Meter(None, None), stop)
        finally:
            self._lock.release()
        stop.check()

    def _read(
        self, number: int, source: Source, meter: Meter, stop: Stop, problems: list[str]
    ) -> None:
        meter.source = source.name
        if not stop.raised:
            try:
                read_events(
                    self._store, registered(self._store, number), source, meter, stop, problems
                )
                if not source.plain:
                    # Only plain files give up a text in their middle; texts of others come at once.
                    read_texts(self._store, registered(self._store, number), source, meter, Stop())
            except SourceError as error:
                problems.append(error.message)
        meter.source_done(source.size)

    def _read_texts(self, meter: Meter, stop: Stop) -> None:
        for known, source in zip(self._store.sources(), self._sources, strict=True):
            if known.texts_to < known.read_to and not stop.raised:
                meter.restart("storing text", source.name, source.size)
                read_texts(self._store, known, source, meter, stop)

    def _learn_paths(self) -> None:
        found = self._paths.learn(self._texts.events(self._store.sample(_SAMPLED)))
        self._store.remember_paths(found)

"""Find the store of a data set: the kept one where it still fits, else a new one."""

import shutil
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from logexplorer.model.errors import StoreError
from logexplorer.sources.formats.registry import FORMATS
from logexplorer.sources.source import Source
from logexplorer.store.cache import CacheFile, cache_file, keep_within_limit, private_folder
from logexplorer.store.database import StoreInUse
from logexplorer.store.registry import Registered
from logexplorer.store.schema import VERSION
from logexplorer.store.store import Store

_TAIL = 4_096


@dataclass(frozen=True, slots=True)
class Opened:
    """A store, where it is kept (`kept` None: nowhere), and what the user should know of it."""

    store: Store
    kept: CacheFile | None
    folder: Path | None
    notes: tuple[str, ...] = ()

    def close(self, sources: tuple[str, ...], *, complete: bool) -> None:
        """Let go of the store; one that is not kept is deleted."""
        self.store.close()
        if self.kept is not None:
            self.kept.describe(sources, complete)
            keep_within_limit(self.kept)
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def open_store(sources: tuple[Source, ...], *, cache: bool) -> Opened:
    """The store for the sources, which knows all of them and no other; pipes are never kept."""
    paths = [str(source.path.absolute()) for source in sources if source.path and not source.spool]
    if not cache or len(paths) < len(sources):
        return _private(sources)
    file = cache_file(paths)
    try:
        store = _kept(file, sources)
    except StoreInUse:
        opened = _private(sources)
        note = "this log is open in another logexplorer, so it is read again without its cache"
        return replace(opened, notes=(note,))
    file.describe([source.name for source in sources], complete=False)
    return Opened(store, file, None)


def tail_of(source: Source, read_to: int) -> str:
    """A fingerprint of the last bytes before `read_to`, to see that a log has only grown."""
    start = max(0, read_to - _TAIL)
    with source.open(start) as reader:
        data = b""
        while len(data) < read_to - start and (more := reader.read(read_to - start - len(data))):
            data += more
    return blake2b(data, digest_size=8).hexdigest()


def _private(sources: tuple[Source, ...]) -> Opened:
    folder = private_folder()
    store = Store(folder / "store.duckdb")
    _register(store, sources)
    return Opened(store, None, folder)


def _kept(file: CacheFile, sources: tuple[Source, ...]) -> Store:
    if file.path.exists():
        try:
            store = Store(file.path)
        except StoreInUse:
            raise
        except StoreError:
            file.remove()
        else:
            if _fits(store, sources):
                return store
            store.close()
            file.remove()
    store = Store(file.path)
    _register(store, sources)
    return store


def _register(store: Store, sources: tuple[Source, ...]) -> None:
    for number, source in enumerate(sources, 1):
        path = str(source.path) if source.path else None
        store.register(
            Registered(number, source.name, path, source.identity(), 0, 0, "", 0, 0, False)
        )


def _fits(store: Store, sources: tuple[Source, ...]) -> bool:
    """Was the store made from these very files, which have at most grown since?"""
    if store.version != VERSION:
        return False
    known = store.sources()
    return len(known) == len(sources) and all(map(_is_same, known, sources))


def _is_same(known: Registered, source: Source) -> bool:
    """Is it the file that the store knows, unchanged or grown by lines at its end?"""
    identity, _, tail = known.identity.partition("|")
    if identity != source.identity() or source.size < known.size:
        return False
    if known.read_to == 0 and not known.complete:
        return True
    by_line = any(each.name == known.format and each.by_line for each in FORMATS)
    if source.size == known.size:
        return source.mtime_ns == known.mtime_ns and (known.complete or by_line)
    return source.plain and by_line and tail == tail_of(source, known.read_to)

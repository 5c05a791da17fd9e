"""Find the store of a data set: the kept one where it still fits, else a new one."""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from logexplorer.explorer.grown import has_only_grown
from logexplorer.kept.file import kept_file
from logexplorer.kept.keeper import Keeper
from logexplorer.model.errors import StoreError
from logexplorer.model.home import path_of, shown_name
from logexplorer.sources.source import Source
from logexplorer.store.cache import CacheFile, cache_file, keep_within_limit, private_folder
from logexplorer.store.database import StoreInUse
from logexplorer.store.registry import Registered
from logexplorer.store.schema import VERSION
from logexplorer.store.store import Store

_LEAST_ROOM = 16 << 20
_OF_PLAIN, _OF_PACKED = 0.35, 3.0
"""Of the bytes of a log, and of one that is compressed."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A store, where it is kept (`kept` None: nowhere), and what the user should know of it."""

    store: Store
    kept: CacheFile | None
    folder: Path | None
    notes: tuple[str, ...] = ()

    def close(self, sources: tuple[str, ...], *, complete: bool) -> None:
        """Let go of the store; one that is not kept is deleted."""
        try:
            self.store.close()
            if self.kept is not None:
                self.kept.describe(sources, complete)
                keep_within_limit(self.kept)
        finally:
            if self.folder is not None:
                shutil.rmtree(self.folder, ignore_errors=True)


def open_store(sources: tuple[Source, ...], *, cache: bool) -> Opened:
    """The store for the sources, which knows all of them and no other; pipes are never kept."""
    paths = [str(source.path.absolute()) for source in sources if source.path and not source.spool]
    if not cache or len(paths) < len(sources):
        return _private(sources)
    try:
        file = cache_file(paths, _room(sources))
        store = _kept(file, sources)
    except StoreInUse:
        note = "this log is open in another logexplorer, so it is read again without its cache"
    except StoreError as error:
        note = f"read without a cache: {error.message}"
    else:
        file.describe([source.name for source in sources], complete=False)
        return Opened(store, file, None)
    return replace(_private(sources), notes=(note,))


def keeper_of(paths: Sequence[str], sources: tuple[Source, ...]) -> Keeper:
    """What the user keeps of the data set that these paths name; nothing of a pipe is kept.

    A folder is the same data set when files are added, so it is the paths as named that count.
    """
    if any(source.spool for source in sources):
        return Keeper(None)
    return Keeper(kept_file([str(path_of(path).absolute()) for path in paths]))


def _private(sources: tuple[Source, ...]) -> Opened:
    folder = private_folder(_room(sources))
    store = Store(folder / "store.duckdb")
    _register(store, sources)
    return Opened(store, None, folder)


def _room(sources: tuple[Source, ...]) -> int:
    """Bytes that a new store may take, texts and all; more than it mostly does."""
    return _LEAST_ROOM + sum(
        round(each.size * (_OF_PLAIN if each.plain else _OF_PACKED)) for each in sources
    )


def _kept(file: CacheFile, sources: tuple[Source, ...]) -> Store:
    if file.path.exists():
        try:
            store = Store(file.path)
        except StoreInUse:
            raise
        except StoreError:
            pass  # damaged
        else:
            if _fits(store, sources):
                return store
            with suppress(StoreError):
                store.close()
        file.remove()
    store = Store(file.path)
    _register(store, sources)
    return store


def _register(store: Store, sources: tuple[Source, ...]) -> None:
    for number, source in enumerate(sources, 1):
        path = shown_name(source.path) if source.path else None
        store.register(
            Registered(number, source.name, path, source.identity(), 0, 0, "", 0, 0, False)
        )


def _fits(store: Store, sources: tuple[Source, ...]) -> bool:
    """Was the store made from these very files, which have at most grown since?"""
    try:
        if store.version != VERSION:
            return False
        known = store.sources()
    except StoreError:
        return False
    if len(known) != len(sources) or not all(map(has_only_grown, known, sources)):
        return False
    for each, source in zip(known, sources, strict=True):
        if each.name != source.name:
            store.rename(each.number, source.name)
    return True

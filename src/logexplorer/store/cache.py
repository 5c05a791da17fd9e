"""Where stores lie between two runs: one file a data set, bounded, readable by its owner alone."""

import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

import orjson
from platformdirs import user_cache_path

from logexplorer.config import read_config
from logexplorer.model.errors import StoreError
from logexplorer.model.results import CacheEntry

_SHARE_OF_DISK = 0.2
_MOST = 20 << 30
_PRIVATE = "private-"
_MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory: the last place, since logs are read when disks are full."""


@dataclass(frozen=True, slots=True)
class CacheFile:
    """The place of one data set's store; beside it a small file says what it was made from."""

    path: Path

    @property
    def label(self) -> Path:
        """The file with the names of the sources."""
        return self.path.with_suffix(".json")

    def describe(self, sources: Sequence[str], complete: bool) -> None:
        """Write down what the store holds, and that it was used now; nothing where it is gone."""
        text = orjson.dumps({"sources": list(sources), "complete": complete})
        part = self.label.with_suffix(f".{os.getpid()}.part")
        try:
            self.path.chmod(0o600)
            part.write_bytes(text)
            part.chmod(0o600)
            part.replace(self.label)
        except FileNotFoundError:
            return
        except OSError as error:
            raise StoreError(
                f"the cache folder {self.path.parent} cannot be written: {error.strerror}",
                "make room, or set XDG_CACHE_HOME to a folder that can be written",
            ) from error

    def remove(self) -> int:
        """Delete the store; how many bytes that frees."""
        freed = 0
        for path in (self.path, Path(f"{self.path}.wal"), self.label):
            try:
                size = path.stat().st_size
                path.unlink()
            except FileNotFoundError:
                continue
            except OSError as error:
                raise StoreError(f"{path} cannot be deleted: {error.strerror}") from error
            freed += size
        shutil.rmtree(f"{self.path}.spill", ignore_errors=True)
        return freed


def cache_file(paths: Sequence[str], room: int = 0) -> CacheFile:
    """The place of the store for these files (absolute paths), its folder made where missing.

    Raises UsageError for a bad config here, before anything is answered, and StoreError where a new
    store of `room` bytes fits only elsewhere.
    """
    _configured_limit()
    key = blake2b("\0".join(paths).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    file = CacheFile(_folder() / f"{key}.duckdb")
    if not (file.path.exists() or _has_room(file.path.parent, room)) and _elsewhere(room):
        raise StoreError(f"the disk of {file.path.parent} has no room for it")
    return file


def private_folder(room: int = 0) -> Path:
    """A new folder for a store that is not kept; those of processes that are gone are deleted.

    It lies in the cache, else where there are so many bytes left: where the system keeps temporary
    files, or in memory.
    """
    try:
        cache: Path | None = _folder()
    except StoreError:
        cache = None
    elsewhere = None if cache and _has_room(cache, room) else _elsewhere(room)
    if cache is not None and elsewhere is None:
        folder, prefix = cache, _PRIVATE
    else:
        folder, prefix = elsewhere or _temporary(), f"logexplorer-{_PRIVATE}"
    for left in folder.glob(f"{prefix}*"):
        if not _is_alive(left.name.removeprefix(prefix).partition("-")[0]):
            shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{prefix}{os.getpid()}-", dir=folder))


def _elsewhere(room: int) -> Path | None:
    """Outside of the cache, where a store of so many bytes fits."""
    places = [_MEMORY]
    with suppress(StoreError):
        places.insert(0, _temporary())
    return next((each for each in places if _has_room(each, room)), None)


def _has_room(folder: Path, room: int) -> bool:
    try:
        return os.access(folder, os.W_OK | os.X_OK) and shutil.disk_usage(folder).free >= room
    except OSError:
        return False


def _temporary() -> Path:
    try:
        return Path(tempfile.gettempdir())
    except OSError as error:
        raise StoreError(
            "no folder for temporary files can be written",
            "set XDG_CACHE_HOME or TMPDIR to a folder that can be written",
        ) from error


def cache_entries() -> tuple[CacheEntry, ...]:
    """The stores that are kept, the last used first."""
    found = (_entry(CacheFile(path)) for path in _existing().glob("*.duckdb"))
    entries = [entry for entry in found if entry is not None]
    return tuple(sorted(entries, key=lambda entry: entry.used, reverse=True))


def clear_cache() -> int:
    """Delete every kept store; how many bytes that frees."""
    return sum(CacheFile(path).remove() for path in _existing().glob("*.duckdb"))


def cache_limit() -> int:
    """How many bytes the kept stores may take: `[cache] limit_mb` of the config, else a fifth of
    the disk that is free or taken by them, at most 20 GiB. Raises UsageError for a bad config.
    """
    configured = _configured_limit()
    if configured is not None:
        return configured
    folder = _existing()
    taken = sum(entry.bytes for entry in cache_entries())
    while not folder.exists():
        folder = folder.parent
    return min(_MOST, int((shutil.disk_usage(folder).free + taken) * _SHARE_OF_DISK))


def keep_within_limit(keep: CacheFile) -> None:
    """Delete the stores unused for longest until the rest is within the limit; never `keep`."""
    entries = cache_entries()
    total, limit = sum(entry.bytes for entry in entries), cache_limit()
    for entry in reversed(entries):
        if total <= limit:
            return
        if entry.key != keep.path.stem:
            total -= CacheFile(_existing() / f"{entry.key}.duckdb").remove()


def _existing() -> Path:
    return user_cache_path("logexplorer") / "stores"


def _folder() -> Path:
    folder = _existing()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"the cache folder {folder} cannot be made: {error.strerror}",
            "set XDG_CACHE_HOME to a folder that can be written",
        ) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StoreError(f"the cache folder {folder} cannot be written")
    return folder


def _entry(file: CacheFile) -> CacheEntry | None:
    """What is kept there; None where another process has just deleted it."""
    sources, complete, used = _labelled(file)
    try:
        status = file.path.stat()
        wal = Path(f"{file.path}.wal")
        size = status.st_size + (wal.stat().st_size if wal.exists() else 0)
    except OSError:
        return None
    moment = datetime.fromtimestamp(used or status.st_mtime, UTC)
    return CacheEntry(file.path.stem, sources, size, moment, complete)


def _labelled(file: CacheFile) -> tuple[tuple[str, ...], bool, float]:
    """The sources, whether all of them was read, and when it was used (0 if nothing says so)."""
    try:
        used = file.label.stat().st_mtime
        label = orjson.loads(file.label.read_bytes())
        return tuple(map(str, label["sources"])), bool(label["complete"]), used
    except (OSError, ValueError, TypeError, KeyError):
        return (), False, 0


def _configured_limit() -> int | None:
    limit = read_config().cache_limit_mb
    return None if limit is None else limit << 20


def _is_alive(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True

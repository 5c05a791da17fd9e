"""Arguments to sources: files, globs, folders and standard input, each once."""

import glob
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from logexplorer.model.errors import SourceError
from logexplorer.model.home import path_of, shown_name
from logexplorer.sources.raw import unreadable
from logexplorer.sources.source import Source
from logexplorer.sources.spool import Spool

_LOG = re.compile(r"\.(ndjson|jsonl|json|log|csv|txt)([.-]\d+)*(\.(gz|zst|zstd))?", re.IGNORECASE)
_ROTATED = re.compile(
    r"(?P<stem>.*?)(?:\.(?P<number>\d{1,5}))?(?:\.(?:gz|zst|zstd))?", re.IGNORECASE
)
_KINDS = ".ndjson .jsonl .json .log .csv .txt, also rotated (.1) and with .gz or .zst"


def find(
    paths: Sequence[str], stdin: BinaryIO | None = None, folder: Path | None = None
) -> tuple[Source, ...]:
    """The sources that the paths name, in that order; folders and globs oldest first.

    Pipes are kept in a file in `folder` while they are read (None: the system's temporary folder).
    Raises SourceError where a path names nothing that could be read. Files within a folder or glob
    that may not be read are sources too, whose `open` says so.
    """
    found: dict[object, Source] = {}
    for path in paths:
        for source in _named(path, stdin, folder, found):
            found.setdefault(_sameness(source), source)
    return tuple(found.values())


def _named(
    text: str, stdin: BinaryIO | None, folder: Path | None, found: dict[object, Source]
) -> Iterator[Source]:
    if text == "-":
        if "-" not in found:
            yield _standard_input(stdin, folder)
        return
    path = path_of(text)
    if glob.has_magic(text) and not path.exists():
        yield from _matching(str(path))
        return
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise _missing(text, error) from error
    if stat.S_ISDIR(status.st_mode):
        yield from _inside(path)
    elif stat.S_ISREG(status.st_mode):
        _check_readable(path, text)
        yield Source(shown_name(text), path)
    else:
        yield _piped(path, text, folder)


def _standard_input(stdin: BinaryIO | None, folder: Path | None) -> Source:
    if stdin is None or stdin.isatty():
        raise SourceError(
            "standard input is a terminal, not a log",
            "pipe a log into it, as in: docker logs server | logexplorer -",
        )
    return Source("-", None, Spool(stdin, "standard input", folder))


def _piped(path: Path, name: str, folder: Path | None) -> Source:
    """A named pipe, or what `<(command)` of a shell stands for."""
    try:
        stream = path.open("rb", buffering=0)
    except OSError as error:
        raise unreadable(name, error) from error
    return Source(shown_name(name), None, Spool(stream, name, folder, closing=True))


def _matching(pattern: str) -> Iterator[Source]:
    # `Path.glob` takes no absolute pattern.
    matches = [Path(match) for match in glob.glob(pattern, recursive=True)]  # noqa: PTH207
    if not matches:
        raise SourceError(
            f"nothing matches {pattern}", "check the pattern; quote it to keep the shell out"
        )
    files = [match for match in matches if match.is_file()]
    if files:
        yield from (Source(shown_name(file), file) for file in sorted(files, key=_oldest_first))
        return
    for match in sorted(matches, key=_oldest_first):
        yield from _inside(match)


def _inside(folder: Path) -> Iterator[Source]:
    refused: list[OSError] = []
    files = sorted(_logs_below(folder, refused), key=_oldest_first)
    closed = [Path(error.filename) for error in refused]
    if folder in closed:
        raise unreadable(str(folder), refused[0])
    if not files and not closed:
        raise SourceError(
            f"the folder {folder} holds no log",
            f"name a file, or a folder with files such as {_KINDS}",
        )
    yield from (Source(shown_name(path), path) for path in [*files, *closed])


def _logs_below(folder: Path, refused: list[OSError]) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(place, name)
            if not name.startswith(".") and _is_log(name) and not _is_special(path):
                yield path


def _is_special(path: Path) -> bool:
    """Is it a pipe, a socket or a device? What may not be asked is taken for a file."""
    try:
        return not path.is_file()
    except OSError:
        return False


def _is_log(name: str) -> bool:
    found = _LOG.search(name)
    return found is not None and found.end() == len(name)


def _oldest_first(path: Path) -> tuple[object, ...]:
    """Rotation counts backwards (events.log.2 is older than .1, the bare name is the newest)."""
    parts = _ROTATED.fullmatch(path.name)
    stem, number = (parts["stem"], int(parts["number"] or 0)) if parts else (path.name, 0)
    return _natural(path.parent.parts), _natural([stem]), -number, path.name


def _natural(texts: Iterable[str]) -> list[list[tuple[int, str]]]:
    """Numbers in names by their value, so that day-9 comes before day-10."""
    return [
        [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", text)]
        for text in texts
    ]


def _check_readable(path: Path, name: str) -> None:
    try:
        path.open("rb").close()
    except OSError as error:
        raise unreadable(name, error) from error


def _missing(name: str, error: OSError | ValueError) -> SourceError:
    if isinstance(error, OSError):
        return unreadable(name, error)
    return SourceError(f"{name!r} is no path: {error}", "check the path")


def _sameness(source: Source) -> object:
    """One file under two names, by links for example, is one source."""
    try:
        status = source.path.stat() if source.path else None
    except OSError:
        return source.name
    return (status.st_dev, status.st_ino) if status else source.name

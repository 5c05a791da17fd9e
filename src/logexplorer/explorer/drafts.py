"""Files that appear under their name only when they are complete."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from logexplorer.model.errors import OutputError
from logexplorer.model.home import path_of


@contextmanager
def finished_file(file: str, *, new: bool = False) -> Iterator[Path]:
    """A path to write to; what was written takes the file's name at the end, or vanishes.

    A `new` file never takes the place of another. Raises OutputError where it cannot be written.
    """
    target = path_of(file).resolve()
    if new:
        refuse_taken(file)
    if target.exists() and not target.is_file():
        yield target  # a device or a named pipe
        return
    try:
        draft = _draft_beside(target)
    except OSError as error:
        raise OutputError(f"cannot write {file}: {error.strerror}") from error
    try:
        yield draft
        if new:
            _name(draft, target, file)
        else:
            draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def refuse_taken(file: str) -> None:
    """Raise OutputError where a new file cannot have this name."""
    target = path_of(file)
    if not file:
        raise OutputError("a file needs a name")
    if os.path.lexists(target):
        raise _taken(file)
    if not target.parent.is_dir():
        raise OutputError(f"cannot write {file}: there is no folder {target.parent}")


def free_name(stem: str, suffix: str, folder: Path | None = None) -> str:
    """`stem.suffix`, or the first `stem-2.suffix`, `stem-3.suffix` that is not there yet."""
    number, name = 1, f"{stem}.{suffix}"
    while os.path.lexists((folder or Path()) / name):
        number += 1
        name = f"{stem}-{number}.{suffix}"
    return name


def _draft_beside(target: Path) -> Path:
    """An empty new file in the same folder, with the mode that the target has or would get."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    if target.exists():
        draft.chmod(stat.S_IMODE(target.stat().st_mode))
    return draft


def _name(draft: Path, target: Path, file: str) -> None:
    """Give the draft its name, unless somebody has taken that meanwhile."""
    try:
        os.link(draft, target)
    except FileExistsError as error:
        raise _taken(file) from error
    except OSError as error:  # a file system without links
        if os.path.lexists(target):
            raise _taken(file) from error
        draft.replace(target)


def _taken(file: str) -> OutputError:
    return OutputError(f"{file} is there already", "name another file")

"""Texts written to files that the user names: whole or not at all, and never over another."""

import os
from pathlib import Path

from logexplorer.model.errors import QueryError, SourceError
from logexplorer.model.span import Span


def new_file(text: str) -> Path:
    """The file that was named. Raises QueryError where there is one already, or no folder."""
    span = Span(0, len(text))
    if not text:
        raise QueryError("a file needs a name", span)
    file = Path(text).expanduser()
    if file.exists() or file.is_symlink():
        raise QueryError(f"{text} is there already", span, "another name, please")
    if not file.parent.is_dir():
        raise QueryError(f"no folder {file.parent}", span)
    return file


def write_new(file: Path, text: str) -> None:
    """Write the file, which appears when it is complete. Raises SourceError."""
    draft = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with draft.open("x", encoding="utf-8", errors="backslashreplace") as out:
            out.write(text)
        _name(draft, file)
    except FileExistsError as error:
        raise SourceError(f"{file} is there already: nothing was written") from error
    except OSError as error:
        raise SourceError(f"cannot write {file}: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)


def _name(draft: Path, file: Path) -> None:
    """Give the draft its name; a rename would take the place of a file made meanwhile."""
    try:
        file.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if file.exists():
            raise FileExistsError(file) from None
        draft.rename(file)

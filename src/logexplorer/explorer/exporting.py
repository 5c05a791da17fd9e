"""What leaves the program: the events of a search in a file, and the bookmarked ones of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from logexplorer.explorer.drafts import finished_file, free_name, refuse_taken
from logexplorer.explorer.writers import csv, ndjson
from logexplorer.model.errors import OutputError
from logexplorer.model.kept import Bookmark
from logexplorer.model.report import Format, Noted, Report
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop

if TYPE_CHECKING:
    from logexplorer.explorer.explorer import Explorer

Wrote = Callable[[int], None]
Row = TypeVar("Row")
_NO_ID = str(UUID(int=0))
_OFTEN = 1_024


class Exporting:
    """Writes new files only, which appear when they are complete, and never over another.

    Errors are OutputError where a file is there already or cannot be written, and those of asking.
    """

    def __init__(self, explorer: "Explorer") -> None:
        self._explorer = explorer

    def events(
        self,
        search: Search,
        format: Format,
        file: str,
        stop: Stop | None = None,
        wrote: Wrote | None = None,
    ) -> int:
        """Write the search's events in their order; the number written.

        `wrote` is told now and then how many there are so far, but of Parquet, written at once.
        """
        with self._draft(file) as path:
            if format == "parquet":
                return self._explorer.write_parquet(search, path, stop=stop)
            with path.open("wb") as out:
                if format == "ndjson":
                    documents = self._explorer.documents(search, stop=stop)
                    return ndjson.write(out, _told(documents, wrote))
                rows = self._explorer.values(search, csv.COLUMNS, stop=stop)
                return csv.write(out, csv.COLUMNS, _told(rows, wrote))

    def text(self, text: str, file: str) -> None:
        """Write a text, such as a report."""
        with self._draft(file) as path:
            path.write_bytes(text.encode(errors="backslashreplace"))

    def check(self, file: str) -> None:
        """Raise OutputError for a file that cannot be written, before anything is read for it."""
        refuse_taken(file)

    def free_name(self, stem: str, suffix: str) -> str:
        """A name that no file in the current folder has."""
        return free_name(stem, suffix)

    def bookmarked(self, search: Search) -> Search:
        """The search for those of its events that are bookmarked."""
        return self._among(search, self._explorer.kept.kept.bookmarks)

    def report(self, search: Search, stop: Stop | None = None) -> Report:
        """What a report of the bookmarked events tells."""
        explorer, bookmarks = self._explorer, self._explorer.kept.kept.bookmarks
        notes = {each.event_uuid: each.note for each in bookmarks}
        found = explorer.events(self._among(search, bookmarks), stop=stop) if bookmarks else ()
        noted = {
            event.event_uuid: Noted(event, notes[event.event_uuid])
            for event in found
            if event.event_uuid in notes
        }
        matching = explorer.count(search, stop)
        total = explorer.count(Search(watermark=search.watermark), stop)
        others = tuple(each for each in bookmarks if each.event_uuid not in noted)
        return Report(search, explorer.sources, matching, total, tuple(noted.values()), others)

    def _among(self, search: Search, bookmarks: Sequence[Bookmark]) -> Search:
        ids = [each.event_uuid for each in bookmarks if _is_id(each.event_uuid)] or [_NO_ID]
        listed = ", ".join(f'"{each}"' for each in ids)
        return self._explorer.narrowed(search, f"event_uuid in ({listed})")

    @contextmanager
    def _draft(self, file: str) -> Iterator[Path]:
        try:
            with finished_file(file, new=True) as path:
                yield path
        except OSError as error:
            raise OutputError(f"cannot write {file}: {error.strerror}") from error


def _is_id(text: str) -> bool:
    """Could an event have it? The file with what is kept may have been edited."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _told(rows: Iterable[Row], wrote: Wrote | None) -> Iterator[Row]:
    """The rows, of which every so many are told."""
    for number, row in enumerate(rows):
        if wrote is not None and number and not number % _OFTEN:
            wrote(number)
        yield row

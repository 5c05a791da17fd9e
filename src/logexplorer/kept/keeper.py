"""Remembers what the user keeps of one data set, each thing as soon as it is told."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Lock

from logexplorer.kept.file import KeptFile
from logexplorer.model.errors import KeptError
from logexplorer.model.event import Event
from logexplorer.model.kept import HISTORY, Bookmark, Column, Kept, SavedQuery, Session
from logexplorer.model.period import EVER, Period

_LONGEST = 1 << 16
"""A query with more characters than this was pasted by mistake, and is not worth remembering."""


class Keeper:
    """What is kept of a data set; without a file, or where that cannot be written, it is kept while
    the program runs.

    Every method may be called from any thread, but writes to the disk: not from the screen's. Each
    changes one thing in what is on the disk by then, so that two programs lose nothing of each
    other's. They give all that is kept then, and raise KeptError where nothing can be written.
    """

    def __init__(self, file: KeptFile | None) -> None:
        self._file = file
        self._lock = Lock()
        self._kept: Kept | None = None
        self.trouble = ""

    @property
    def kept(self) -> Kept:
        """What was kept when it was last read or written; the first call reads it.

        `trouble` is a sentence from then on, if the file could not be read.
        """
        if (known := self._kept) is not None:
            return known  # at once, though another thread may wait for the disk
        with self._lock:
            self._begin()
            return self._kept or Kept()

    def _begin(self) -> None:
        """Read what was kept; where nothing can be written, that is told once and for all."""
        if self._kept is not None:
            return
        try:
            self._take(self._file.read() if self._file else (Kept(), ""))
        except KeptError as error:
            self._take((Kept(), error.message))
        if self._file is not None and not self._file.may_be_written:
            self.trouble = f"nothing will be remembered: {self._file.path.parent} cannot be written"
            self._file = None

    def remember_query(self, text: str) -> Kept:
        """The query was asked."""
        if not text.strip() or len(text) > _LONGEST:
            return self.kept
        return self._change(lambda kept: replace(kept, history=_at_end(kept.history, text)))

    def save_query(self, name: str, text: str, period: Period = EVER) -> Kept:
        """Keep the query under this name, instead of what was kept under it."""
        saved = SavedQuery(name, text, *period.texts)

        def change(kept: Kept) -> Kept:
            others = (each for each in kept.saved if each.name != name)
            return replace(kept, saved=tuple(sorted((*others, saved), key=_name)))

        return self._change(change)

    def forget_query(self, name: str) -> Kept:
        """Keep the query of this name no longer."""
        return self._change(
            lambda kept: replace(
                kept, saved=tuple(each for each in kept.saved if each.name != name)
            )
        )

    def bookmark(self, event: Event, note: str = "", summary: str = "") -> Kept:
        """Bookmark the event, or change its note."""
        new = Bookmark(event.event_uuid, event.created, note, summary)

        def change(kept: Kept) -> Kept:
            if kept.bookmark_of(new.event_uuid) is None:
                return replace(kept, bookmarks=(*kept.bookmarks, new))
            changed = (
                new if each.event_uuid == new.event_uuid else each for each in kept.bookmarks
            )
            return replace(kept, bookmarks=tuple(changed))

        return self._change(change)

    def unbookmark(self, event_uuid: str) -> Kept:
        """Take the event's bookmark away."""

        def change(kept: Kept) -> Kept:
            others = (each for each in kept.bookmarks if each.event_uuid != event_uuid)
            return replace(kept, bookmarks=tuple(others))

        return self._change(change)

    def remember_columns(self, columns: Sequence[Column]) -> Kept:
        """The table's columns in their order; none are the usual ones."""
        return self._change(lambda kept: replace(kept, columns=tuple(columns)))

    def remember_session(self, session: Session) -> Kept:
        """What is looked at now."""
        return self._change(lambda kept: replace(kept, session=session))

    def _change(self, change: Callable[[Kept], Kept]) -> Kept:
        with self._lock:
            self._begin()
            if self._file is None:
                self._take((change(self._kept or Kept()), ""))
            else:
                self._take(self._file.change(change))
            return self._kept or Kept()

    def _take(self, read: tuple[Kept, str]) -> None:
        self._kept, trouble = read
        self.trouble = trouble or self.trouble


def _at_end(history: tuple[str, ...], text: str) -> tuple[str, ...]:
    return (*(each for each in history if each != text), text)[-HISTORY:]


def _name(query: SavedQuery) -> str:
    return query.name

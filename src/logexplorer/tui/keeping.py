"""What is asked before something is kept or written, and what the answers come to."""

from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING, get_args

from textual.message import Message

from logexplorer.model.errors import OutputError, UsageError
from logexplorer.model.event import Event
from logexplorer.model.home import path_of
from logexplorer.model.kept import Bookmark, Kept
from logexplorer.model.report import Format
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.tui.asks import Ask
from logexplorer.tui.messages.asking import Answered, AskWanted
from logexplorer.tui.messages.keeping import KeptChanged, WriteWanted, Writing, Written
from logexplorer.views.about import summary
from logexplorer.views.summary import what, who

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

KEEP, REMOVE = "keep", "remove"
ROWS, BOOKMARKED = "all rows", "bookmarked"
REPORT = "report"
_BETWEEN = 0.25
"""Seconds between two words on how far the writing is."""
FORMATS: tuple[Format, ...] = get_args(Format)
FORMAT = Ask("format", "Write events as", (*FORMATS, REPORT), 0, (), "a report is of bookmarks")


def bookmark_ask(event: Event, kept: Kept) -> Ask:
    """A note; or another one for an event that is bookmarked, or no bookmark any more."""
    bookmark = kept.bookmark_of(event.event_uuid)
    options = () if bookmark is None else (KEEP, REMOVE)
    typed = (("note", bookmark.note if bookmark else ""),)
    note = "Enter bookmarks" if bookmark is None else "Tab: keep or remove"
    return Ask("bookmark", "Bookmark", options, 0, typed, note, True, True, event)


def save_ask(search: Search, kept: Kept) -> Ask:
    """A name, at first the one that the query has already."""
    names = [each.name for each in kept.saved if each.text == search.text]
    period = " with its time range" if search.period else ""
    typed = (("name", names[0] if names else ""),)
    return Ask("save", f"Save the query{period}", (), 0, typed, "listed by Ctrl+P")


def file_ask(explorer: "Explorer", option: str) -> Ask:
    """Which events of the search, and to which file."""
    count = len(explorer.kept.kept.bookmarks)
    if option != REPORT:
        file = explorer.exporting.free_name("events", option)
        scopes = (ROWS, BOOKMARKED) if count else (ROWS,)
        return Ask("file", f"As {option}", scopes, 0, (("file", file),), "", True, False, option)
    if not count:
        raise UsageError("no event is bookmarked", "b bookmarks the chosen one")
    file = explorer.exporting.free_name("report", "md")
    return Ask("file", "Report", (BOOKMARKED,), 0, (("file", file),), "", True, False, option)


def meaning(explorer: "Explorer", search: Search, answered: Answered) -> Message:
    """What the user wants kept or written; short work, for a thread. Raises LogexplorerError."""
    match answered.purpose:
        case "bookmark":
            assert isinstance(answered.about, Event)
            return _bookmarked(explorer, answered.about, answered)
        case "save":
            return _saved(explorer, search, answered.texts[0])
        case "format":
            return AskWanted(file_ask(explorer, answered.option or REPORT))
        case _:
            file = answered.texts[0]
            explorer.exporting.check(file)
            wanted = next((each for each in FORMATS if each == answered.about), None)
            return WriteWanted(wanted, file, bookmarked=answered.option == BOOKMARKED)


def _bookmarked(explorer: "Explorer", event: Event, answered: Answered) -> KeptChanged:
    if answered.option == REMOVE:
        return KeptChanged(explorer.kept.unbookmark(event.event_uuid), "no bookmark any more")
    says = " · ".join(filter(None, (what(event) or "Log line", who(event)[0], summary(event))))
    return KeptChanged(explorer.kept.bookmark(event, answered.texts[0], says), "bookmarked")


def _saved(explorer: "Explorer", search: Search, name: str) -> KeptChanged:
    if not name:
        raise UsageError("a saved query needs a name")
    before = next((each for each in explorer.kept.kept.saved if each.name == name), None)
    kept = explorer.kept.save_query(name, search.text, search.period)
    instead = before is not None and before.text != search.text
    return KeptChanged(kept, f"saved as {name}" + (", instead of another query" if instead else ""))


def written_file(
    explorer: "Explorer",
    search: Search,
    wanted: WriteWanted,
    now: datetime,
    stop: Stop,
    tell: Callable[[Writing], object],
) -> Written:
    """Write it; long work, for a thread, that tells how far it is. Raises LogexplorerError."""
    place = str(path_of(wanted.file).absolute())
    if wanted.format is None:
        from logexplorer.views.report import report_text

        report = explorer.exporting.report(search, stop)
        if not (report.noted or report.others):
            raise OutputError("no event is bookmarked")
        explorer.exporting.text(report_text(report, now), wanted.file)
        return Written(f"a report of {_counted(len(report.noted))} is in {place}")
    chosen = explorer.exporting.bookmarked(search) if wanted.bookmarked else search
    count = explorer.exporting.events(chosen, wanted.format, wanted.file, stop, told_by(tell))
    return Written(f"{_counted(count)} {'is' if count == 1 else 'are'} in {place}")


def told_by(
    tell: Callable[[Writing], object], clock: Callable[[], float] = monotonic
) -> Callable[[int], None]:
    """Tells counts a few times a second, with their rate."""
    begun = last = clock()

    def wrote(count: int) -> None:
        nonlocal last
        if (now := clock()) - last >= _BETWEEN:
            last = now
            tell(Writing(count, count / (now - begun)))

    return wrote


def _counted(count: int) -> str:
    return "1 event" if count == 1 else f"{count:,} events"


def found_by(bookmark: Bookmark) -> str:
    """The query that finds the bookmarked event alone."""
    return f'event_uuid = "{bookmark.event_uuid}"'

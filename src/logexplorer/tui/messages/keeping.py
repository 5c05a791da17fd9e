"""What the user keeps, what leaves the program, and what is gone back to."""

from textual.message import Message

from logexplorer.model.kept import Bookmark, Kept
from logexplorer.model.report import Format
from logexplorer.model.search import Search
from logexplorer.tui.messages.loading import WorkFailed


class KeptChanged(Message):
    """All that is kept by now; `says` tells the user what changed."""

    def __init__(self, kept: Kept, says: str) -> None:
        super().__init__()
        self.kept = kept
        self.says = says


class WriteWanted(Message):
    """Write the search's events, or the bookmarked ones of them, to a file; None is a report."""

    def __init__(self, format: Format | None, file: str, *, bookmarked: bool) -> None:
        super().__init__()
        self.format = format
        self.file = file
        self.bookmarked = bookmarked


class Writing(Message):
    """So many events are in the file that is being written; `rate` is events a second."""

    def __init__(self, count: int, rate: float) -> None:
        super().__init__()
        self.count = count
        self.rate = rate


class Written(Message):
    """The file is there; `says` tells what is in it, and where it is."""

    def __init__(self, says: str) -> None:
        super().__init__()
        self.says = says


class WriteFailed(WorkFailed):
    """There is no file."""


class Copied(Message):
    """What to write for the clipboard to have the text; None where it has to be copied by hand."""

    def __init__(self, text: str, sequence: str | None, says: str) -> None:
        super().__init__()
        self.text = text
        self.sequence = sequence
        self.says = says


class BookmarkFound(Message):
    """The row of a bookmarked event in a search; None where the search does not find it."""

    def __init__(self, search: Search, bookmark: Bookmark, row: int | None) -> None:
        super().__init__()
        self.search = search
        self.bookmark = bookmark
        self.row = row

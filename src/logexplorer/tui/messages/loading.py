"""Opening and loading, and what went wrong."""

from typing import TYPE_CHECKING

from textual.message import Message

from logexplorer.model.errors import LogexplorerError
from logexplorer.model.kept import Session
from logexplorer.model.results import Loaded, Progress
from logexplorer.model.search import Search
from logexplorer.tui.messages.query import QueryRead

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer


class Opened(Message):
    """The explorer is there, and the first search; `read` tells what its query means.

    A query that cannot be asked leaves a search for everything. `session` is the one that is taken
    up, if any.
    """

    def __init__(
        self,
        explorer: "Explorer",
        search: Search,
        read: QueryRead,
        session: Session | None = None,
    ) -> None:
        super().__init__()
        self.session = session
        self.explorer = explorer
        self.search = search
        self.read = read


class OpeningFailed(Message):
    """There is nothing to show: the program ends with the error."""

    def __init__(self, error: LogexplorerError) -> None:
        super().__init__()
        self.error = error


class LoadProgressed(Message):
    """How far the loading is, and the newest batch that can be asked for."""

    def __init__(self, progress: Progress, watermark: int) -> None:
        super().__init__()
        self.progress = progress
        self.watermark = watermark


class LoadEnded(Message):
    """All is read; or the loading was stopped (`loaded` is None), or failed with `error`."""

    def __init__(
        self, loaded: Loaded | None, watermark: int, error: LogexplorerError | None = None
    ) -> None:
        super().__init__()
        self.loaded = loaded
        self.watermark = watermark
        self.error = error


class WorkFailed(Message):
    """A question could not be answered."""

    def __init__(self, problem: str) -> None:
        super().__init__()
        self.problem = problem

"""Opens the logs and reads them, in a thread, telling the app how far it is."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.message import Message

from logexplorer.model.errors import Interrupted, LogexplorerError
from logexplorer.model.results import Progress
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.tui.messages import LoadEnded, LoadProgressed, Opened, OpeningFailed
from logexplorer.tui.options import Options
from logexplorer.tui.questions import read_query
from logexplorer.tui.reopening import ordered_by, period_of, taken_up

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

OpenExplorer = Callable[[], "Explorer"]
Post = Callable[[Message], object]


def feed(open_explorer: OpenExplorer, options: Options, post: Post, stop: Stop) -> None:
    """Open, then load; every error that a user can understand ends in a message."""
    try:
        explorer = open_explorer()
    except LogexplorerError as error:
        post(OpeningFailed(error))
        return
    try:
        post(_opened(explorer, options))
    except LogexplorerError as error:
        explorer.close()
        post(OpeningFailed(error))
        return
    _load(explorer, post, stop)


def _opened(explorer: "Explorer", options: Options) -> Opened:
    session = explorer.kept.kept.session if options.session else None
    if session is not None:
        text, search = session.text, taken_up(explorer, session)
    else:
        text, search = (
            options.query,
            Search(period=period_of(explorer, options.since, options.until)),
        )
        search = ordered_by(explorer, search, options.order)
    read = read_query(explorer, search, text, run=True)
    return Opened(explorer, search if read.error else read.search, read, session)


def _load(explorer: "Explorer", post: Post, stop: Stop) -> None:
    def report(progress: Progress) -> None:
        post(LoadProgressed(progress, explorer.watermark))

    try:
        loaded = explorer.load(report, stop)
    except Interrupted:
        post(LoadEnded(None, explorer.watermark))
    except LogexplorerError as error:
        post(LoadEnded(None, explorer.watermark, error))
    else:
        post(LoadEnded(None if stop.raised else loaded, explorer.watermark))


def get_ready(explorer: "Explorer", stop: Stop) -> None:
    """Learn what completion needs before the first key of a query is pressed."""
    with suppress(LogexplorerError):
        stop.check()
        explorer.completion.learn(stop)

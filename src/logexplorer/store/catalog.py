"""Every field and path of the events: how many events have it, of what kinds, with examples."""

from logexplorer.model.results import PathInfo
from logexplorer.store.database import Cursor


def fields(cursor: Cursor) -> tuple[PathInfo, ...]:
    return ()

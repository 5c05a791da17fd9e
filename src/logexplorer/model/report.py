"""What a report tells: a search, its counts, and the events that were bookmarked."""

from dataclasses import dataclass
from typing import Literal

from logexplorer.model.event import Event
from logexplorer.model.kept import Bookmark
from logexplorer.model.search import Search

Format = Literal["ndjson", "csv", "parquet"]
"""Formats of files with events."""


@dataclass(frozen=True, slots=True)
class Noted:
    """An event, and what was noted about it."""

    event: Event
    note: str


@dataclass(frozen=True, slots=True)
class Report:
    """`matching` of `total` events are the search's; `noted` are the bookmarked ones among them.

    `others` are bookmarked too, but the search does not find them, or they are gone.
    """

    search: Search
    sources: tuple[str, ...]
    matching: int
    total: int
    noted: tuple[Noted, ...]
    others: tuple[Bookmark, ...]

"""Answers, frozen: what the explorer hands to the faces."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from logexplorer.model.span import Span


@dataclass(frozen=True, slots=True)
class Bin:
    """A bar of a histogram: the events from `start` on for the histogram's width, by series."""

    start: datetime
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All events of the bar."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Histogram:
    """Events over time. `bins` are consecutive and include the empty ones.

    `series` are the values of `by`, most frequent first; events without a value count as "".
    `undated` counts the matching events that have no time and so stand in no bin.
    """

    by: str
    width: timedelta
    bins: tuple[Bin, ...]
    series: tuple[str, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class TopValue:
    """A value (as text, None where the event has none), and how many events hold it.

    `bare` where JSON writes it without quotes: the number 5 is not the text "5".
    """

    value: str | None
    count: int
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Top:
    """The most frequent values of a field; `values` never holds the missing ones.

    `total` events were counted, `missing` of them have no value, `distinct` values there are.
    `notes` are sentences that a reader of the values should know.
    """

    field: str
    values: tuple[TopValue, ...]
    distinct: int
    missing: int
    total: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statistics:
    """What there is to say of a field; `least` and `greatest` as text, None without any value."""

    field: str
    total: int
    missing: int
    distinct: int
    least: str | None
    greatest: str | None


@dataclass(frozen=True, slots=True)
class Absent:
    """What a query compares with and no event has, and what was probably meant, if it is known.

    All as a query writes it. Where `value` is empty no event has the field; where `field` is empty,
    too, words were searched for that were meant otherwise. What is `near` would stand in the
    query's text in the place of the `span`.
    """

    field: str
    value: str
    near: str
    span: Span


@dataclass(frozen=True, slots=True)
class PathInfo:
    """A field or path seen in the data: kinds of its values, how many events have it, examples."""

    path: str
    kinds: tuple[str, ...]
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """How a query was read, and the statement that answers it."""

    text: str
    reading: str
    plain: bool
    sql: str
    parameters: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the loading is. `stage` is "reading" or "storing text"; rates are per second.

    `bytes_total` is None where it cannot be known (compressed files count compressed bytes).
    """

    stage: str
    source: str
    bytes_read: int
    bytes_total: int | None
    events: int
    bytes_rate: float
    done: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load came to: events in all, duplicates left out, lines that could not be parsed.

    `problems` are sentences about whole sources.
    """

    events: int
    duplicates: int
    unparsed: int
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CacheEntry:
    """One cached store: the sources it was made from, its size and when it was last used."""

    key: str
    sources: tuple[str, ...]
    bytes: int
    used: datetime
    complete: bool

"""Counts, rates and progress in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from logexplorer.model.results import Loaded, Progress
from logexplorer.model.search import Order

_UNITS = ("B", "KB", "MB", "GB", "TB")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many events match, of how many there are; None while it is being counted."""

    matching: int | None = None
    total: int | None = None
    new: int = 0
    stopped: bool = False


def counted(counts: Counts) -> str:
    """`12,345 of 1,000,000 events`."""
    if counts.stopped:
        return "not counted"
    if counts.matching is None:
        return "counting …"
    if counts.total is None or counts.matching == counts.total:
        return f"{counts.matching:,} {_events(counts.matching)}"
    return f"{counts.matching:,} of {counts.total:,} events"


def loading(progress: Progress) -> str:
    """`reading 52%, Esc stops · 512,000 events · 340.0 MB/s · 512.0 of 981.0 MB`.

    What matters most comes first, since a narrow line has no room for the rest. Of texts that are
    stored no events are counted.
    """
    share = ""
    if progress.bytes_total:
        share = f" {min(progress.bytes_read / progress.bytes_total, 1):.0%}"
    parts = [f"{progress.stage}{share}, Esc stops"]
    if progress.events:
        parts.append(f"{progress.events:,} {_events(progress.events)}")
    return " · ".join((*parts, f"{size(progress.bytes_rate)}/s", _read(progress)))


def written_so_far(count: int, total: int | None, rate: float) -> str:
    """`writing 43%, Esc stops · 430,000 events · 95,000/s`."""
    share = f" {min(count / total, 1):.0%}" if total else ""
    return f"writing{share}, Esc stops · {count:,} {_events(count)} · {rate:,.0f}/s"


def named(sources: Sequence[str]) -> str:
    """The one source, or how many there are."""
    return sources[0] if len(sources) == 1 else f"{len(sources)} sources"


def described(sources: str, loaded: Loaded) -> str:
    """The sources, and what in them was no event or was one again."""
    parts = [sources]
    if loaded.unparsed:
        parts.append(f"{loaded.unparsed:,} not understood")
    if loaded.duplicates:
        parts.append(f"{loaded.duplicates:,} duplicates left out")
    return " · ".join(parts)


def ordered(order: Order) -> str:
    """Which rows come first."""
    if order.field == "created":
        return "newest first" if order.descending else "oldest first"
    return f"by {order.field}, {'greatest' if order.descending else 'least'} first"


def size(count: float) -> str:
    """Bytes in the unit that keeps them short."""
    for unit in _UNITS:
        if count < 1000 or unit == _UNITS[-1]:
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
        count /= 1000
    raise AssertionError("unreachable")


def _read(progress: Progress) -> str:
    if progress.bytes_total is None:
        return size(progress.bytes_read)
    (done, unit), total = size(progress.bytes_read).split(), size(progress.bytes_total)
    return f"{done if total.endswith(f' {unit}') else f'{done} {unit}'} of {total}"


def _events(count: int) -> str:
    return "event" if count == 1 else "events"

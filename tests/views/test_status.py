"""Counts and progress in words."""

from logexplorer.model.results import Progress
from logexplorer.model.search import Order
from logexplorer.views.status import Counts, counted, loading, ordered, size, written_so_far


def test_counts() -> None:
    assert counted(Counts()) == "counting …"
    assert counted(Counts(1, 1)) == "1 event"
    assert counted(Counts(1_000_000, 1_000_000)) == "1,000,000 events"
    assert counted(Counts(12_345, 1_000_000)) == "12,345 of 1,000,000 events"


def test_loading() -> None:
    progress = Progress("reading", "x.ndjson", 512_000_000, 981_000_000, 512_000, 340e6)
    assert loading(progress) == (
        "reading 52%, Esc stops · 512,000 events · 340.0 MB/s · 512.0 of 981.0 MB"
    )
    unknown = Progress("reading", "-", 999, None, 1, 10.0)
    assert loading(unknown) == "reading, Esc stops · 1 event · 10 B/s · 999 B"
    texts = Progress("storing text", "x.ndjson", 9_048_000_000, 10_400_000_000, 0, 157.1e6)
    assert loading(texts) == "storing text 87%, Esc stops · 157.1 MB/s · 9.0 of 10.4 GB"
    assert len(f" 10,000,000 events · {loading(texts)}") <= 80


def test_writing() -> None:
    assert written_so_far(430_000, 1_000_000, 95_000.4) == (
        "writing 43%, Esc stops · 430,000 events · 95,000/s"
    )
    assert written_so_far(1, None, 3) == "writing, Esc stops · 1 event · 3/s"


def test_order() -> None:
    assert ordered(Order()) == "newest first"
    assert ordered(Order("created", descending=False)) == "oldest first"
    assert ordered(Order("app", descending=False)) == "by app, least first"


def test_sizes() -> None:
    assert [size(count) for count in (0, 1500, 2e9)] == ["0 B", "1.5 KB", "2.0 GB"]

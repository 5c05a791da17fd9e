"""Random mixtures of good and bad lines, cut anywhere, are the events that each line is alone."""

import io
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from logexplorer.explorer import Explorer
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.sources.formats.registry import detect
from logexplorer.sources.source import Source
from logexplorer.store.blocks import LineBlocks
from tests.explorer.logs import line, opened

BAD = (
    b"",
    b"   ",
    b"\r",
    b"text",
    b"[1]",
    b"{}",
    b'{"pk": 1}',
    b'{"action": "a", "action": "b"}',
    b'{"pk": "\xff"}',
    b"\xff\xfe",
    b"\0",
    b'{"action": "cut',
    b'{"action": "x", "created": "2026-11-01T00:00:00+01:00"}',
)
MORE = st.sampled_from([b"\n", b"\r\n"])
SHAPES = ({}, {"message": "x" * 700}, {"action": 5}, {"client_ip": None}, {"context": {"a": [1]}})


def good() -> st.SearchStrategy[bytes]:
    """An event, each with a number of its own."""
    shape = st.sampled_from(SHAPES)
    return st.builds(lambda number, more: line(number, **more)[:-1], st.integers(0, 10**6), shape)


def logs() -> st.SearchStrategy[bytes]:
    """Lines of which the first makes it a log of events, and perhaps a last one without an end."""
    lines = st.lists(st.tuples(st.one_of(good(), good(), st.sampled_from(BAD)), MORE), max_size=25)
    last = st.one_of(st.just(b""), good(), st.sampled_from(BAD))
    return st.builds(
        lambda found, rest: line(10**7) + b"".join(map(b"".join, found)) + rest, lines, last
    )


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(logs(), st.integers(20, 3_000), st.integers(1, 5_000), st.booleans())
def test_a_log_is_its_lines(
    tmp_path: Path, data: bytes, block: int, slice_: int, stopping: bool
) -> None:
    path = tmp_path / "events.ndjson"
    path.write_bytes(data)
    with (
        patch("logexplorer.store.blocks._BLOCK", block),
        patch("logexplorer.explorer.reading._SLICE", slice_),
        patch("logexplorer.explorer.reading._FIRST_SLICE", slice_),
        patch("logexplorer.explorer.meter._BETWEEN_REPORTS", 0),
        opened(path, cache=False) as explorer,
    ):
        if stopping:
            stop = Stop()
            explorer.load(lambda _: stop.now(), stop)
        explorer.load()
        assert list(found(explorer)) == list(alone(path, data))


def found(explorer: Explorer) -> Iterator[tuple[object, ...]]:
    """The events in the order of the log."""
    for event in sorted(explorer.events(Search()), key=lambda event: event.id):
        yield event.event_uuid, event.record, event.original


def alone(path: Path, data: bytes) -> Iterator[tuple[object, ...]]:
    """Each line by itself, read with care; of equal ids the first without an error counts."""
    key = Source(str(path), path).identity().encode()
    events: dict[str, tuple[bool, int, tuple[object, ...]]] = {}
    for record in detect(data, path.name).records(io.BytesIO(data), 0, key):
        row = orjson.loads(record.document)
        original = record.document.decode() if record.original is None else record.original
        rank = (row["context"].get("parse_error") is not None, record.offset)
        shown = (*rank, (row["pk"], row, original))
        events[row["pk"]] = min(events.get(row["pk"], shown), shown, key=lambda each: each[:2])
    yield from (each[2] for each in sorted(events.values(), key=lambda each: each[1]))


@given(
    st.lists(st.binary(max_size=40).map(lambda data: data.replace(b"\n", b"")), max_size=20),
    st.binary(max_size=30).map(lambda data: data.replace(b"\n", b"")),
    st.integers(1, 64),
    st.integers(1, 9),
)
def test_blocks_hold_every_byte_once(
    lines: list[bytes], rest: bytes, block: int, step: int
) -> None:
    data = b"".join(each + b"\n" for each in lines) + rest
    with patch("logexplorer.store.blocks._BLOCK", block):
        blocks = LineBlocks(Dripping(data, step))
        seen: list[tuple[int, bytes]] = []
        while not blocks.ended:
            end = blocks.offset + 50
            for batch in blocks.batches(lambda offset, end=end: offset < end):
                bases, starts, texts, _ = (column.buffers for column in batch.columns)
                offsets, held = texts
                for number in range(batch.length):
                    place = bases[0][number] + starts[0][number]
                    seen.append((place, bytes(held[offsets[number] : offsets[number + 1]])))
    assert b"".join(text for _, text in seen) + blocks.rest == data
    assert [data[place : place + len(text)] for place, text in seen] == [text for _, text in seen]
    assert blocks.offset == len(data) - len(rest)


class Dripping:
    """A stream that gives few bytes at a time."""

    def __init__(self, data: bytes, step: int) -> None:
        self._stream = io.BytesIO(data)
        self._step = step

    def readinto(self, buffer: memoryview) -> int:
        """At most a step."""
        return self._stream.readinto(buffer[: self._step])

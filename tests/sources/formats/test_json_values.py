"""Arrays, pages, pretty-printed objects."""

import io
import json
import tracemalloc
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logexplorer.model.errors import SourceError
from logexplorer.sources.formats.json_values import API_PAGE, JSON_ARRAY, JSON_OBJECTS
from tests.sources.formats.reading import KEY, error, event_of, events, records
from tests.sources.formats.test_ndjson import EVENT, line

ROWS: list[dict[str, Any]] = [
    EVENT | {"app": f"a{number}", "context": {"x": '"]}'}} for number in range(3)
]
PAGE = {"pagination": {"next": 2, "results": [9]}, "results": ROWS, "autocomplete": {"a": [{}]}}


def apps(data: bytes) -> list[str]:
    return [event["app"] for event in events(data)]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "value", [ROWS, PAGE, {"results": ROWS, "pagination": {}}, {"count": 3, "results": ROWS}]
)
def test_arrays_and_pages(value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent).encode()
    assert apps(text) == ["a0", "a1", "a2"]
    assert apps(text + b"\n" + text) == ["a0", "a1", "a2"] * 2
    assert apps(b"\xef\xbb\xbf" + text) == ["a0", "a1", "a2"]


def test_pretty_printed_objects() -> None:
    assert apps(b"\n".join(json.dumps(row, indent=4).encode() for row in ROWS)) == [
        "a0",
        "a1",
        "a2",
    ]


def test_an_elements_text_is_its_original() -> None:
    text = json.dumps(ROWS, indent=2).encode()
    for record in records(text):
        assert record.original == text[record.offset : record.offset + record.length].decode()
    compact = b"[" + line() + b"," + line() + b"]"
    assert [record.document for record in records(compact)] == [line(), line()]
    assert all(record.original is None for record in records(compact))


@pytest.mark.parametrize("data", [b"[]", b"[ ]\n", b'{"pagination":{},"results":[]}'])
def test_nothing_in_it(data: bytes) -> None:
    assert events(data) == []


def test_elements_that_are_no_objects_are_shown() -> None:
    found = events(b'[{"action":"a"}, 1, "two", [3, {}], null, nonsense here, {"action":"b"}]')
    assert [event["action"] for event in found] == ["a", None, None, None, None, None, "b"]
    assert [event.get("message") for event in found[1:6]] == [
        "1",
        '"two"',
        "[3, {}]",
        "null",
        "nonsense here",
    ]
    assert all(error(event) for event in found[1:6])


def test_a_broken_element_costs_only_itself() -> None:
    found = events(b'[{"action":"a"},{"action":},{"action":[}, {"action":"b"}]')
    assert [event["action"] for event in found] == ["a", None, None, "b"]


def test_an_answer_without_results_is_shown() -> None:
    (event,) = events(b'{"detail": "Authentication credentials were not provided."}', API_PAGE)
    assert event["context"]["detail"] == "Authentication credentials were not provided."


@pytest.mark.parametrize("data", [json.dumps(ROWS).encode(), json.dumps(PAGE, indent=1).encode()])
def test_a_cut_file_gives_what_is_there_and_says_so(data: bytes) -> None:
    log_format = API_PAGE if data.startswith(b"{") else JSON_ARRAY
    data = data[: data.index(b'"a1"') + 10]
    reading = log_format.records(io.BytesIO(data), 0, KEY)
    first = event_of(next(reading))
    assert first["app"] == "a0"
    cut = [event_of(each) for each in islice(reading, 1)]
    assert (error(cut[-1]) or "").startswith("the file ends within this event: not JSON")
    with pytest.raises(SourceError, match="ends without its closing bracket"):
        list(reading)
    assert len(list(log_format.records(io.BytesIO(data), 0, KEY, final=False))) == 1


def test_a_large_array_needs_little_memory() -> None:
    class Endless:
        """32 MB of an array, made as it is read."""

        def __init__(self) -> None:
            self.blocks = 32
            self.block = (line(context={"x": "y" * 10_000}) + b",\n") * 100

        def read(self, size: int, /) -> bytes:
            self.blocks -= 1
            return b"" if self.blocks < 0 else b"[" * (self.blocks == 31) + self.block

    tracemalloc.start()
    with pytest.raises(SourceError):
        for _ in JSON_ARRAY.records(Endless(), 0, KEY):
            pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12 << 20


def test_deep_and_long_elements() -> None:
    deep = b'{"a":' * 100_000 + b"1" + b"}" * 100_000
    long = b'{"action":"a","context":{"x":"' + b"y\\\\" * 3_000_000 + b'"}}'
    found = events(b"[" + deep + b"," + long + b"]")
    assert error(found[0]) == "not readable: nested too deeply"
    assert found[1]["action"] == "a"


PIECES = st.sampled_from(
    [
        b"[",
        b"]",
        b"{",
        b"}",
        b'"',
        b"\\",
        b",",
        b":",
        b" ",
        b"\n",
        b"1",
        b"x",
        b"\xff",
        b'"results":',
        b'{"a":"b"}',
    ]
)


@pytest.mark.parametrize("log_format", [JSON_ARRAY, API_PAGE, JSON_OBJECTS])
@given(st.lists(PIECES).map(b"".join) | st.binary())
def test_any_bytes_are_read(log_format: Any, data: bytes) -> None:
    found = []
    try:
        found += log_format.records(io.BytesIO(data), 0, KEY)
    except SourceError as failure:
        assert failure.help
    for record in found:
        event_of(record)


@given(st.lists(PIECES).map(b"".join) | st.binary())
def test_an_array_loses_only_separators(data: bytes) -> None:
    covered = bytearray(data)
    try:
        for record in JSON_ARRAY.records(io.BytesIO(data), 0, KEY):
            covered[record.offset : record.offset + record.length] = b" " * record.length
    except SourceError:
        pass
    assert not covered.replace(b"\xef\xbb\xbf", b"").strip(b"[], \t\r\n\v\f")

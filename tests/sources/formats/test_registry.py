"""Which format a log is in."""

import json
from pathlib import Path

import pytest

from logexplorer.sources.find import find
from logexplorer.sources.formats import registry
from logexplorer.sources.formats.registry import detect
from tests.sources.formats.reading import error, event_of
from tests.sources.formats.test_container import CREATED
from tests.sources.formats.test_ndjson import EVENT

SAMPLES = Path(__file__).parents[3] / "sample_data"
NATIVE = json.dumps(EVENT).encode() + b"\n"
LOGGED = json.dumps(CREATED).encode() + b"\n"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"", registry.NDJSON),
        (b" \n\n", registry.NDJSON),
        (NATIVE, registry.NDJSON),
        (b"no JSON\n{}\n" + NATIVE, registry.NDJSON),
        (NATIVE[:300], registry.NDJSON),
        (NATIVE.replace(b'"user"', b'"x":"' + b"y" * 70_000 + b'","user"')[:65536], registry.TEXT),
        (b'{"action":"login","context":{"x":"' + b"y" * 70_000, registry.TEXT),
        (b'{"pk":"x","action":"login","context":{"x":"' + b"y" * 70_000, registry.NDJSON),
        (LOGGED, registry.CONTAINER),
        (b"plain text\n" * 20 + LOGGED, registry.CONTAINER),
        (b"2025-07-12T04:56:26.233321789Z " + LOGGED, registry.CONTAINER),
        (b'{"ts": 1, "msg": "x"}\n', registry.JSON_LINES),
        (b'{"ts": 1, "results": []}\n', registry.JSON_LINES),
        (b"[2025-01-01 00:00:00] started\n", registry.TEXT),
        (b"\x00\x01\x02", registry.TEXT),
        (b"[\n  {", registry.JSON_ARRAY),
        (b"[]", registry.JSON_ARRAY),
        (b'{"pagination": {"next"', registry.API_PAGE),
        (b'{\n  "results": [', registry.API_PAGE),
        (b'{\n  "pk": "x"\n}\n', registry.JSON_OBJECTS),
        (b"Event uuid,Action,App,Created\n", registry.CSV),
        (b"some,other,csv\n1,2,3\n", registry.TEXT),
    ],
)
def test_detect(head: bytes, expected: registry.Format) -> None:
    assert detect(head, "x").name == expected.name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("authentik-events.ndjson", registry.NDJSON),
        ("events.ndjson.gz", registry.NDJSON),
        ("events.ndjson.zst", registry.NDJSON),
        ("rotated/events.ndjson.1.gz", registry.NDJSON),
        ("hostile.ndjson", registry.NDJSON),
        ("container.log", registry.CONTAINER),
        ("events-array.json", registry.JSON_ARRAY),
        ("api-page.json", registry.API_PAGE),
        ("events-export.csv", registry.CSV),
        ("events-json-cells.csv", registry.CSV),
    ],
)
def test_the_sample_data(name: str, expected: registry.Format) -> None:
    (source,) = find([str(SAMPLES / name)])
    log_format = detect(source.head(), source.name)
    assert log_format is expected
    with source.open() as reader:
        events = [event_of(record) for record in log_format.records(reader, 0, b"")]
    assert len(events) > 40
    troubled = [event for event in events if error(event)]
    assert bool(troubled) == (name == "hostile.ndjson")

"""Plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logexplorer.sources.formats.registry import CONTAINER, JSON_LINES, TEXT
from logexplorer.sources.formats.text import MOST_LINES
from tests.sources.formats.reading import error, events, one, records


@pytest.mark.parametrize(
    ("line", "created"),
    [
        ("2025-07-12 04:56:26.123 UTC [1] LOG:  checkpoint", "2025-07-12T04:56:26.123000Z"),
        ("2025-07-12T04:56:26+02:00 host x", "2025-07-12T02:56:26Z"),
        ("[2025-07-12 04:56:26,5] x", "2025-07-12T04:56:26.500000Z"),
        ("2025/07/12 04:56:26 [error] 5#5: x", "2025-07-12T04:56:26Z"),
        ("2025-07-12 04:56 x", "2025-07-12T04:56:00Z"),
        ("2025-02-30 04:56:26 x", None),
        ("Jul 12 04:56:26 host x", None),
        ("hello at 2025-07-12 04:56:26", None),
    ],
)
def test_a_time_at_the_start(line: str, created: str | None) -> None:
    event = one(line.encode())
    assert (event["message"], event["created"]) == (line, created)


def test_a_level_after_the_time() -> None:
    assert one(b"2025-07-12 04:56:26 WARN disk is full")["level"] == "warn"
    assert "level" not in one(b"an ERROR without a time")


def test_invalid_bytes_are_shown() -> None:
    event = one(b"caf\xe9\n")
    assert (event["message"], error(event)) == (
        "caf\\xe9",
        "invalid UTF-8 at byte 4; shown as \\xe9",
    )


def test_a_stack_trace_joins_its_line() -> None:
    data = b"2025-07-12 04:56:26 boom\n\tat a.b(C.java:1)\n\tat d\n2025-07-12 04:56:27 next\n"
    assert [event["message"].count("\n") for event in events(data)] == [2, 0]


def test_text_after_an_exception_is_an_event_of_its_own() -> None:
    data = b"Traceback (most recent call last):\n  File\nValueError: x\nstarting again\n"
    assert [event["message"][:12] for event in events(data)] == ["Traceback (m", "starting aga"]


def test_an_event_has_its_limits() -> None:
    assert len(events(b"first\n" + b" more\n" * MOST_LINES)) == 2


@pytest.mark.parametrize("log_format", [TEXT, CONTAINER, JSON_LINES])
@given(data=st.data())
def test_nothing_is_lost(log_format: object, data: st.DataObject) -> None:
    pieces = st.sampled_from(
        [
            b"{",
            b"}",
            b'{"event":"x"}',
            b" ",
            b"\t",
            b"x",
            b"\xff",
            b"\0",
            b"Traceback (most recent call last):",
        ]
    )
    lines = data.draw(st.lists(st.binary(max_size=9) | st.lists(pieces).map(b"".join)))
    source = b"\n".join(lines)
    found = records(source, log_format)  # type: ignore[arg-type]
    covered = b"".join(source[each.offset : each.offset + each.length] for each in found)
    assert covered.split() == source.split()
    originals = "\n".join(each.original or each.document.decode() for each in found)
    assert originals.split() == source.decode("utf-8", "backslashreplace").split()

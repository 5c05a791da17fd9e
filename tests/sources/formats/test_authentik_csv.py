"""authentik's CSV export."""

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logexplorer.sources.formats.authentik_csv import CSV, is_header
from logexplorer.sources.formats.registry import detect
from tests.sources.formats.reading import error, events, one, records

LABELS = [
    "Event uuid",
    "User",
    "Action",
    "App",
    "Context",
    "Client ip",
    "Created",
    "Expires",
    "Brand",
]
ROW = [
    "942581fe-dc3f-449c-9652-da9bdb4f1fc9",
    "{'pk': 5, 'username': 'o\"brien'}",
    "login",
    "authentik.events",
    "{'a': None, 'b': [True, 1.5], 'c': 'line\\nend'}",
    "10.0.3.7",
    "2026-11-14T17:37:05.267951Z",
    "",
    '{"pk": "x"}',
]


def written(*rows: list[Any], **options: Any) -> bytes:
    text = io.StringIO()
    csv.writer(text, **options).writerows(rows)
    return text.getvalue().encode()


def test_cells_of_python_and_of_json() -> None:
    event = one(written(LABELS, ROW))
    assert event == {
        "pk": ROW[0],
        "user": {"pk": 5, "username": 'o"brien'},
        "action": "login",
        "app": "authentik.events",
        "context": {"a": None, "b": [True, 1.5], "c": "line\nend"},
        "client_ip": "10.0.3.7",
        "created": ROW[6],
        "expires": None,
        "brand": {"pk": "x"},
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_spreadsheets_write_other_delimiters_and_labels(delimiter: str) -> None:
    labels = ["PK", "user", "ACTION", "App", "context", "Client IP", "created", "expires", "brand"]
    data = b"\xef\xbb\xbf" + written(labels, ROW, delimiter=delimiter)
    assert detect(data, "x") is CSV
    assert one(data)["client_ip"] == "10.0.3.7"


def test_actions_may_be_labels() -> None:
    labels = ["Failed login", "Login Failed", "login_failed", "custom_x", ""]
    data = written(["Action", "App", "Created"], *([label, "", ""] for label in labels))
    actions = [event["action"] for event in events(data)]
    assert actions == ["login_failed", "login_failed", "login_failed", "custom_x", None]


def test_the_user_in_columns_that_rows_may_lack() -> None:
    data = b"Action,App,Created,User pk,Username,Email\r\nlogin,a,,5,u,u@x\r\nlogout,b,\r\n"
    first, second = events(data)
    assert first["user"] == {"pk": 5, "username": "u", "email": "u@x"}
    assert (second["user"], error(second)) == ({}, None)


def test_line_ends_within_cells() -> None:
    context = '{"message": "a"\n\r\n, "b": 1}'
    data = written(LABELS, [*ROW[:4], context, *ROW[5:]], ROW)
    first, second = records(data)
    assert first.original == data[first.offset : second.offset].decode().rstrip("\r\n")
    assert second.offset + second.length == len(data)
    assert events(data)[0]["context"] == {"message": "a", "b": 1}


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        (0, "no-uuid", 'pk is not a UUID: "no-uuid"'),
        (4, "{'a': open('x')}", "context is not an object: \"{'a': open('x')}\""),
        (4, "[1]", 'context is not an object: "[1]"'),
        (4, '{"a": 1, "a": 2}', 'context: the key "a" appears twice; the last one counts'),
        (6, "yesterday", 'created is not a time: "yesterday"'),
    ],
)
def test_cells_that_do_not_fit_are_told(column: int, cell: str, sentence: str) -> None:
    event = one(written(LABELS, [*ROW[:column], cell, *ROW[column + 1 :]]))
    assert error(event) == sentence
    assert event["action"] == "login"


def test_python_values_that_json_lacks() -> None:
    cell = (
        "{1: {2}, 'b': b'x', 'c': (1,), 'd': 10000000000000000000000, 's': '\\ud800', 'n': 1e999}"
    )
    context = one(written(LABELS, [*ROW[:4], cell, *ROW[5:]]))["context"]
    assert context == {
        "1": [2], "b": "b'x'", "c": [1], "d": "10000000000000000000000", "s": "\\ud800", "n": None,
    }  # fmt: skip


def test_unknown_columns_join_the_context_and_extra_cells_are_kept() -> None:
    event = one(written([*LABELS, "Tenant"], [*ROW, "acme", "more"]))
    assert event["context"]["Tenant"] == "acme"
    assert event["context"]["misfit"] == {"cells": ["more"]}
    assert error(event) == "the row has 11 cells, its header 10"


def test_a_lost_quote_costs_one_line() -> None:
    data = written(LABELS) + b'x,"lost\r\n' + written(ROW, ROW)
    broken, *good = events(data)
    assert error(broken) == "not CSV: a quoted cell without its closing quote"
    assert broken["message"] == 'x,"lost'
    assert [event["action"] for event in good] == ["login", "login"]


def test_invalid_bytes_and_nul() -> None:
    event = one(written(LABELS)[:-2] + b"\r\n,,login\xff\0,,,,,,\r\n")
    assert event["action"] == "login\\xff\0"
    assert (error(event) or "").startswith("invalid UTF-8 at byte 8")


def test_a_repeated_header_is_no_event() -> None:
    assert len(events(written(LABELS, ROW, LABELS, ROW))) == 2
    assert events(written(LABELS)) == []


@pytest.mark.parametrize(
    "line", [b"", b"a,b,c", b"Action,x,y", b'"Action', b"login user app created"]
)
def test_other_lines_are_no_header(line: bytes) -> None:
    assert not is_header(line)


@given(st.binary())
def test_any_bytes_are_read(data: bytes) -> None:
    head = written(LABELS)
    found = records(head + data, CSV)
    covered = bytearray(head + data)
    for record in found:
        covered[record.offset : record.offset + record.length] = b" " * record.length
    assert not covered[len(head) :].strip()


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=9, max_size=9))
)
def test_any_cells_are_read(rows: list[list[str]]) -> None:
    assert len(events(written(LABELS, *rows))) <= len(rows)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text(),
    lambda each: st.lists(each) | st.dictionaries(st.text(), each),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), PLAIN))
def test_what_python_prints_is_read_back(value: dict[str, Any]) -> None:
    value.pop("parse_error", None)
    event = one(written(LABELS, [*ROW[:4], repr(value), *ROW[5:]]))
    assert event["context"] == value

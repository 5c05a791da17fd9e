"""The writers, beyond what the golden files show."""

import io
import json

import pytest

from logexplorer.headless.width import cut, filled, width
from logexplorer.headless.writers import table
from logexplorer.headless.writers.documents import document, harmless


def written(columns, rows, **more):
    out = io.BytesIO()
    count = table.write(out, columns, rows, **more)
    lines = out.getvalue().decode().splitlines()
    assert count == len(lines) - 1
    return lines


def test_a_screen_is_never_too_narrow_silently():
    rows = [("2025-09-15 08:00:00", "a" * 50, "日本" * 20)]
    lines = written(("created", "action", "summary"), rows, screen=60, whole=frozenset({"created"}))
    assert all(width(line) <= 60 for line in lines)
    created, action, summary = lines[1].split()[0:2], *lines[1].split()[2:]
    assert created == ["2025-09-15", "08:00:00"]
    assert (action[-1], summary[-1]) == ("…", "…")


def test_a_pipe_gets_whole_cells():
    assert written(("a", "b"), [("x" * 500, None)])[1] == "x" * 500 + "  -"


def test_wider_cells_after_the_measured_ones_are_whole():
    rows = [("x", "y")] * 1500 + [("long", "y")]
    assert written(("a", "b"), rows)[-1] == "long  y"


def test_numbers_stand_at_the_right():
    lines = written(("v", "count"), [("a", "1"), ("b", "1000")], numbers=frozenset({"count"}))
    assert lines == ["v  count", "a      1", "b   1000"]


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("日本", 4, "日本"), ("日本語", 4, "日…"), ("", 3, "")],
)
def test_cut(text, columns, shown):
    assert cut(text, columns) == shown
    assert width(filled(shown, columns)) == columns


@pytest.mark.parametrize("text", ["\x9b31m", "\u202eabc", "\x7f", "é日", "\x1b[2J", "\ud800"])
def test_documents_keep_their_meaning_and_lose_their_harm(text):
    safe = harmless(document({"key": text}))
    assert json.loads(safe) == {"key": text}
    assert not {"\x9b", "\u202e", "\x7f", "\x1b"} & set(safe.decode())


def test_documents_take_what_json_allows():
    value = {"big": 2**70, "text": "\udc80"}
    assert json.loads(document(value)) == value


def test_one_very_wide_cell_moves_its_own_row_only() -> None:
    out = io.BytesIO()
    table.write(out, ("path", "count"), [("a", "1"), ("b" * 500, "2")])
    lines = out.getvalue().decode().splitlines()
    assert len(lines[0]) < 80 and len(lines[1]) < 80
    assert lines[2] == "b" * 500 + "  2"

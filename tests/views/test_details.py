"""An event in full."""

from datetime import UTC, datetime

import pytest

from logexplorer.model.event import Event
from logexplorer.views.about import summary
from logexplorer.views.details import ALL_FIELDS, MOST, rows
from logexplorer.views.fields import VALUE_LIMIT
from logexplorer.views.row import Form
from logexplorer.views.text import plain
from logexplorer.views.times import Clock
from tests.views.events import event

CLOCK = Clock(UTC, datetime(2026, 1, 3, tzinfo=UTC))


def _texts(shown: Event, form: Form = "fields") -> list[str]:
    return [plain(row.line) for row in rows(shown, form, CLOCK)]


def _fields(record: object) -> list[str]:
    texts = _texts(event(record=record))
    return texts[texts.index(ALL_FIELDS) + 1 : -1]


def test_the_head_says_what_happened() -> None:
    shown = event(
        action="login",
        app="authentik.events",
        user={"username": "ann"},
        client_ip="10.0.0.1",
        brand={"name": "Acme"},
        context={"geo": {"city": "Berlin", "country": "DE"}},
    )
    assert _texts(shown)[:6] == [
        "Login",
        "2026-01-02 00:00:00 UTC (1 d ago)",
        "by ann",
        "from 10.0.0.1 Berlin, DE",
        "brand Acme",
        "app authentik.events",
    ]


def test_nested_values_are_paths() -> None:
    record = {
        "context": {"a": {"b": 1}, "list": [True, {"c": None}], "user-agent": "x", "none": {}},
        "text": "",
    }
    assert _fields(record) == [
        "context.a.b 1",
        "context.list[0] true",
        "context.list[1].c null",
        "context.`user-agent` x",
        "context.none {}",
        'text ""',
    ]


def test_a_huge_value_is_bounded_and_says_so() -> None:
    [field] = _fields({"body": "x" * (VALUE_LIMIT + 1234)})
    assert field.endswith(" … 1,234 more characters (R shows all)")


def test_deep_nesting_ends_in_json() -> None:
    record: dict[str, object] = {}
    inner = record
    for _ in range(100):
        inner["deep"] = inner = {}
    [field] = _fields(record)
    assert field.startswith("deep.deep.") and field.endswith("}")


def test_an_event_without_a_record_shows_its_parts() -> None:
    broken = event(message="no JSON", context={"parse_error": "why"})
    texts = _texts(broken)
    assert "message no JSON" in texts
    assert "context.parse_error why" in texts


def test_json_and_original() -> None:
    shown = event(record={"a": ["ü"]}, original="line one\nline two")
    assert _texts(shown, "json") == [
        "{",
        '  "a": [',
        '    "ü"',
        "  ]",
        "}",
    ]
    assert _texts(shown, "original") == ["line one", "line two"]


@pytest.mark.parametrize("form", ["fields", "json", "diff"])
def test_of_a_million_keys_as_many_are_laid_out_as_one_can_look_at(form: Form) -> None:
    keys = {f"k{number}": number for number in range(MOST * 2)}
    diff = {key: {"previous_value": 0, "new_value": value} for key, value in keys.items()}
    context = {**keys, "diff": diff}
    shown = rows(event(context=context, record={"context": context}), form, CLOCK)
    assert MOST < len(shown) < MOST + 50
    assert "R shows all" in plain(shown[-1].line)


def test_of_hundreds_of_changes_the_first_is_in_sight() -> None:
    diff = {f"field_{at}": {"previous_value": at, "new_value": at + 1} for at in range(400)}
    model = {"pk": 1, "model_name": "group", "name": "G"}
    many = event(action="model_updated", context={"model": model, "diff": diff})
    texts = _texts(many, "diff")
    assert texts[1] == "group: G" and texts[5] == "field_0 0 → 1"
    assert summary(many).endswith("field_19 and 380 more")


def test_a_traceback_of_any_log_is_read_line_by_line() -> None:
    trace = "Traceback:\n  one\n  two\n"
    shown = event(
        level="error", message="boom\nat x", context={"stack": trace, "n": 1}, created=None
    )
    texts = _texts(shown)
    assert texts[: texts.index(ALL_FIELDS)] == [
        "error",
        "boom",
        "at no known time",
        *("", "message", "  boom", "  at x"),
        *("", "context.stack", "  Traceback:", "    one", "    two"),
        "",
    ]


def test_the_device_is_named_once() -> None:
    context = {"device": {"pk": "1", "name": "laptop"}, "auth_method": "password"}
    ann = {"username": "ann"}
    texts = _texts(event(action="login", user=ann, context=context))
    assert texts[2] == "by ann via laptop" and not any("Via" in text for text in texts)
    behalf = {**ann, "on_behalf_of": {"username": "bob"}}
    texts = _texts(event(action="login", user=behalf, context=context))
    assert texts[2:4] == ["by ann on behalf of bob", "via laptop"]

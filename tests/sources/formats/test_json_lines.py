"""JSON lines of other programs."""

import json
from typing import Any

import pytest

from tests.sources.formats.reading import error, one


def event(**row: Any) -> dict[str, Any]:
    return one(json.dumps(row).encode() + b"\n")


@pytest.mark.parametrize("key", ["timestamp", "@timestamp", "time", "ts", "date"])
@pytest.mark.parametrize(
    ("value", "created"),
    [
        ("2025-07-12T04:56:26.5+02:00", "2025-07-12T02:56:26.500000Z"),
        ("2025-07-12 04:56:26,123", "2025-07-12T04:56:26.123000Z"),
        ("2025-07-12T04:56:26.233321789Z", "2025-07-12T04:56:26.233321Z"),
        ("2025-W28-6T04:56:26", None),
        ("12/Jul/2025:04:56:26 +0200", "2025-07-12T02:56:26Z"),
        (1752296186, "2025-07-12T04:56:26Z"),
        (1752296186.233321, "2025-07-12T04:56:26.233321Z"),
        (1752296186233, "2025-07-12T04:56:26.233000Z"),
        (1752296186233321, "2025-07-12T04:56:26.233321Z"),
        (1752296186233321789, "2025-07-12T04:56:26.233322Z"),
        ("1752296186.5", "2025-07-12T04:56:26.500000Z"),
        (5, None),
        (True, None),
        ([], None),
    ],
)
def test_times(key: str, value: Any, created: str | None) -> None:
    found = event(**{key: value, "msg": "x"})
    assert found["created"] == created
    kept = found["context"].get("misfit", found["context"])
    assert kept.get(key) == (None if created else value)


def test_what_has_no_field_stays_in_the_context() -> None:
    found = event(ts=1752296186, severity="WARN", msg="hello", logger="x.y", took=5, a={"b": [1]})
    assert (found["level"], found["message"], found["app"]) == ("WARN", "hello", "x.y")
    assert found["context"] == {"took": 5, "a": {"b": [1]}}
    assert error(found) is None


def test_users_addresses_and_actions() -> None:
    found = event(message="x", username="u", remote_addr="10.0.0.1", action="deploy")
    assert (found["user"], found["client_ip"]) == ({"username": "u"}, "10.0.0.1")
    assert (found["action"], found["context"]) == ("deploy", {})


def test_fields_of_other_kinds_stay_in_the_context() -> None:
    row = {"message": {"a": 1}, "level": [1], "user": 7, "logger": 1, "client_ip": 5, "action": {}}
    assert event(**row)["context"] == row


def test_a_numeric_level_is_a_text() -> None:
    assert event(level=30, msg="pino")["level"] == "30"

"""Who, from where, and what happened."""

from typing import Any

import pytest

from logexplorer.views.summary import place, severity, what, who
from tests.views.events import event


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"action": "login_failed"}, "Failed login"),
        ({"action": "custom_vpn"}, "custom_vpn"),
        ({"level": "warning"}, "warning"),
        ({}, ""),
    ],
)
def test_what(fields: dict[str, Any], said: str) -> None:
    assert what(event(**fields)) == said


@pytest.mark.parametrize(
    ("fields", "role"),
    [
        ({"action": "login"}, ""),
        ({"action": "login_failed"}, "warning"),
        ({"action": "policy_exception"}, "error"),
        ({"action": "configuration_warning"}, "warning"),
        ({"level": "ERROR"}, "error"),
        ({"action": "GET", "level": "warn"}, "warning"),
        ({"context": {"parse_error": "no JSON"}}, "error"),
    ],
)
def test_severity(fields: dict[str, Any], role: str) -> None:
    assert severity(event(**fields)) == role


@pytest.mark.parametrize(
    ("user", "context", "said"),
    [
        ({}, {}, ("", "")),
        ({"username": "ann"}, {}, ("ann", "")),
        (
            {"username": "ann", "on_behalf_of": {"username": "bob"}},
            {},
            ("ann", "on behalf of bob"),
        ),
        (
            {"username": "ann", "authenticated_as": {"username": "bob"}},
            {},
            ("ann", "authenticated as bob"),
        ),
        ({"username": "ann"}, {"device": {"name": "mac"}}, ("ann", "via mac")),
        ({"username": ["odd"], "on_behalf_of": "odd"}, {"device": 3}, ("['odd']", "")),
    ],
)
def test_who(user: dict[str, Any], context: dict[str, Any], said: tuple[str, str]) -> None:
    assert who(event(user=user, context=context)) == said


def test_place_says_what_is_known() -> None:
    assert place(event(context={"geo": {"city": "", "country": "DE"}})) == "DE"
    assert place(event(context={"geo": {"city": "Berlin", "country": "DE"}})) == "Berlin, DE"
    assert place(event(context={"geo": None})) == ""

"""What each action is about, on made events and on the sample."""

from typing import Any

import pytest

from logexplorer.model.actions import ACTIONS
from logexplorer.views.about import summary
from tests.views.events import event
from tests.views.sample import of_action, sample

REQUEST = {"method": "GET", "path": "/api/v3/flows/executor/default-authentication-flow/"}
GITLAB = {"model_name": "application", "name": "GitLab"}
TOTP = {"model_name": "totpdevice", "name": "TOTP Device"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"message": "line"}, "line"),
        ({"context": {"message": "told", "model": {"name": "x"}}}, "told"),
        ({"context": {"model": {"model_name": "user", "name": "ann"}}}, "user: ann"),
        ({"context": {"model": {"model_name": "user", "pk": 3}}}, "user: 3"),
        ({"context": {"http_request": {"method": "GET", "path": "/x"}}}, "GET /x"),
        ({"context": {"http_request": "odd", "model": "odd"}}, "model: odd"),
        ({"context": {"http_request": 7, "model": ["odd"]}}, ""),
    ],
)
def test_without_a_form_of_its_own(fields: dict[str, Any], said: str) -> None:
    assert summary(event(**fields)) == said


@pytest.mark.parametrize(
    ("action", "context", "said"),
    [
        ("login", {"auth_method": "password"}, "password"),
        (
            "login",
            {"auth_method": "password", "auth_method_args": {"mfa_devices": [TOTP]}},
            "password + TOTP Device",
        ),
        (
            "login",
            {"auth_method": "password", "auth_method_args": {"known_device": False}},
            "password · unknown device",
        ),
        ("login", {"using_source": {"name": "Acme"}}, "from Acme"),
        ("login", {"auth_method_args": "odd", "using_source": ["odd"]}, "auth_method_args: odd"),
        ("login_failed", {"username": "eve", "stage": {"name": "mfa"}}, "as eve · mfa"),
        ("logout", {}, ""),
        ("password_set", {}, ""),
        ("impersonation_started", {"reason": "Ticket 1"}, "Ticket 1"),
        (
            "authorize_application",
            {"authorized_application": GITLAB, "scopes": "openid email"},
            "GitLab · openid email",
        ),
        (
            "model_updated",
            {"model": GITLAB, "diff": {"email": {}, "name": {}}},
            "application: GitLab · email, name",
        ),
        ("model_created", {"model": GITLAB, "diff": {"email": {}}}, "application: GitLab"),
        ("model_deleted", {"model": GITLAB}, "application: GitLab"),
        ("user_write", {"username": "ann", "created": True, "email": "a@b"}, "ann · new user"),
        ("user_write", {"username": "ann", "created": False, "email": "a@b"}, "ann · email"),
        (
            "policy_execution",
            {
                "message": "Policy Execution",
                "result": {"passing": False},
                "binding": {"name": "deny"},
                "request": {"obj": GITLAB},
            },
            "not passing · deny · on GitLab",
        ),
        ("policy_execution", {"result": {"passing": ["odd"]}}, f"GET {REQUEST['path']}"),
        (
            "system_task_execution",
            {"actor": "authentik.core.tasks.clean", "message": "Task … finished"},
            "clean · authentik.core.tasks",
        ),
        (
            "system_task_exception",
            {
                "actor": "authentik.core.tasks.clean",
                "exception": [{"exc_type": "OSError", "exc_value": "disk\nfull"}],
            },
            "clean · OSError: disk · authentik.core.tasks",
        ),
        (
            "system_exception",
            {"message": 'Traceback (most recent call last):\n  File "x"\nOSError: disk\nfull'},
            "OSError: disk",
        ),
        (
            "configuration_error",
            {
                "message": "Redirect URI mismatch",
                "provider": {"name": "Wiki"},
                "given": "https://a",
            },
            "Redirect URI mismatch · Wiki · https://a",
        ),
        ("secret_view", {"type": "certificate", "secret": {"name": "2026"}}, "certificate · 2026"),
        ("custom_badge", {"note": None, "size": "XL", "number": 3}, "size: XL, number: 3"),
    ],
)
def test_of_an_action(action: str, context: dict[str, Any], said: str) -> None:
    assert summary(event(action=action, context={**context, "http_request": REQUEST})) == said


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_no_action_of_the_sample_tells_no_more_than_its_request(action: str) -> None:
    empty = {"logout", "password_set", "impersonation_started", "impersonation_ended"}
    for each in of_action(action):
        said = summary(each)
        assert "/api/v3/" not in said, each.record
        assert said or action in empty, each.record


@pytest.mark.parametrize("value", [None, 3, "odd", ["odd", 1], {"odd": {}}, True, [{"name": [1]}]])
def test_whatever_stands_where_something_else_should(value: object) -> None:
    keys = {key for each in sample() for key in each.context}
    for action in ACTIONS:
        assert isinstance(summary(event(action=action, context=dict.fromkeys(keys, value))), str)

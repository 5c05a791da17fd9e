"""authentik's actions: what a label means, and what an action is called."""

import pytest

from logexplorer.model.actions import ACTIONS, label_of, value_of


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Login Failed", "login_failed"),
        ("Failed login", "login_failed"),
        ("Invite Used", "invitation_used"),
        ("Secret Rotate", "secret_rotate"),
        ("Data export ready", "export_ready"),
        ("Custom Prefix", "custom_"),
        ("failed login", None),
        ("login_failed", None),
    ],
)
def test_a_label_stands_for_its_value(label: str, value: str | None) -> None:
    assert value_of(label) == value


@pytest.mark.parametrize(
    ("value", "label"),
    [("login_failed", "Failed login"), ("custom_x", "custom_x"), ("GET", "GET"), ("", "")],
)
def test_an_unknown_action_is_called_as_it_is(value: str, label: str) -> None:
    assert label_of(value) == label


def test_no_label_means_two_actions() -> None:
    for action in ACTIONS.values():
        assert value_of(action.label) == action.value
        assert value_of(action.choice_label) == action.value

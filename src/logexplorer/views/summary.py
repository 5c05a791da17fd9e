"""Who, from where, and what happened, in a few words each."""

from collections.abc import Mapping

from logexplorer.model.actions import ACTIONS, label_of
from logexplorer.model.event import Event
from logexplorer.views.text import Role

_FAILED = {
    "login_failed": "warning",
    "suspicious_request": "error",
    "configuration_error": "error",
    "configuration_warning": "warning",
}
_LEVELS: Mapping[str, Role] = {
    "critical": "error",
    "error": "error",
    "fatal": "error",
    "warn": "warning",
    "warning": "warning",
}

ERRORS = (
    'action endswith "_exception" or action in ("suspicious_request", "configuration_error") '
    "or context.parse_error != None "
    'or level in ("critical", "error", "fatal", "CRITICAL", "ERROR", "FATAL")'
)
"""The query that finds the events whose severity is error."""


def what(event: Event) -> str:
    """The action as authentik's pages call it; a log line's level where there is no action."""
    if event.action is not None:
        return label_of(event.action)
    return event.level or ""


def severity(event: Event) -> Role:
    """The role of an event that needs a look; empty for the many that do not."""
    action = event.action or ""
    if action in _FAILED:
        return "warning" if _FAILED[action] == "warning" else "error"
    if action.endswith("_exception") or "parse_error" in event.context:
        return "error"
    if action in ACTIONS:
        return ""
    return _LEVELS.get((event.level or "").lower(), "")


def who(event: Event) -> tuple[str, str]:
    """The user's name, and on whose behalf, as whom, or by which device; both may be empty."""
    user = event.user
    name = text_of(user.get("username"))
    if isinstance(behalf := user.get("on_behalf_of"), Mapping):
        return name, f"on behalf of {text_of(behalf.get('username'))}"
    if isinstance(other := user.get("authenticated_as"), Mapping):
        return name, f"authenticated as {text_of(other.get('username'))}"
    if isinstance(device := event.context.get("device"), Mapping):
        return name, f"via {text_of(device.get('name'))}"
    return name, ""


def place(event: Event) -> str:
    """City and country, as far as they are known."""
    geo = event.context.get("geo")
    if not isinstance(geo, Mapping):
        return ""
    return ", ".join(text for key in ("city", "country") if (text := text_of(geo.get(key))))


def text_of(value: object) -> str:
    """A value that should be text, and is shown as it is where it is not."""
    return "" if value is None else str(value)

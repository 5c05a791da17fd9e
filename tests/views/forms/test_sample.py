"""Every event of the sample has the form that authentik's event page has for its action."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from logexplorer.model.actions import ACTIONS
from logexplorer.model.event import Event
from logexplorer.views.fields import is_list
from logexplorer.views.forms.parts import dashed
from logexplorer.views.forms.registry import FORMS, form_rows
from logexplorer.views.text import plain
from tests.views.sample import of_action, sample

Named = Callable[[Event], Iterator[str]]


def model(key: str) -> Named:
    """UID, name, app and model name of the object at this key of the context."""

    def named(event: Event) -> Iterator[str]:
        if (found := event.context.get(key)) is not None:
            yield from (dashed(str(found[name])) for name in ("pk", "name", "app", "model_name"))

    return named


def name(key: str) -> Named:
    """The name of the object, or of the objects, at this key."""

    def named(event: Event) -> Iterator[str]:
        found = event.context.get(key)
        for each in found if is_list(found) else [found]:
            if each is not None:
                yield each["name"]

    return named


def value(*path: str) -> Named:
    """The lines of the value at this path, where the event has it."""

    def named(event: Event) -> Iterator[str]:
        found: Any = event.context
        for key in path:
            found = found.get(key) if isinstance(found, dict) else None
        for each in found if is_list(found) else [found]:
            yield from () if each is None else dashed(str(each)).strip().split("\n")

    return named


def frames(event: Event) -> Iterator[str]:
    """The traceback as Python prints it."""
    for stack in event.context.get("exception", ()):
        yield "Traceback (most recent call last):"
        for frame in stack["frames"]:
            yield f'File "{frame["filename"]}", line {frame["lineno"]}, in {frame["name"]}'
            yield frame["line"]
        yield from f"{stack['exc_type']}: {stack['exc_value']}".split("\n")


def members(event: Event) -> Iterator[str]:
    """Every changed field, and the words for members."""
    for field, change in event.context.get("diff", {}).items():
        yield field
        for key, word in (("add", "added "), ("remove", "removed "), ("clear", "cleared")):
            if change.get(key):
                yield f"{field} {word}"
    for field in event.context.get("model_state", {}):
        yield f"- {field} "


def said(*words: str) -> Named:
    """Our own words."""
    return lambda event: iter(words)


def scopes(event: Event) -> Iterator[str]:
    """Each scope."""
    yield from event.context.get("scopes", "").split()


def using(event: Event) -> Iterator[str]:
    """How somebody logged in: by a source, or by a method and devices."""
    arguments = event.context.get("auth_method_args", {})
    yield from model("using_source")(event)
    yield from value("auth_method")(event)
    if "known_device" in arguments:
        yield "Known device  yes" if arguments["known_device"] else "Known device  no"
    yield from (device["name"] for device in arguments.get("mfa_devices", ()))
    if "device" in arguments:
        yield arguments["device"]["name"]


def impersonated(event: Event) -> Iterator[str]:
    """Who acts as whom."""
    yield event.user["username"]
    yield event.user["on_behalf_of"]["username"]


def passing(event: Event) -> Iterator[str]:
    """The policy's answer."""
    yield f"Passing       {'yes' if event.context['result']['passing'] else 'no'}"


def user(*path: str) -> Named:
    """The name of the user at this path."""
    return value(*path, "username")


_MODEL = (model("model"), members)
_POLICY = (
    name("binding"),
    user("request", "user"),
    value("request", "obj", "name"),
    value("request", "context", "pending_user", "username"),
)
_ACCESS = (model("model"), name("targets"), value("hyperlink"))
_REVIEW = (value("message"), model("target"), value("review"), value("hyperlink"))
_NEXT = (value("username"), value("flow_slug"))
_TASK = (value("actor"), value("message"))

EXPECTED: dict[str, tuple[Named, ...]] = {
    "model_created": _MODEL,
    "model_updated": _MODEL,
    "model_deleted": _MODEL,
    "authorize_application": (model("authorized_application"), value("flow"), scopes),
    "email_sent": (
        *map(value, ("message", "subject", "from_email", "to_email")),
        said("Body, as text"),
    ),
    "secret_view": (model("secret"), value("type")),
    "secret_rotate": (model("token"), value("message")),
    "system_exception": (value("message"), frames),
    "system_task_exception": (*_TASK, frames),
    "system_task_execution": (*_TASK, value("duration")),
    "property_mapping_exception": (value("message"), value("expression"), name("mapping"), frames),
    "policy_exception": (*_POLICY, value("message"), frames),
    "policy_execution": (
        *_POLICY,
        passing,
        value("result", "messages"),
        value("result", "raw_result"),
    ),
    "configuration_error": (
        *map(value, ("message", "cause", "given", "expected")),
        name("provider"),
    ),
    "configuration_warning": tuple(map(value, ("message", "cause", "deprecation", "replacement"))),
    "update_available": (value("new_version"), value("changelog"), value("message")),
    "login": (using,),
    "login_failed": (value("username"), name("stage"), said("Attempted to log in as ", "*" * 20)),
    "logout": (said("No additional data available."),),
    "password_set": (said("User"),),
    "user_write": (
        *map(value, ("username", "name", "email")),
        said("context.attributes."),
    ),
    "impersonation_started": (impersonated, value("reason")),
    "impersonation_ended": (impersonated,),
    "invitation_used": (value("invitation_uuid"),),
    "source_linked": (model("source"), value("message")),
    "flow_execution": (model("flow"), value("message")),
    "suspicious_request": (model("token"), model("provider"), value("message")),
    "export_ready": (model("export"), value("message")),
    "access_request_created": _ACCESS,
    "access_request_approved": _ACCESS,
    "access_request_denied": _ACCESS,
    "access_request_revoked": _ACCESS,
    "review_initiated": _REVIEW,
    "review_overdue": _REVIEW,
    "review_attested": _REVIEW,
    "review_completed": _REVIEW,
    "next_action_set": _NEXT,
    "next_action_removed": _NEXT,
    "next_action_completed": _NEXT,
    "user_offboarded": tuple(map(value, ("message", "user_pk", "offboarding_action"))),
}


@pytest.mark.parametrize("action", EXPECTED)
def test_the_form_holds_what_authentiks_page_shows(action: str) -> None:
    events = list(of_action(action))
    assert events
    for event in events:
        form = "\n".join(plain(row.line) for row in form_rows(event))
        for named in EXPECTED[action]:
            for text in named(event):
                assert text in form, event.record["pk"]


def test_a_custom_action_shows_its_message_and_everything() -> None:
    for event in sample():
        if str(event.action).startswith("custom_"):
            form = "\n".join(plain(row.line) for row in form_rows(event))
            assert str(event.context.get("message", "")) in form
            for key in set(event.context) - {"http_request", "geo", "asn", "message"}:
                assert f"context.{key}" in form or f"context.`{key}`" in form


def test_every_action_has_its_form_and_its_test() -> None:
    actions = {action for action in ACTIONS if action != "custom_"}
    assert actions == set(FORMS) == set(EXPECTED)
    assert {str(event.action) for event in sample()} - actions == {
        str(event.action) for event in sample() if str(event.action).startswith("custom_")
    }


def test_a_field_of_a_form_is_the_value_at_its_path() -> None:
    for event in sample()[::7]:
        for row in form_rows(event):
            if row.path.startswith("context.") and "`" not in row.path and "[" not in row.path:
                found: Any = event.context
                for key in row.path.split(".")[1:]:
                    found = found[key]
                assert found == row.value

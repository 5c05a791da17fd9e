"""Forms of what accounts do: log in and out, set passwords, link sources, impersonate."""

from collections.abc import Iterator, Mapping

from logexplorer.model.event import Event
from logexplorer.views.forms.parts import (
    AUTOMATIC,
    Part,
    flag,
    group,
    has,
    labelled,
    message,
    model,
    model_section,
    person,
    rest,
    together,
    value,
    words,
)
from logexplorer.views.row import Row


def _login(event: Event) -> Iterator[Row]:
    yield from _HOW(event)
    if has(event, "using_source"):
        yield from model_section("Using source", "using_source")(event)
    yield from rest("More", "auth_method", "using_source", *_shown_arguments(event))(event)


def _shown_arguments(event: Event) -> tuple[str, ...]:
    arguments = event.context.get("auth_method_args")
    known = {"known_device", "mfa_devices", "device"}
    whole = isinstance(arguments, Mapping) and set(arguments) <= known
    return ("auth_method_args",) if whole else ()


_HOW = together(
    value("Auth method", "auth_method"),
    flag("Known device", "auth_method_args.known_device"),
    model("MFA devices", "auth_method_args.mfa_devices"),
    model("Device", "auth_method_args.device"),
)


def _login_failed(event: Event) -> Iterator[Row]:
    yield from value("Attempted to log in as", "username", "warning")(event)
    yield from together(model("Stage", "stage"), value("Password", "password"))(event)
    yield from rest("More", "username", "stage", "password")(event)


def _logout(event: Event) -> Iterator[Row]:
    if set(event.context) <= AUTOMATIC:
        yield from words("No additional data available.")(event)
    else:
        yield from rest("Data")(event)


def _impersonation(event: Event) -> Iterator[Row]:
    yield person("Administrator", event.user, "user")
    other = event.user.get("on_behalf_of")
    if isinstance(other, Mapping):
        yield person("Acting as", other, "user.on_behalf_of")
    if has(event, "reason"):
        yield from value("Reason", "reason")(event)
    elif event.action == "impersonation_started":
        yield from words("No reason was given.")(event)
    yield from rest("More", "reason")(event)


def _password_set(event: Event) -> Iterator[Row]:
    yield person("User", event.user, "user")
    yield from rest("Data")(event)


def _user_write(event: Event) -> Iterator[Row]:
    created = event.context.get("created")
    said_otherwise = ("created",) if isinstance(created, bool) else ()
    if isinstance(created, bool):
        said = "a new user was created" if created else "an existing user was changed"
        yield from labelled("What", said, "")
    yield from group(
        "Written",
        value("User name", "username"),
        value("Name", "name"),
        value("Email", "email"),
    )(event)
    yield from rest("Further fields", *said_otherwise, "username", "name", "email")(event)


FORMS: Mapping[str, Part] = {
    "login": _login,
    "login_failed": _login_failed,
    "logout": _logout,
    "password_set": _password_set,
    "user_write": _user_write,
    "impersonation_started": _impersonation,
    "impersonation_ended": _impersonation,
    "source_linked": together(
        message(),
        model_section("Source", "source"),
        rest("More", "message", "source"),
    ),
    "invitation_used": together(
        value("Invitation", "invitation_uuid"),
        model("Invitation", "invitation"),
        rest("More", "invitation_uuid", "invitation"),
    ),
}

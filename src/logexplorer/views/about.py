"""What an event is about in a few words: by its action, since each tells something else."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from logexplorer.model.event import Event
from logexplorer.views.forms.parts import AUTOMATIC
from logexplorer.views.summary import text_of

_OBJECTS = ("model", "authorized_application", "secret", "token", "invitation", "export", "source")
_FEW = 4
_MANY = 20
_CAUSE = "Traceback (most recent call last)"


def summary(event: Event) -> str:
    """What matters of its action; else the message, the affected object, or what was asked for."""
    own = _OWN.get(event.action or "")
    return (own(event.context) if own else "") or _usual(event)


def object_name(affected: Mapping[str, Any]) -> str:
    """`model: name`, as far as they are known."""
    parts = (affected.get("model_name"), affected.get("name") or affected.get("pk"))
    return ": ".join(text for part in parts if (text := text_of(part)))


def _usual(event: Event) -> str:
    context = event.context
    if message := text_of(event.message) or _message(context):
        return message
    for key in _OBJECTS:
        if isinstance(affected := context.get(key), Mapping):
            return object_name(affected)
    if event.action in _WITHOUT:
        return ""
    return ", ".join(islice(_scalars(context), _FEW)) or _request(context.get("http_request"))


def _scalars(context: Mapping[str, Any]) -> Iterator[str]:
    for key, value in context.items():
        if key not in AUTOMATIC and isinstance(value, str | int | float) and value != "":
            yield f"{key}: {value}"


def _request(request: object) -> str:
    if not isinstance(request, Mapping):
        return ""
    return _joined(request.get("method"), request.get("path"), by=" ")


def _message(context: Mapping[str, Any]) -> str:
    """The message; of a traceback the line that says what went wrong."""
    message = text_of(context.get("message"))
    before, found, trace = message.partition(_CAUSE)
    if not found:
        return message
    lines = (line for line in trace.splitlines()[1:] if line and not line[0].isspace())
    return before + next(lines, found)


def _login(context: Mapping[str, Any]) -> str:
    said = context.get("auth_method_args")
    given: Mapping[str, Any] = said if isinstance(said, Mapping) else {}
    devices = given.get("mfa_devices")
    shown = devices if isinstance(devices, list | tuple) else ()
    factors = [text_of(context.get("auth_method")), _name(given.get("device")), *map(_name, shown)]
    source = _name(context.get("using_source"))
    new = "unknown device" if given.get("known_device") is False else ""
    return _joined(" + ".join(filter(None, factors)), source and f"from {source}", new)


def _login_failed(context: Mapping[str, Any]) -> str:
    name = text_of(context.get("username"))
    return _joined(name and f"as {name}", _name(context.get("stage")))


def _authorized(context: Mapping[str, Any]) -> str:
    return _joined(_name(context.get("authorized_application")), _plain(context.get("scopes")))


def _model(context: Mapping[str, Any]) -> str:
    """The object; of a change also which fields."""
    affected, diff = context.get("model"), context.get("diff")
    name = object_name(affected) if isinstance(affected, Mapping) else ""
    return _joined(name, _names(diff) if isinstance(diff, Mapping) else "")


def _names(diff: Mapping[str, Any]) -> str:
    more = f" and {len(diff) - _MANY:,} more" if len(diff) > _MANY else ""
    return ", ".join(islice(diff, _MANY)) + more


def _user_write(context: Mapping[str, Any]) -> str:
    fields = [key for key in context if key not in AUTOMATIC | {"created", "username"}]
    new = "new user" if context.get("created") is True else ""
    return _joined(_plain(context.get("username")), new or ", ".join(fields))


def _policy(context: Mapping[str, Any]) -> str:
    result, request = context.get("result"), context.get("request")
    passing = result.get("passing") if isinstance(result, Mapping) else None
    said = {True: "passing", False: "not passing"}.get(passing) if passing in (True, False) else ""
    on = request.get("obj") if isinstance(request, Mapping) else None
    name = _name(context.get("binding")) or _plain(context.get("policy_uuid"))
    return _joined(said, name, _name(on) and f"on {_name(on)}")


def _task(context: Mapping[str, Any]) -> str:
    """The task's own name before the module that holds it, since the modules are much alike."""
    module, _, name = _plain(context.get("actor")).rpartition(".")
    cause = _cause(context)
    return _joined(name, _name(context.get("rel_obj")), cause, module) if name else ""


def _failed(context: Mapping[str, Any]) -> str:
    """What went wrong, and with what."""
    message, cause = _message(context) or _plain(context.get("error")), _cause(context)
    involved = (_name(context.get(key)) for key in ("mapping", "binding", "provider", "token"))
    return _joined(message, "" if cause in message else cause, *involved)


def _cause(context: Mapping[str, Any]) -> str:
    """The exception, from the newest of its stacks."""
    found = context.get("exception")
    newest = found[0] if isinstance(found, list | tuple) and found else found
    if not isinstance(newest, Mapping):
        return _message(context) if _CAUSE in text_of(context.get("message")) else ""
    kind, value = newest.get("exc_type") or newest.get("type"), newest.get("exc_value")
    return _joined(_plain(kind), _plain(value), by=": ").partition("\n")[0]


def _told(*keys: str) -> Callable[[Mapping[str, Any]], str]:
    """The texts, and the names of the objects, at these keys."""

    def about(context: Mapping[str, Any]) -> str:
        return _joined(*(_plain(context.get(key)) or _name(context.get(key)) for key in keys))

    return about


def _requested(context: Mapping[str, Any]) -> str:
    targets = context.get("targets")
    names = map(_name, targets if isinstance(targets, list | tuple) else ())
    return _joined(_name(context.get("model")), ", ".join(filter(None, names)))


def _name(affected: object) -> str:
    if not isinstance(affected, Mapping):
        return ""
    return text_of(affected.get("name") or affected.get("pk"))


def _plain(value: object) -> str:
    return value if isinstance(value, str) else ""


def _joined(*parts: object, by: str = " · ") -> str:
    return by.join(text for part in parts if (text := text_of(part)))


_WITHOUT = frozenset({"logout", "password_set", "impersonation_started", "impersonation_ended"})
"""They say all by who and when."""
_OWN: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "login": _login,
    "login_failed": _login_failed,
    "authorize_application": _authorized,
    "model_created": lambda context: _model({**context, "diff": None}),
    "model_updated": _model,
    "model_deleted": _model,
    "user_write": _user_write,
    "policy_execution": _policy,
    "policy_exception": _failed,
    "property_mapping_exception": _failed,
    "system_exception": _failed,
    "system_task_execution": _task,
    "system_task_exception": _task,
    "suspicious_request": _failed,
    "configuration_error": _told("message", "provider", "given"),
    "configuration_warning": _told("cause", "message"),
    "email_sent": _told("message", "subject"),
    "flow_execution": _told("message", "flow"),
    "source_linked": _told("message", "source"),
    "secret_view": _told("type", "secret", "token"),
    "invitation_used": _told("invitation", "invitation_uuid"),
    "impersonation_started": _told("reason"),
    "next_action_set": _told("username", "flow_slug"),
    "next_action_removed": _told("username", "flow_slug"),
    "next_action_completed": _told("username", "flow_slug"),
    **{f"access_request_{step}": _requested for step in ("created", "approved", "denied")},
    "access_request_revoked": _requested,
}

"""Forms of what lets people in: applications, flows, policies, secrets, requests for access."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from logexplorer.model.event import Event
from logexplorer.views.forms.parts import (
    Part,
    at,
    below_path,
    block,
    flag,
    further,
    group,
    labelled,
    message,
    model,
    model_section,
    rest,
    together,
    user,
    value,
)
from logexplorer.views.forms.tracebacks import exception
from logexplorer.views.row import Row


def _scopes(event: Event) -> Iterator[Row]:
    scopes = at(event, "scopes")
    if isinstance(scopes, str):
        for row in labelled("Scopes", ", ".join(scopes.split()), "context.scopes"):
            yield replace(row, value=scopes)
    else:
        yield from value("Scopes", "scopes")(event)


def _flow(event: Event) -> Iterator[Row]:
    part = value if isinstance(at(event, "flow"), str) else model
    yield from part("Using flow", "flow")(event)


_BINDING = together(
    model("Binding", "binding"),
    value("Policy", "policy_uuid"),
)
_REQUEST = together(
    group(
        "Request",
        user("User", "request.user"),
        model("Object", "request.obj"),
        flag("Debug", "request.debug"),
        further("request", "user", "obj", "debug", "context"),
    ),
    below_path("Request context", "request.context"),
)
_RESULT = group(
    "Result",
    flag("Passing", "result.passing"),
    value("Messages", "result.messages"),
    value("Raw result", "result.raw_result"),
    value("Log", "result.log_messages"),
    value("Sources", "result.source_results"),
    further("result", "passing", "messages", "raw_result", "log_messages", "source_results"),
)
_SECRET = together(
    message(),
    value("Type", "type"),
    model_section("Secret", "secret"),
    model_section("Token", "token"),
    rest("More", "message", "type", "secret", "token"),
)
_REQUESTED = together(
    model_section("Grant request", "model"),
    model("Access to", "targets"),
    value("Link", "hyperlink"),
    value("Link text", "hyperlink_label"),
    rest("More", "model", "targets", "hyperlink", "hyperlink_label"),
)

FORMS: Mapping[str, Part] = {
    "authorize_application": together(
        model_section("Application", "authorized_application"),
        group("Authorization", _flow, _scopes),
        rest("More", "authorized_application", "flow", "scopes"),
    ),
    "flow_execution": together(
        message(), model_section("Flow", "flow"), rest("More", "message", "flow")
    ),
    "policy_execution": together(
        message(),
        _BINDING,
        _RESULT,
        _REQUEST,
        rest("More", "message", "binding", "policy_uuid", "result", "request"),
    ),
    "policy_exception": together(
        message("error"),
        value("Error", "error", "error"),
        _BINDING,
        exception(),
        _REQUEST,
        rest("More", "message", "error", "binding", "policy_uuid", "exception", "request"),
    ),
    "property_mapping_exception": together(
        message("error"),
        value("Error", "error", "error"),
        model("Mapping", "mapping"),
        exception(),
        block("Expression", "expression"),
        rest("More", "message", "error", "mapping", "exception", "expression"),
    ),
    "secret_view": _SECRET,
    "secret_rotate": _SECRET,
    "access_request_created": _REQUESTED,
    "access_request_approved": _REQUESTED,
    "access_request_denied": _REQUESTED,
    "access_request_revoked": _REQUESTED,
}

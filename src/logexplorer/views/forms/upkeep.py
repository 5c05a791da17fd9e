"""Forms of what happens around accounts: warnings, tasks, emails, reviews, exports, leavers."""

from collections.abc import Iterator, Mapping

from logexplorer.model.event import Event
from logexplorer.views.forms.markup import readable
from logexplorer.views.forms.parts import (
    Part,
    at,
    flag,
    group,
    labelled,
    message,
    model,
    model_section,
    rest,
    text_rows,
    together,
    value,
)
from logexplorer.views.forms.tracebacks import exception
from logexplorer.views.row import Row, section


def _body(event: Event) -> Iterator[Row]:
    body = at(event, "body")
    if isinstance(body, str) and (text := readable(body)):
        yield from section("Body, as text", text_rows(text))


def _release(event: Event) -> Iterator[Row]:
    version = at(event, "new_version")
    if isinstance(version, str) and "changelog" not in event.context:
        link = f"https://goauthentik.io/docs/releases/{'.'.join(version.split('.')[:2])}"
        yield from labelled("Release", link, "")


_TASK = together(
    value("Task", "actor"),
    model("For", "rel_obj"),
    value("Seconds", "duration"),
    message(),
    exception(),
    rest("More", "actor", "rel_obj", "duration", "message", "exception"),
)
_REVIEW = together(
    message(),
    value("Review", "review"),
    model_section("Reviewed", "target"),
    group("Link", value("Text", "hyperlink_label"), value("Address", "hyperlink")),
    rest("More", "message", "review", "target", "hyperlink", "hyperlink_label"),
)
_NEXT_ACTION = together(
    value("User", "username"), value("Flow", "flow_slug"), rest("More", "username", "flow_slug")
)

FORMS: Mapping[str, Part] = {
    "system_exception": together(
        message("error"), exception(), rest("More", "message", "exception")
    ),
    "system_task_execution": _TASK,
    "system_task_exception": _TASK,
    "suspicious_request": together(
        message("error"),
        model_section("Token", "token"),
        model_section("Provider", "provider"),
        exception(),
        rest("More", "message", "token", "provider", "exception"),
    ),
    "configuration_error": together(
        message("error"),
        value("Cause", "cause"),
        model("Provider", "provider"),
        value("Given", "given", "removed"),
        value("Expected", "expected", "added"),
        exception(),
        rest("More", "message", "cause", "provider", "given", "expected", "exception"),
    ),
    "configuration_warning": together(
        message("warning"),
        value("Deprecation", "deprecation"),
        value("Cause", "cause"),
        value("Replacement", "replacement"),
        rest("More", "message", "deprecation", "cause", "replacement"),
    ),
    "email_sent": together(
        message(),
        value("Subject", "subject"),
        value("From", "from_email"),
        value("To", "to_email"),
        _body,
        rest("More", "message", "subject", "from_email", "to_email", "body"),
    ),
    "update_available": together(
        message(),
        value("New version", "new_version", "success"),
        value("Changelog", "changelog"),
        _release,
        rest("More", "message", "new_version", "changelog"),
    ),
    "export_ready": together(
        message(),
        model_section("Export", "export"),
        rest("More", "message", "export"),
    ),
    **{f"review_{step}": _REVIEW for step in ("initiated", "overdue", "attested", "completed")},
    **{f"next_action_{step}": _NEXT_ACTION for step in ("set", "removed", "completed")},
    "user_offboarded": together(
        message(),
        value("User", "user_pk"),
        value("Action", "offboarding_action"),
        flag("Sessions end", "revoke_sessions"),
        value("Tokens", "revoke_tokens"),
        rest(
            "More",
            "message",
            "user_pk",
            "offboarding_action",
            "revoke_sessions",
            "revoke_tokens",
        ),
    ),
}

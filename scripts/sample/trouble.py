"""What goes wrong, and what is watched: policies, exceptions, configuration, secrets, recovery."""

from datetime import datetime, timedelta
from typing import Any

from sample import things, tracebacks
from sample.clean import MASK
from sample.days import CONSENT
from sample.journal import START, UPDATE, Http, Journal, november, october
from sample.people import ADMIN_DESK, ANONYMOUS, DATACENTRE, NOBODY, everyone, named
from sample.places import Client
from sample.tracebacks import Error

MAPPING = """\
# unit and name
name = user.name
return {"unit": user.attributes.get("unit") + "/" + name}
"""


def write(journal: Journal) -> None:
    """Everything of this file."""
    policies(journal)
    policy_exceptions(journal)
    exceptions(journal)
    configuration(journal)
    secrets(journal)
    flows(journal)


def policies(journal: Journal) -> None:
    """A policy with execution logging writes what it was asked and what it answered."""
    for number, person in enumerate(everyone()[1::2]):
        when = october(28, 9, 30) + timedelta(hours=13.7 * number)
        passing = number % 6 != 5
        result = {
            "passing": passing, "raw_result": str(passing), "log_messages": [],
            "source_results": [],
            "messages": [] if passing else ["Please use a current browser."],
        }  # fmt: skip
        context = bound() | {"message": "Policy Execution", "result": result}
        context["request"] = asked(person.snapshot(), number)
        http = Http(CONSENT)
        journal.add(when, "policy_execution", person.snapshot(), context, person.home, http)


def asked(user: dict[str, Any], number: int) -> dict[str, Any]:
    """A policy request."""
    application = things.application(things.APPLICATIONS[number % 12][0])
    context = {
        "flow_plan": {"bindings": [], "flow_pk": things.IMPLICIT_CONSENT},
        "sso": False,
        "amr": ["pwd", "mfa"],
        "pending_user": user,
        "password": MASK,
    }
    return {"user": user, "obj": application, "debug": False, "context": context}


def policy_exceptions(journal: Journal) -> None:
    """The version of the policy that trusts everybody to have a department, until it is mended."""
    person = named("fatou.diallo")
    for number in range(5):
        when = october(28, 14, 20) + timedelta(days=1.1 * number)
        context = {"message": "'department'", "request": asked(person.snapshot(), number)}
        failed(
            journal, when, "policy_exception", bound() | context, tracebacks.KEY_ERROR,
            person.snapshot(), person.home, Http(CONSENT),
        )  # fmt: skip


def bound() -> dict[str, Any]:
    """A policy and what binds it."""
    policy = things.policy("deny-legacy-clients")
    name = f"Binding #0 to {policy['name']}"
    binding = things.model("authentik_policies", "policybinding", name)
    return {"policy_uuid": policy["pk"], "binding": binding}


def exceptions(journal: Journal) -> None:
    """A mapping that breaks, and authentik itself."""
    person = named("li.wei")
    mapping = things.model("authentik_providers_oauth2", "scopemapping", "Acme department scope")
    for days in (1.4, 9.4, 20.5):
        context: dict[str, Any] = {"expression": MAPPING}
        if days > 2:
            context |= {"mapping": mapping, "message": "Failed to execute property mapping"}
        failed(
            journal, START + timedelta(days=days), "property_mapping_exception", context,
            tracebacks.TYPE_ERROR, person.snapshot(), person.home, Http(CONSENT),
        )  # fmt: skip
    for days in (1.1, 12.1, 23.1):
        failed(
            journal, START + timedelta(days=days), "system_exception",
            {"message": tracebacks.SYSTEM.message} if days > 2 else {},
            tracebacks.SYSTEM, ANONYMOUS, DATACENTRE, Http("/-/health/ready/"),
        )  # fmt: skip


def failed(
    journal: Journal,
    when: datetime,
    action: str,
    context: dict[str, Any],
    error: Error,
    user: dict[str, Any] = NOBODY,
    client: Client | None = None,
    http: Http | None = None,
) -> None:
    """An exception: since the update with frames, before it as text behind the message."""
    if when >= UPDATE:
        context = context | {"exception": tracebacks.as_frames(error)}
    else:
        text = tracebacks.as_text(error)
        message = f"{context['message']}: {text}" if "message" in context else text
        context = context | {"message": message}
    journal.add(when, action, user, context, client, http)


def configuration(journal: Journal) -> None:
    """A wrong redirect address that is put right after four tries, and deprecations."""
    person, query = named("jonas.weber"), {"client_id": "wiki", "response_type": "code"}
    http = Http("/application/o/authorize/", "GET", query)
    error = {
        "message": "Redirect URI mismatch",
        "cause": "redirect_uri_no_match",
        "provider": things.oauth2("Wiki"),
        "expected": ["https://wiki.acme.example/oidc/callback"],
        "given": "https://wiki.acme.example/oidc/callback/",
    }
    for number in range(4):
        when = november(5, 13, 3 * number)
        journal.add(when, "configuration_error", person.snapshot(), error, person.home, http)
    warning = {
        "deprecation": "authentik.core.models.User.ak_groups",
        "replacement": "groups",
        "message": "User.ak_groups is deprecated and will be removed, use User.groups instead.",
        "cause": "Property mapping: Acme department scope",
    }
    for number in range(3):
        when = UPDATE + timedelta(days=9 * number, minutes=2)
        journal.add(when, "configuration_warning", NOBODY, warning)


def secrets(journal: Journal) -> None:
    """Keys that somebody looked at, and tokens that were rotated."""
    pair, admin = things.certificate("acme.example 2026"), named("ingrid.berg").snapshot()
    for number, kind in enumerate(["certificate", "private_key", "certificate"]):
        when = october(26 + number * 2, 10, 5)
        path = f"/api/v3/crypto/certificatekeypairs/{pair['pk']}/view_{kind}/"
        context = {"secret": pair, "type": kind}
        http = Http(path, "GET", {"download": ""})
        journal.add(when, "secret_view", admin, context, ADMIN_DESK, http)
    for number in range(4):
        token = things.token(f"ak-outpost-{number}-api")
        message = f"Token {token['name']}'s secret was rotated."
        when = START + timedelta(days=7 * number, minutes=3)
        journal.add(when, "secret_rotate", NOBODY, {"token": token, "message": message})


def flows(journal: Journal) -> None:
    """Flows with a pending user, while somebody else is logged in already."""
    for number, person in enumerate(everyone()[3:45:7]):
        when = october(29 + 2 * (number % 2), 11, 50 + number)
        user = person.snapshot() | {"authenticated_as": named("ingrid.berg").snapshot()}
        context = {"flow": things.flow("acme-recovery"), "message": "Recovery link followed"}
        http = Http("/api/v3/flows/executor/acme-recovery/", "GET", {"flow_token": MASK})
        journal.add(when, "flow_execution", user, context, ADMIN_DESK, http)

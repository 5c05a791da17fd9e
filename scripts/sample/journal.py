"""The event log while it is written: events go in in any order, authentik's rows come out."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sample import things
from sample.clean import in_order
from sample.places import Client

END = datetime(2026, 11, 15, tzinfo=UTC)
START = END - timedelta(days=30)
# The update: from here on requests carry an id and the user agent, and `app` is a Django app.
UPDATE = datetime(2026, 10, 18, 5, 0, tzinfo=UTC)
# The enterprise licence: from here on changes are stored with their diff.
LICENCE = datetime(2026, 10, 20, 9, 30, tzinfo=UTC)

# Per action the module which creates the event and, after the update, the app that it belongs to.
APPS = {
    "authorize_application":
        ("authentik.providers.oauth2.views.authorize", "authentik.providers.oauth2"),
    "secret_view": ("authentik.crypto.api", "authentik.crypto"),
    "secret_rotate": ("authentik.core.models", "authentik.core"),
    "suspicious_request": ("authentik.providers.oauth2.views.token", "authentik.providers.oauth2"),
    "source_linked": ("authentik.core.sources.stage", "authentik.core"),
    "impersonation_started": ("authentik.core.api.users", "authentik.core"),
    "impersonation_ended": ("authentik.core.api.users", "authentik.core"),
    "flow_execution": ("authentik.flows.views.executor", "authentik.flows"),
    "policy_execution": ("authentik.policies.process", "authentik.policies"),
    "policy_exception": ("authentik.policies.process", "authentik.policies"),
    "property_mapping_exception": ("authentik.core.expression.evaluator", "authentik.core"),
    "system_task_execution": ("authentik.tasks.middleware", "authentik.tasks"),
    "system_task_exception": ("authentik.tasks.middleware", "authentik.tasks"),
    "system_exception": ("authentik.root.middleware", "authentik.root"),
    "configuration_error": ("authentik.providers.oauth2.errors", "authentik.providers.oauth2"),
    "configuration_warning": ("authentik.events.models", "authentik.events"),
    "email_sent": ("authentik.stages.email.tasks", "authentik.stages.email"),
    "update_available": ("authentik.admin.tasks", "authentik.admin"),
    "export_ready": ("authentik.enterprise.reports.models", "authentik.enterprise.reports"),
}  # fmt: skip
PREFIXES = {
    "model": ("authentik.events.middleware", "authentik.events"),
    "review": ("", "authentik.enterprise.lifecycle"),
    "access": ("", "authentik.enterprise.pam"),
    "user_offboarded": ("", "authentik.enterprise.lifecycle"),
    "next": ("", "authentik.core"),
    "custom": ("authentik.policies.expression.evaluator", "authentik.policies.expression"),
    "": ("authentik.events.signals", "authentik.events"),
}


@dataclass(frozen=True)
class Http:
    """The request that an event comes from."""

    path: str
    method: str = "GET"
    args: dict[str, str] = field(default_factory=dict)


class Journal:
    """Collects what happens; `rows` gives it as the REST API would."""

    def __init__(self) -> None:
        self.random = Random("acme")
        self.events: list[dict[str, Any]] = []

    def add(
        self,
        when: datetime,
        action: str,
        user: dict[str, Any],
        context: dict[str, Any] | None = None,
        client: Client | None = None,
        http: Http | None = None,
    ) -> dict[str, Any]:
        """One event; what authentik adds by itself is added here. Gives the event, to alter it."""
        when += timedelta(microseconds=self.random.randrange(1_000_000))
        found = dict(context or {})
        if client:
            found = client.context() | found
        if client and http:
            found["http_request"] = self.request(when, client, http)
        event = {
            "user": user,
            "action": action,
            "app": app_of(action, when),
            "context": found,
            "client_ip": client.address if client else None,
            "created": when,
            "kept": timedelta(days=30 if action == "configuration_warning" else 365),
        }
        self.events.append(event)
        return event

    def request(self, when: datetime, client: Client, http: Http) -> dict[str, Any]:
        """A request as events hold it; before the update the query was kept as it came."""
        request: dict[str, Any] = {"path": http.path, "method": http.method, "args": http.args}
        if when < UPDATE:
            query = "&".join(f"{key}={value}" for key, value in http.args.items())
            return request | {"args": {"query": query} if "executor" in http.path else http.args}
        identity = UUID(int=self.random.getrandbits(128), version=4).hex
        return request | {"request_id": identity, "user_agent": client.agent}

    def rows(self) -> list[dict[str, Any]]:
        """All events, oldest first, with their keys in the API's order."""
        identities = Random("identities")
        events = sorted(self.events, key=lambda event: event["created"])
        return [row(event, UUID(int=identities.getrandbits(128), version=4)) for event in events]


def row(event: dict[str, Any], identity: UUID) -> dict[str, Any]:
    """The event as the REST API gives it."""
    return {
        "pk": str(identity),
        "user": in_order(event["user"]),
        "action": event["action"],
        "app": event["app"],
        "context": in_order(event["context"]),
        "client_ip": event["client_ip"],
        "created": stamp(event["created"]),
        "expires": stamp(event["created"] + event["kept"]),
        "brand": in_order(event.get("brand", things.BRAND)),
    }


def app_of(action: str, when: datetime) -> str:
    prefix = next(prefix for prefix in PREFIXES if action.startswith(prefix))
    before, after = APPS.get(action, PREFIXES[prefix])
    return after if when >= UPDATE or not before else before


def october(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A moment of October 2026; days beyond the 31st run on into November."""
    first = datetime(2026, 10, 1, tzinfo=UTC)
    return first + timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second)


def november(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return october(day + 31, hour, minute, second)


def stamp(moment: datetime) -> str:
    """A time as the API writes it, always with microseconds."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")

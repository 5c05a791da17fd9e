"""What the machine writes by itself: service accounts, tasks, emails, releases, custom events."""

from datetime import timedelta
from random import Random
from typing import Any

from sample import things, tracebacks
from sample.clean import MASK, hex_of
from sample.journal import END, START, Http, Journal, october
from sample.people import (
    AKADMIN,
    BACKUP,
    DATACENTRE,
    MONITORING,
    NOBODY,
    OUTPOST,
    PROBE,
    TERRAFORM,
    everyone,
)  # fmt: skip
from sample.places import Client
from sample.trouble import failed


def write(journal: Journal) -> None:
    """Everything of this file."""
    services(journal)
    tasks(journal)
    emails(journal)
    releases_and_exports(journal)
    badges(journal)


def services(journal: Journal) -> None:
    """Service accounts log in by token or app password, always from where they are."""
    app_password = {"token": things.token("svc-backup-app-password")}
    accounts: list[tuple[dict[str, Any], Client, int, str, dict[str, Any]]] = [
        (BACKUP, DATACENTRE, 1, "app_password", app_password),
        (TERRAFORM, DATACENTRE, 1, "token", {"identifier": "terraform"}),
        (MONITORING, PROBE, 2, "token", {}),
        (OUTPOST, DATACENTRE, 3, "token", {}),
    ]
    for user, client, times, method, arguments in accounts:
        context = {"auth_method": method, "auth_method_args": arguments}
        for number in range(30 * times):
            when = START + timedelta(minutes=97 + number * (1440 // times), seconds=user["pk"])
            journal.add(when, "login", user, context, client, Http("/api/v3/core/users/me/"))


def tasks(journal: Journal) -> None:
    """Three tasks a day, and some that fail."""
    sync = "authentik.sources.ldap.tasks.ldap_sync"
    mail = "authentik.stages.email.tasks.send_mail"
    names = [sync, "authentik.core.tasks.clean_expired_models", "authentik.admin.tasks.statistics"]
    random = Random("tasks")
    for number in range(90):
        when, name = START + timedelta(hours=8 * number, minutes=11), names[number % 3]
        context: dict[str, Any] = {"actor": name, "message": f"Task {name} finished"}
        context["duration"] = f"{random.uniform(0.2, 90):.6f}"
        if name == sync:
            context |= {"rel_obj": things.LDAP, "pages": random.randrange(4, 30)}
        journal.add(when, "system_task_execution", NOBODY, context)
    for day in (1, 9, 16, 25):
        name, error = (mail, tracebacks.REFUSED) if day % 8 == 1 else (sync, tracebacks.TIMEOUT)
        context = {"actor": name, "message": f"Task {name} encountered an error"}
        failed(
            journal, START + timedelta(days=day, hours=3), "system_task_exception", context, error
        )


def emails(journal: Journal) -> None:
    """Password resets and notices, with their HTML body."""
    for number, person in enumerate(everyone()[2::5]):
        when = october(17, 10, 33) + timedelta(hours=55 * number)
        kind = "Passwort zurücksetzen" if number % 2 else "authentik Notification: login_failed"
        body = (
            "<!DOCTYPE html><html><head><style>h1 { color: #fd4b2d }</style></head>\n<body>\n"
            f"<h1>{kind}</h1>\n<p>Hallo {person.name} &amp; Team,</p>\n"
            f'<p><a href="https://sso.acme.example/if/flow/recovery/?flow_token={MASK}">weiter</a></p>'
            "\n<script>alert('never run this')</script>\n</body></html>\n"
        )
        context = {
            "message": f"Email to {person.email} sent", "subject": kind, "body": body,
            "from_email": "sso@acme.example", "to_email": [person.email],
        }  # fmt: skip
        if number == 4:
            context["to_email"] = [person.email, "security@acme.example"]
        journal.add(when, "email_sent", NOBODY, context)


def releases_and_exports(journal: Journal) -> None:
    """What authentik tells its administrators."""
    for day, version in ((1, "2026.10.1"), (20, "2026.10.2")):
        context = {"new_version": version, "message": f"New version {version} available!"}
        context["changelog"] = f"https://docs.goauthentik.io/releases/{version[:7]}"
        journal.add(START + timedelta(days=day, hours=6), "update_available", NOBODY, context)
    for day in (20, 29):
        export = things.model("authentik_reports", "dataexport", f"Data Export {hex_of(str(day))}")
        ready = {"message": "Event export generated successfully", "export": export}
        journal.add(START + timedelta(days=day, hours=9), "export_ready", AKADMIN, ready)


def badges(journal: Journal) -> None:
    """A second custom action, with numbers, lists, empty values and odd keys in it."""
    for number, person in enumerate(everyone()[5::9]):
        when = START + timedelta(days=3 + 4 * number, hours=11)
        context: dict[str, Any] = {
            "badge": {"number": 1000 + number, "valid": True, "doors": ["HQ", "Labor 3", ""]},
            "printer-name": "Drucker #2 (1. OG)", "weight.grams": 4.5, "note": None, "größe": "XL",
        }  # fmt: skip
        if when < END:
            journal.add(when, "custom_badge_printed", person.snapshot(), context)

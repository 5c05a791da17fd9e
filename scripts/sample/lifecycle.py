"""Joiners, movers and leavers: invitations, enrolment, access requests, reviews, offboarding."""

from datetime import datetime, timedelta
from typing import Any

from sample import things
from sample.clean import MASK, hex_of
from sample.days import EXECUTOR
from sample.journal import START, Http, Journal, november, october
from sample.people import ADMIN_DESK, NOBODY, Person, everyone, named

ENROLMENT = "/api/v3/flows/executor/acme-enrollment/"
SETTINGS = "/api/v3/flows/executor/default-user-settings-flow/"


def starters() -> list[tuple[datetime, Person]]:
    """Four people who join in the course of the month, and when."""
    names = ["tim.lorenz", "søren.kjær", "björn.åkesson", "ethan.clark"]
    return [(october(19 + 6 * number, 9, 12), named(name)) for number, name in enumerate(names)]


def away() -> set[tuple[str, str]]:
    """The days before they joined, as (user name, date)."""
    return {
        (person.username, f"{START + timedelta(days=day):%Y-%m-%d}")
        for joined, person in starters()
        for day in range(-1, (joined - START).days + 1)
    }


def write(journal: Journal) -> None:
    """Everything of this file."""
    joiners(journal)
    settings(journal)
    access_requests(journal)
    reviews(journal)
    offboarding(journal)
    next_actions(journal)


def joiners(journal: Journal) -> None:
    """Four people follow an invitation, are written, set a password and link an account."""
    for number, (when, person) in enumerate(starters()):
        user, client = person.snapshot(), person.home
        http = Http(ENROLMENT, "POST", {"itoken": MASK})
        invitation = {"invitation_uuid": hex_of(f"invitation/{number}")}
        journal.add(when, "invitation_used", user, invitation, client, http)
        written = {
            "name": person.name, "email": person.email, "username": person.username,
            "created": True, "attributes": {"invited_by": "ingrid.berg", "emoji": "🦄"},
        }  # fmt: skip
        journal.add(when + timedelta(seconds=2), "user_write", user, written, client, http)
        journal.add(when + timedelta(seconds=2), "password_set", user)
        linked = {"message": "Linked Source", "source": things.GITHUB}
        callback = Http(
            "/source/oauth/callback/github/", "GET", {"state": hex_of(f"state/{number}")}
        )
        journal.add(when + timedelta(minutes=6), "source_linked", user, linked, client, callback)


def settings(journal: Journal) -> None:
    """People change their own settings; some fields are there and some are not."""
    for number, person in enumerate(everyone()[::4]):
        when = october(17 + number * 29 // 16, 12, 3 + number)
        written: dict[str, Any] = {"created": False, "username": person.username}
        written["attributes"] = {"settings": {"locale": ["", "de", "fr", "ja_JP"][number % 4]}}
        if number % 3:
            written |= {"name": person.name, "email": person.email}
        http = Http(SETTINGS, "POST")
        journal.add(when, "user_write", person.snapshot(), written, person.home, http)


def access_requests(journal: Journal) -> None:
    """Requested, granted or refused by an administrator, and one taken back."""
    admin = named("ingrid.berg").snapshot()
    answers = ["approved", "denied", "approved", "approved", "denied"]
    for number, answer in enumerate(answers):
        person = everyone()[7 + 9 * number]
        when = october(23 + 4 * number, 8, 40)
        request = things.model("authentik_pam", "grantrequest", f"Grant request {number + 1}")
        context: dict[str, Any] = {"model": request, "targets": [things.application("Prometheus")]}
        context |= {"hyperlink": f"https://sso.acme.example/if/user/#/requests/{request['pk']}"}
        asked = context | {"hyperlink_label": "Fulfill"}
        user, http = person.snapshot(), Http("/api/v3/flows/executor/access-request/", "POST")
        journal.add(when, "access_request_created", user, asked, person.home, http)
        path = Http(f"/api/v3/pam/requests/{request['pk']}/fulfill/", "POST")
        later = when + timedelta(hours=5 + number)
        journal.add(later, f"access_request_{answer}", admin, context, ADMIN_DESK, path)
        if number in (0, 3):
            end = later + timedelta(days=3)
            journal.add(end, "access_request_revoked", admin, context, ADMIN_DESK, path)


def reviews(journal: Journal) -> None:
    """Access reviews of three groups; two are late."""
    for number, name in enumerate(["finance", "authentik Admins", "Küstenwache ⚓"]):
        group = things.group(name)
        when = october(24 + 3 * number, 0, 0, 10)
        context = {
            "target": group, "review": hex_of(f"review/{name}"),
            "hyperlink": f"/if/admin/#/identity/groups/{group['pk']}",
            "hyperlink_label": "Go to group",
        }  # fmt: skip
        steps = [("initiated", 0), ("overdue", 7), ("attested", 8), ("completed", 8)]
        for step, days in steps if number else [steps[0], steps[2], steps[3]]:
            word = {"initiated": "due", "attested": "attested"}.get(step, step)
            message = {"message": f"Access review is {word} for group {name}"}
            attested = step == "attested"
            user = named("ingrid.berg").snapshot() if attested else NOBODY
            client = ADMIN_DESK if attested else None
            http = Http("/api/v3/lifecycle/reviews/", "POST") if attested else None
            moment = when + timedelta(days=days, hours=9 * attested + 10 * (step == "completed"))
            journal.add(moment, f"review_{step}", user, context | message, client, http)


def offboarding(journal: Journal) -> None:
    """Two leavers; nothing is heard of them after that because they never worked here before."""
    for number, (pk, username) in enumerate([(91, "extern.kowalski"), (92, "praktikum.2026")]):
        context = {
            "message": f"User {username} was offboarded (deactivate)", "user_pk": pk,
            "offboarding_action": "deactivate", "revoke_sessions": True,
            "revoke_tokens": MASK,
        }  # fmt: skip
        when = october(31, 22, 0, 4) + timedelta(days=number)
        journal.add(when, "user_offboarded", named("ingrid.berg").snapshot(), context)


def next_actions(journal: Journal) -> None:
    """After the spraying night some must set up a second factor at their next login."""
    admin = named("ingrid.berg").snapshot()
    for number, person in enumerate(everyone()[1:5]):
        when = november(4, 11, 2 * number)
        context = {"flow_slug": "default-authenticator-totp-setup", "username": person.username}
        http = Http(f"/api/v3/core/users/{person.pk}/", "PATCH")
        journal.add(when, "next_action_set", admin, context, ADMIN_DESK, http)
        if number % 2:
            removed = when + timedelta(hours=3)
            journal.add(removed, "next_action_removed", admin, context, ADMIN_DESK, http)
        else:
            done, flow = when + timedelta(hours=22), Http(EXECUTOR, "POST")
            user = person.snapshot()
            journal.add(done, "next_action_completed", user, context, person.home, flow)

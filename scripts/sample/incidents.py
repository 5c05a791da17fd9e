"""The stories: a password-spraying night, an impossible journey, a trip abroad, impersonation."""

from datetime import datetime, timedelta
from random import Random

from sample import things
from sample.clean import MASK
from sample.days import EXECUTOR, LOGOUT, authorize, failed_login
from sample.journal import Http, Journal, november, october
from sample.people import (
    ADMIN_DESK,
    AGENTS,
    AKADMIN,
    Person,
    everyone,
    named,
)  # fmt: skip
from sample.places import AMSTERDAM, ANTIPODES, HOSTING, HOTEL, LISBOA, SYDNEY, TOKYO, Client

SPRAY_START = november(4, 2, 10)
SPRAY_TOOL = "python-requests/2.32.5"
ROUNDS = 8
VICTIM = "mattias.lindqvist"
TRAVELLER = "tomasz.wiśniewski"
JUMPER = "priya.raman"
UNKNOWN = ["admin", "administrator", "root", "test", "info", "backup", "scanner", "guest"]


def away() -> set[tuple[str, str]]:
    """The days that are told here and not by `days`, as (user name, date)."""
    trip = {(TRAVELLER, f"2026-11-{day:02}") for day in (*range(7, 16),)}
    jump = {(JUMPER, "2026-10-28"), (JUMPER, "2026-10-29")}
    return trip | jump | {(VICTIM, "2026-11-03"), (VICTIM, "2026-11-04")}


def write(journal: Journal) -> None:
    """All stories of this file."""
    spray(journal)
    break_in(journal)
    aftermath(journal)
    impossible_journey(journal)
    trip_abroad(journal)
    impersonations(journal)


def attackers() -> list[Client]:
    return [
        Client(HOSTING.address(number), SPRAY_TOOL, AMSTERDAM, HOSTING) for number in range(31, 35)
    ]


def targets() -> list[str]:
    """40 user names: 32 of Europe's and eight that do not exist. The victim comes last."""
    known = [person for person in everyone() if person.place is not TOKYO and person.place.utc >= 0]
    chosen = [person.username for person in known if person.username not in (VICTIM, JUMPER)][:31]
    return [*chosen, *UNKNOWN, VICTIM]


def spray(journal: Journal) -> None:
    """40 names, one password each in eight rounds of five minutes, from four addresses in turn."""
    names = targets()
    clients = attackers()
    moment = SPRAY_START
    for number in range(ROUNDS * len(names)):
        username = names[number % len(names)]
        if number == ROUNDS * len(names) - 1:
            return  # the last attempt of the last round is the one that succeeds
        failed_login(journal, username, clients[number % len(clients)], moment)
        moment += timedelta(seconds=7.5)


def break_in(journal: Journal) -> None:
    """The password was right: a login without a second factor, and a look around."""
    victim, client = named(VICTIM), attackers()[3]
    start = SPRAY_START + timedelta(seconds=7.5 * (ROUNDS * len(targets()) - 1))
    user = victim.snapshot()
    context = {"auth_method": "password", "auth_method_args": {}}
    journal.add(start, "login", user, context, client, Http(EXECUTOR, "GET", {"next": "/"}))
    for minutes, name in enumerate(["GitLab", "Nextcloud", "Vaultwarden", "Wiki"], start=1):
        authorize(journal, user, client, start + timedelta(minutes=2 * minutes), name)
    path = "/api/v3/core/tokens/mattias-app-password/view_key/"
    secret = things.token("mattias-app-password")
    journal.add(
        start + timedelta(minutes=11), "secret_view", user, {"secret": secret}, client, Http(path)
    )
    provider = things.oauth2("GitLab")
    message = {"message": "Revoked refresh token was used", "provider": provider}
    message["token"] = things.model(
        "authentik_providers_oauth2", "refreshtoken", "Refresh Token", 412
    )
    later = start + timedelta(minutes=26)
    http = Http("/application/o/token/", "POST")
    journal.add(later, "suspicious_request", user, message, client, http)


def aftermath(journal: Journal) -> None:
    """In the morning an administrator locks the account, and gives it back with a new password."""
    admin, victim = named("ingrid.berg").snapshot(), named(VICTIM)
    morning = november(4, 7, 40)
    account = things.user(victim.pk, victim.username)
    path = Http(f"/api/v3/core/users/{victim.pk}/", "PATCH")
    off = {"is_active": {"previous_value": True, "new_value": False}}
    on = {"is_active": {"previous_value": False, "new_value": True}}
    locked = {"model": account, "diff": off}
    journal.add(morning, "model_updated", admin, locked, ADMIN_DESK, path)
    gone = {"model": things.token("mattias-app-password")}
    gone["model_state"] = {
        "identifier": "mattias-app-password", "key": MASK, "intent": "app_password",
        "user": victim.pk, "description": "Thunderbird", "expiring": True,
        "expires": "2027-03-01T00:00:00Z", "managed": None,
    }  # fmt: skip
    later = morning + timedelta(minutes=6)
    token_path = Http("/api/v3/core/tokens/mattias-app-password/", "DELETE")
    journal.add(later, "model_deleted", admin, gone, ADMIN_DESK, token_path)
    journal.add(morning + timedelta(minutes=95), "password_set", victim.snapshot())
    unlocked = {"model": account, "diff": on}
    journal.add(morning + timedelta(minutes=97), "model_updated", admin, unlocked, ADMIN_DESK, path)
    when, home = morning + timedelta(minutes=110), victim.home
    totp = things.device("totp", "totpdevice", "TOTP Device", victim.pk)
    arguments = {"mfa_devices": [totp], "known_device": False}
    context = {"auth_method": "password", "auth_method_args": arguments}
    journal.add(when, "login", victim.snapshot(), context, home, Http(EXECUTOR, "GET"))


def impossible_journey(journal: Journal) -> None:
    """London at 09:12, Sydney 53 minutes later; the next day London again, at 08:58."""
    person = named(JUMPER)
    sydney = Client(ANTIPODES.address(7), AGENTS[0], SYDNEY, ANTIPODES)
    visits = [
        (october(28, 9, 12), person.home),
        (october(28, 10, 5), sydney),
        (october(29, 8, 58), person.home),
    ]
    for when, client in visits:
        method = {"auth_method": "password", "auth_method_args": {"known_device": client != sydney}}
        journal.add(when, "login", person.snapshot(), method, client, Http(EXECUTOR, "GET"))
        authorize(journal, person.snapshot(), client, when + timedelta(seconds=40), "Mattermost")


def trip_abroad(journal: Journal) -> None:
    """A week in Lisbon; three days lie between the last login at home and the first one there."""
    person = named(TRAVELLER)
    hotel = Client(HOTEL.address(44), person.home.agent, LISBOA, HOTEL)
    for day in range(9, 14):
        when = november(day, 8, 20 + day)
        arguments = {"mfa_devices": [things.device("static", "staticdevice", "Backup codes", 31)]}
        method = {"auth_method": "password", "auth_method_args": arguments}
        journal.add(when, "login", person.snapshot(), method, hotel, Http(EXECUTOR, "GET"))
        authorize(journal, person.snapshot(), hotel, when + timedelta(minutes=3), "GitLab")
        out = when + timedelta(hours=9)
        journal.add(out, "logout", person.snapshot(), {}, hotel, Http(LOGOUT))


def impersonations(journal: Journal) -> None:
    """Three times somebody acts as somebody else; what happens meanwhile says so."""
    pairs = [
        (october(22, 13, 5), "ingrid.berg", "fatou.diallo", "Ticket 4711"),
        (november(4, 9, 5), "ingrid.berg", VICTIM, "What did they see?"),
        (november(11, 15, 30), "", "سارة.حداد", ""),
    ]
    for start, admin, username, reason in pairs:
        actor = named(admin).snapshot() if admin else AKADMIN
        impersonation(journal, start, actor, named(username), reason)


def impersonation(
    journal: Journal, start: datetime, actor: dict[str, object], person: Person, reason: str
) -> None:
    """Start, two applications, a changed setting, end."""
    both = actor | {"on_behalf_of": person.snapshot()}
    path = Http(f"/api/v3/core/users/{person.pk}/impersonate/", "POST")
    context = {"reason": reason} if reason else {}
    journal.add(start, "impersonation_started", both, context, ADMIN_DESK, path)
    for minutes, name in ((1, "Wiki"), (3, "Zeiterfassung")):
        authorize(journal, both, ADMIN_DESK, start + timedelta(minutes=minutes), name)
    account = things.user(person.pk, person.username)
    change = {
        "previous_value": {"settings": {"locale": ""}},
        "new_value": {"settings": {"locale": "en"}},
    }
    changed = {"model": account, "diff": {"attributes": change}}
    settings = Http("/api/v3/core/users/me/settings/", "PUT")
    journal.add(start + timedelta(minutes=4), "model_updated", both, changed, ADMIN_DESK, settings)
    end = start + timedelta(minutes=7, seconds=Random(reason).randrange(60))
    ended = Http("/api/v3/core/users/impersonate_end/")
    journal.add(end, "impersonation_ended", both, {}, ADMIN_DESK, ended)

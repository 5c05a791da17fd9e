"""Ordinary days: people log in, open applications, mistype a password now and then, go home.

Nobody fails more than twice in a row, and everybody stays in one place but for the stories told
in `incidents`; so whatever looks for attacks and journeys must stay silent here.
"""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from sample import things
from sample.clean import MASK
from sample.journal import END, LICENCE, START, Http, Journal, stamp
from sample.people import ANONYMOUS, Person, everyone
from sample.places import BERLIN, TOKYO, Client

EXECUTOR = "/api/v3/flows/executor/default-authentication-flow/"
CONSENT = "/api/v3/flows/executor/default-provider-authorization-implicit-consent/"
LOGOUT = "/api/v3/flows/executor/default-invalidation-flow/"


class Days:
    """Writes a month of working days; `away` holds (user name, date) pairs that others write."""

    def __init__(self, journal: Journal, away: set[tuple[str, str]]) -> None:
        self.journal = journal
        self.away = away
        self.random = Random("days")
        self.last_login: dict[int, str | None] = {}

    def write(self) -> None:
        day = START
        while day < END:
            for person in everyone():
                self.day_of(person, day)
            day += timedelta(days=1)

    def day_of(self, person: Person, day: datetime) -> None:
        """One person's day, if they work on it. The random numbers are drawn in any case."""
        chance, minute, at_office = (
            self.random.random(),
            self.random.gauss(0, 40),
            self.random.random(),
        )
        works = chance < (0.9 if day.weekday() < 5 else 0.07)
        begin = day + timedelta(hours=8.5 - person.place.utc, minutes=max(-90, min(90, minute)))
        if not works or (person.username, f"{begin:%Y-%m-%d}") in self.away or begin < START:
            return
        in_berlin = person.place is BERLIN and day.weekday() < 5
        client = person.office() if in_berlin and at_office < 0.4 else person.home
        self.workday(person, client, begin)

    def workday(self, person: Person, client: Client, begin: datetime) -> None:
        random = self.random
        if client is person.home and random.random() < 0.22:
            self.vpn(person, client, begin - timedelta(minutes=4))
        if random.random() < 0.055:
            self.mistyped(person, client, begin)
        self.login(person, client, begin)
        moment = begin + timedelta(seconds=random.randrange(3, 90))
        for _ in range(random.choice([1, 1, 1, 2, 2, 2, 3, 3, 4])):
            self.authorize(person, client, moment)
            moment += timedelta(minutes=random.randrange(5, 130))
        if random.random() < 0.3:
            self.logout(person, client, begin + timedelta(hours=8, minutes=random.randrange(60)))

    def mistyped(self, person: Person, client: Client, begin: datetime) -> None:
        for attempt in range(self.random.choice([1, 1, 1, 2])):
            failed_login(
                self.journal, person.username, client, begin - timedelta(seconds=20 + 25 * attempt)
            )

    def login(self, person: Person, client: Client, when: datetime) -> None:
        """A login, with what the account is used to log in with, and what that changes."""
        context = method_of(person, self.random)
        if person.pk % 9 == 4:
            context["device"] = things.model(
                "authentik_endpoints", "device", f"LT-{person.pk:04}.acme.example"
            )
        user = person.snapshot()
        http = Http(EXECUTOR, "GET", {"next": "/"})
        event = self.journal.add(when, "login", user, context, client, http)
        self.remember(person, client, event["created"])

    def remember(self, person: Person, client: Client, when: datetime) -> None:
        """A login sets last_login; some of these changes are in the log."""
        previous = self.last_login.get(person.pk)
        self.last_login[person.pk] = stamp(when)
        if person.pk % 12 != 3:
            return
        context: dict[str, Any] = {"model": things.user(person.pk, person.username)}
        if when >= LICENCE:
            change = {"previous_value": previous, "new_value": stamp(when)}
            context["diff"] = {"last_login": change}
        self.journal.add(
            when, "model_updated", person.snapshot(), context, client, Http(EXECUTOR, "GET")
        )

    def authorize(self, person: Person, client: Client, when: datetime) -> None:
        weights = [weight for *_, weight in things.APPLICATIONS]
        chosen = self.random.choices(things.APPLICATIONS, weights)[0]
        if chosen[1] == "portal-jp" and person.place is not TOKYO:
            chosen = things.APPLICATIONS[1]
        authorize(self.journal, person.snapshot(), client, when, chosen[0])

    def logout(self, person: Person, client: Client, when: datetime) -> None:
        if when < END:
            self.journal.add(when, "logout", person.snapshot(), {}, client, Http(LOGOUT))

    def vpn(self, person: Person, client: Client, when: datetime) -> None:
        context = {
            "message": f"{person.name} connected to the VPN",
            "gateway": f"vpn-{person.place.continent.lower()}.acme.example",
            "tunnel": {"address": f"10.99.{person.pk // 8}.{person.pk}", "mtu": 1420},
            "bytes_expected": self.random.choice([None, 0, 1_500_000, 2.5e9]),
        }
        self.journal.add(when, "custom_vpn_connected", person.snapshot(), context, client)


def failed_login(journal: Journal, username: str, client: Client, when: datetime) -> None:
    """A failed login; nobody knows who it was, so the user is anonymous."""
    context = {"username": username, "password": MASK, "stage": things.PASSWORD_STAGE}
    http = Http(EXECUTOR, "POST", {"next": "/"})
    journal.add(when, "login_failed", ANONYMOUS, context, client, http)


def authorize(
    journal: Journal, user: dict[str, Any], client: Client, when: datetime, name: str
) -> None:
    """An application is opened, by the protocol that it speaks."""
    _, slug, protocol, _ = next(row for row in things.APPLICATIONS if row[0] == name)
    context = {"authorized_application": things.application(name), "flow": things.IMPLICIT_CONSENT}
    if protocol == "openid":
        context["scopes"] = "openid email profile" + (" groups" if slug == "gitlab" else "")
    elif protocol == "proxy":
        context["scopes"] = "ak_proxy profile openid email entitlements"
    event = journal.add(
        when, "authorize_application", user, context, client, Http(CONSENT, "GET", {"client": slug})
    )
    if protocol == "saml":
        event["app"] = event["app"].replace("oauth2.views.authorize", "saml.views.flows")
        event["app"] = event["app"].replace("oauth2", "saml")


def method_of(person: Person, random: Random) -> dict[str, Any]:
    """How somebody logs in: password and second factor, passkey, source, or a bare password."""
    match person.pk % 5:
        case 0 | 1:
            totp = things.device("totp", "totpdevice", "TOTP Device", person.pk)
            arguments = {"mfa_devices": [totp], "known_device": random.random() < 0.8}
            return {"auth_method": "password", "auth_method_args": arguments}
        case 2:
            key = things.device("webauthn", "webauthndevice", f"YubiKey {person.name}", person.pk)
            return {"auth_method": "auth_webauthn_pwl", "auth_method_args": {"device": key}}
        case 3 if person.place is TOKYO:
            return {"using_source": things.LDAP}
        case _:
            return {"auth_method": "password", "auth_method_args": {}}

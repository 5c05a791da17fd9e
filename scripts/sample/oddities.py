"""Rows that a reader must survive: odd addresses, half a place, numbers as text, other brands."""

from datetime import timedelta
from typing import Any

from sample import things
from sample.clean import hex_of
from sample.journal import Http, Journal, november, october
from sample.people import AGENTS, AKADMIN, ANONYMOUS, NOBODY, OUTPOST, named
from sample.places import BERLIN, TELEFONICA, Client

SPELLINGS = [
    "2001:db8:b::17",
    "2001:0db8:000b:0000:0000:0000:0000:0017",
    "2001:DB8:B:0:0:0:0:17",
    "::ffff:192.0.2.33",
    "::1",
    "fe80::1ff:fe23:4567:890a",
]


def write(journal: Journal) -> None:
    """Everything of this file; none of it is a login, so none of it moves anybody."""
    addresses(journal)
    places(journal)
    brands(journal)
    bare(journal)
    suspicious(journal)


def addresses(journal: Journal) -> None:
    """One address in three spellings, other IPv6, and the one for requests without an address."""
    for number, spelling in enumerate(SPELLINGS):
        when = october(30, 4, number)
        client, context = Client(spelling, AGENTS[2]), {"message": "Probe", "round": number}
        journal.add(when, "custom_probe", ANONYMOUS, context, client, Http("/-/health/live/"))
    for number in range(3):
        client = Client("255.255.255.255", "")
        when = november(1 + number, 2, 30)
        context = {"message": "Blueprint applied", "blueprint": "acme/base.yaml"}
        journal.add(when, "custom_blueprint_applied", NOBODY, context, client)


def places(journal: Journal) -> None:
    """Coordinates as text, half a place, and no place at all where one is expected."""
    geos: list[dict[str, Any] | None] = [
        {"lat": "52.52", "long": "13.405", "city": "Berlin", "country": "DE", "continent": "EU"},
        {"lat": None, "long": None, "city": "", "country": "DE", "continent": "EU"},
        {"city": "Berlin", "country": "DE"},
        {},
        None,
    ]
    person = named("jonas.weber")
    for number, geo in enumerate(geos):
        client = Client(person.home.address, AGENTS[2], BERLIN, TELEFONICA)
        when = november(2, 18, 10 * number)
        context: dict[str, Any] = {"geo": geo, "asn": None if number == 4 else TELEFONICA.context()}
        context["message"] = "Place looked up again"
        journal.add(when, "custom_geo_lookup", person.snapshot(), context, client)


def brands(journal: Journal) -> None:
    """A second brand, and an event of before there were brands."""
    labs = things.model("authentik_brands", "brand", "Acme Labs – 研究所")
    for number in range(4):
        event = journal.add(
            november(7, 10, 9 * number),
            "logout",
            named("grace.lee").snapshot(),
            {},
            named("grace.lee").home,
            Http("/if/session-end/labs/"),
        )
        event["brand"] = labs if number else {}


def bare(journal: Journal) -> None:
    """No user, no address, hardly a context; and an outpost that reports what it is."""
    start = october(16, 0, 0, 1)
    journal.add(start, "custom_started", NOBODY)
    journal.add(start + timedelta(days=2, hours=5), "custom_started", NOBODY)
    context = {"versions": {"server": "2026.10.1", "python": "3.13.9"}, "hash": hex_of("build")}
    context["uptime"] = "86400.000000"
    journal.add(
        start + timedelta(days=3),
        "custom_outpost_report",
        OUTPOST | {"is_anonymous": False},
        context,
    )
    journal.add(
        start + timedelta(days=4), "custom_outpost_report", AKADMIN, context | {"uptime": "172800"}
    )


def suspicious(journal: Journal) -> None:
    """A host name that Django does not allow, with a text that wants to be markup."""
    message = "Invalid HTTP_HOST header: '[red]evil[/red].example'. You may need to add it."
    client = Client("192.0.2.77", "curl/8.14.1")
    http = Http("/if/flow/default-authentication-flow/", "GET", {"next": "//evil.example"})
    context = {"message": message}
    journal.add(november(9, 23, 41), "suspicious_request", ANONYMOUS, context, client, http)

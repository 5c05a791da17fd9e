"""Acme's people: 60 with a place to work from, four service accounts, and nobody."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sample import places
from sample.places import Client, Place

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
AGENTS = [
    f"{WINDOWS} Chrome/142.0.0.0 Safari/537.36",
    f"{WINDOWS} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
    "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/26.0 Safari/605.1.15",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
]
OFFICE = "10.20.{}.{}"

NAMES: dict[Place, list[str]] = {
    places.BERLIN: [
        "ingrid.berg Ingrid Berg", "zoë.müller Zoë Müller", "jonas.weber Jonas Weber",
        "aylin.demir Aylin Demir", "karl.schulz Karl Schulz", "mia.hoffmann Mia Hoffmann",
        "сергей.петров Сергей Петров", "felix.braun Felix Braun", "lea.wolf Lea Wolf",
        "emre.kaya Emre Kaya", "paul.krause Paul Krause", "hannah.vogel Hannah Vogel",
        "minh.nguyen Nguyễn Văn Minh", "clara.jung Clara Jung", "david.cohen David Cohen",
        "سارة.حداد سارة حداد", "tim.lorenz Tim Lorenz", "ella.peters Ella Peters",
    ],
    places.MUENCHEN: [
        "anton.huber Anton Huber", "rosa.maier Rosa Maier", "milan.novák Milan Novák",
        "eva.gruber Eva Gruber", "vroni.öttl Vroni Öttl", "chiara.conti Chiara Conti",
    ],
    places.HAMBURG: [
        "mattias.lindqvist Mattias Lindqvist", "ole.jansen Ole Jansen", "fenja.boysen Fenja Boysen",
        "søren.kjær Søren Kjær", "ana.silva Ana Silva", "björn.åkesson Björn Åkesson",
    ],
    places.PARIS: [
        "amélie.dubois Amélie Dubois", "hugo.lefèvre Hugo Lefèvre", "inès.moreau Inès Moreau",
        "théo.garnier Théo Garnier", "fatou.diallo Fatou Diallo",
    ],
    places.LONDON: [
        "priya.raman Priya Raman", "oliver.smith Oliver Smith", "niamh.o'brien Niamh O'Brien",
        "george.taylor George Taylor", "omar.haddad Omar Haddad", "grace.lee Grace Lee",
        "rhys.jones Rhys Jones",
    ],
    places.WARSZAWA: [
        "tomasz.wiśniewski Tomasz Wiśniewski", "łukasz.żak Łukasz Żak", "ola.mazur Ola Mazur",
        "ольга.коваль Ольга Коваль",
    ],
    places.TOKYO: [
        "山田太郎 山田太郎", "sato.yuki 佐藤 ゆき", "tanaka.ken 田中 健",
        "kim.jiwoo 김지우", "mori.aoi 森 葵",
    ],
    places.NEW_YORK: [
        "maria.garcia María García", "james.brown James Brown", "li.wei 李伟",
        "ava.johnson Ava Johnson", "noah.williams Noah Williams", "sofía.núñez Sofía Núñez",
        "ethan.clark Ethan Clark",
    ],
    places.FRANCE: ["lucie.perrin Lucie Perrin"],
    places.AT_SEA: ["nils.holm Nils Holm"],
}  # fmt: skip


@dataclass(frozen=True)
class Person:
    """An account, and where and with what its owner works."""

    pk: int
    username: str
    name: str
    place: Place
    home: Client

    @property
    def email(self) -> str:
        return f"user{self.pk}@acme.example"

    def snapshot(self) -> dict[str, Any]:
        """The user as events hold it."""
        return {"pk": self.pk, "email": self.email, "username": self.username}

    def office(self) -> Client:
        """The desk in the Berlin office: a private address that no database can place."""
        return Client(OFFICE.format(self.pk // 8, self.pk), self.home.agent)


@cache
def everyone() -> tuple[Person, ...]:
    """The people, in the order of their accounts."""
    lines = [(place, line) for place, group in NAMES.items() for line in group]
    return tuple(person(pk, place, line) for pk, (place, line) in enumerate(lines, start=10))


def person(pk: int, place: Place, line: str) -> Person:
    username, name = line.split(" ", 1)
    network = place.networks[pk % len(place.networks)]
    agent = AGENTS[pk % len(AGENTS)]
    return Person(pk, username, name, place, Client(network.address(pk), agent, place, network))


def named(username: str) -> Person:
    """The person with that user name."""
    return next(person for person in everyone() if person.username == username)


NOBODY: dict[str, Any] = {}
ANONYMOUS = {"pk": 2, "email": "", "username": "AnonymousUser"}
AKADMIN = {"pk": 1, "email": "root@localhost", "username": "akadmin"}
OUTPOST = {"pk": 5, "email": "", "username": "ak-outpost-4f1e6a7f2c1b4f6e8a43d0c9d5a7b8e1"}
MONITORING = {"pk": 6, "email": "", "username": "svc-monitoring"}
BACKUP = {"pk": 7, "email": "", "username": "svc-backup"}
TERRAFORM = {"pk": 8, "email": "infra@acme.example", "username": "svc-terraform"}

DATACENTRE = Client("10.0.3.7", "goauthentik.io/outpost/2026.10.1")
ADMIN_DESK = Client("10.20.0.4", AGENTS[2])
# A public address without geo and asn: what a place from the client's address alone is shown with.
PROBE = Client("8.8.8.8", "Prometheus/3.6.0")

"""Writes any number of plausible authentik events as NDJSON, fast and the same for the same seed.

    python benchmarks/generate.py --events 1000000 --out /tmp/events.ndjson [--seed 7]

One event a line in the shape of authentik's REST API, about 1 KB each, oldest first:

- time: 90 days to 2026-11-15T00:00Z; a working hour (UTC) carries ten times the load of a night's,
  a day at the weekend a third of a weekday's
- action: the 30 of `ACTIONS` with their weights; login_failed is 10 %
- user: 20,000 accounts; the account of rank r is drawn with density r**(-2/3), so the first 200
  make 22 % of the events; every 25th has a name outside ASCII. login_failed and suspicious_request
  come from AnonymousUser; system tasks and password_set have no user ({}), request or address
- client_ip: three addresses an account (60 %, 25 %, 15 %), so 60,000, every fifth of them IPv6 and
  6 % private; small files meet only a part of them
- an account's addresses are at one place; every 500th account's third address is at another, so
  that these have journeys to find, with hours between their events
- context.geo and context.asn: on the addresses that have a place, which is 80 % of all events
- context.http_request.path: 312 fixed paths; a path with a random number in one of eight requests
- context.rare_flag.value: on 1 % of the events, a number in half of them and a string in the other
- pk and http_request.request_id: random, never repeated
"""

import argparse
import json
import sys
import time
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, BinaryIO, NamedTuple

END = datetime(2026, 11, 15, tzinfo=UTC)
DAYS = 90
USERS = 20_000
ADDRESSES = 3 * USERS
VARIANTS = 2_000
TRAVELLER = 500
RARE = 0.01
BRAND = (
    '{"pk":"4a3f2b1c9d8e4f60a1b2c3d4e5f60718","app":"authentik_brands"'
    ',"name":"Default brand","model_name":"brand"}'
)
FLOW = "c0ffee0102030405060708090a0b0c0d"
EVENTS = "authentik.events.signals"
AUDIT = "authentik.enterprise.audit.middleware"
MASK = "*" * 20

ACTIONS = {
    "authorize_application": (2600, "authentik.providers.oauth2.views.authorize"),
    "login": (2200, EVENTS),
    "login_failed": (1000, EVENTS),
    "model_updated": (1000, AUDIT),
    "logout": (600, EVENTS),
    "policy_execution": (400, "authentik.policies.engine"),
    "user_write": (400, EVENTS),
    "model_created": (300, AUDIT),
    "email_sent": (200, "authentik.stages.email.stage"),
    "system_task_execution": (200, "authentik.tasks.middleware"),
    "custom_vpn_connected": (200, "authentik.policies.expression.evaluator"),
    "flow_execution": (150, "authentik.flows.views.executor"),
    "model_deleted": (150, AUDIT),
    "password_set": (100, EVENTS),
    "secret_view": (80, "authentik.crypto.api"),
    "custom_badge_printed": (70, "authentik.policies.expression.evaluator"),
    "suspicious_request": (50, "authentik.flows.views.executor"),
    "configuration_error": (50, "authentik.providers.oauth2.errors"),
    "policy_exception": (40, "authentik.policies.process"),
    "property_mapping_exception": (40, "authentik.core.expression.evaluator"),
    "secret_rotate": (30, "authentik.core.tasks"),
    "invitation_used": (30, EVENTS),
    "source_linked": (30, "authentik.core.sources.flow_manager"),
    "system_exception": (30, "authentik.root.middleware"),
    "system_task_exception": (30, "authentik.tasks.middleware"),
    "configuration_warning": (30, "authentik.root.setup"),
    "impersonation_started": (15, "authentik.core.api.users"),
    "impersonation_ended": (15, "authentik.core.api.users"),
    "update_available": (5, "authentik.admin.tasks"),
    "export_ready": (5, "authentik.enterprise.reports.models"),
}
FROM_NOBODY = {"password_set", "system_task_execution", "system_task_exception", "update_available"}
FROM_ANYBODY = {"login_failed", "suspicious_request"}
ON_FLOWS = {"login", "login_failed", "logout", "user_write", "flow_execution", "invitation_used"}

PLACES = [
    ("Berlin", "DE", "EU", 52.52, 13.405), ("München", "DE", "EU", 48.137, 11.575),
    ("Zürich", "CH", "EU", 47.3769, 8.5417), ("Paris", "FR", "EU", 48.8566, 2.3522),
    ("London", "GB", "EU", 51.5074, -0.1278), ("Warszawa", "PL", "EU", 52.2297, 21.0122),
    ("São Paulo", "BR", "SA", -23.5505, -46.6333), ("Bogotá", "CO", "SA", 4.711, -74.0721),
    ("New York", "US", "NA", 40.7128, -74.006), ("San Francisco", "US", "NA", 37.7749, -122.4194),
    ("Montréal", "CA", "NA", 45.5019, -73.5674), ("Lagos", "NG", "AF", 6.5244, 3.3792),
    ("Cairo", "EG", "AF", 30.0444, 31.2357), ("東京", "JP", "AS", 35.6762, 139.6503),
    ("Singapore", "SG", "AS", 1.3521, 103.8198), ("Mumbai", "IN", "AS", 19.076, 72.8777),
    ("Sydney", "AU", "OC", -33.8688, 151.2093), ("", "US", "NA", 37.751, -97.822),
]  # fmt: skip
FIRST = [
    "anna", "ben", "carla", "david", "emil", "fatma", "georg", "hanna",
    "ivan", "julia", "karim", "lena", "marco", "nina", "omar", "paula",
]  # fmt: skip
LAST = [
    "adler", "becker", "costa", "dubois", "evans", "fischer", "garcia",
    "huber", "ito", "jones", "khan", "lopez", "moreau", "novak",
]  # fmt: skip
FOREIGN = ["zoë.müller", "山田太郎", "ольга.иванова", "سارة.حداد", "łukasz.żak", "σοφία.παππά"]
AGENTS = [
    f"Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version}.0.0.0 {tail}"
    for system in (
        "Windows NT 10.0; Win64; x64",
        "Macintosh; Intel Mac OS X 10_15_7",
        "X11; Linux x86_64",
    )
    for version in range(138, 146)
    for tail in ("Safari/537.36", f"Safari/537.36 Edg/{version}.0.0.0")
] + ["goauthentik.io/outpost/2026.10.1", "curl/8.14.1", "python-requests/2.32.5"]
SLUGS = [
    f"{area}-{tool}" for area in FIRST for tool in ("wiki", "git", "mail", "files", "chat", "crm")
]
FIELDS = ["name", "slug", "email", "path", "title", "group", "policy_engine_mode"]
PARTS = ["core", "crypto", "events", "flows", "policies", "providers", "sources", "stages"]
MODELS = [
    ("authentik_core", "user"), ("authentik_core", "group"), ("authentik_core", "application"),
    ("authentik_flows", "flow"), ("authentik_policies_expression", "expressionpolicy"),
    ("authentik_providers_oauth2", "oauth2provider"), ("authentik_stages_prompt", "prompt"),
]  # fmt: skip


class Address(NamedTuple):
    """A client address and what the context says about it, both as JSON text."""

    client_ip: str
    place: str


class Variant(NamedTuple):
    """A context's keys as text: what sorts before rare_flag, up to http_request, and after it."""

    head: str
    middle: str
    tail: str


@dataclass(frozen=True)
class Pools:
    """Everything that is rendered once and then drawn from."""

    users: list[str]
    admins: list[str]
    agents: list[str]
    addresses: list[Address]
    requests: dict[str, list[str]]
    variants: dict[str, list[Variant]]


def main() -> None:
    """Reads the arguments, writes the file and says on standard error what it wrote."""
    parser = argparse.ArgumentParser(description="Write plausible authentik events as NDJSON.")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    began = time.perf_counter()
    with arguments.out.open("wb", buffering=1 << 20) as out:
        size = generate(arguments.events, out, arguments.seed)
    seconds = time.perf_counter() - began
    print(f"{arguments.events:,} events, {size:,} bytes, {seconds:.1f} s", file=sys.stderr)


def generate(events: int, out: BinaryIO, seed: int) -> int:
    """Writes the events, oldest first, and returns the bytes written."""
    random = Random(seed)
    pools = pools_of(random)
    size = 0
    for hour, count in hours(events):
        text = "".join(lines(random, pools, hour, count))
        size += out.write(text.encode())
    return size


def hours(events: int) -> Iterator[tuple[datetime, int]]:
    """Each hour with its share of the events; the shares add up to `events` exactly."""
    start = END - timedelta(days=DAYS)
    starts = [start + timedelta(hours=hour) for hour in range(24 * DAYS)]
    load = [hour_load(moment) for moment in starts]
    total = sum(load)
    done = 0
    for moment, so_far in zip(starts, accumulate(load), strict=True):
        goal = events * so_far // total
        yield moment, goal - done
        done = goal


def hour_load(moment: datetime) -> int:
    """The relative load of an hour, a whole number so that the shares add up exactly."""
    load = 30 if 7 <= moment.hour < 17 else 12 if 5 <= moment.hour < 21 else 3
    return load // 3 if moment.weekday() >= 5 else load


def lines(random: Random, pools: Pools, hour: datetime, count: int) -> Iterator[str]:
    """The lines of one hour. Runs once an event, so it only picks and joins text."""
    draw, bits = random.random, random.getrandbits
    created = f',"created":"{hour:%Y-%m-%dT%H:}'
    expires = f'Z","expires":"{hour + timedelta(days=365):%Y-%m-%dT%H:}'
    weights = [weight for weight, _ in ACTIONS.values()]
    actions = random.choices(list(ACTIONS), weights, k=count)
    moments = sorted(int(draw() * 3_600_000_000) for _ in range(count))
    for action, moment in zip(actions, moments, strict=True):
        variants = pools.variants[action]
        head, middle, tail = variants[int(draw() * len(variants))]
        rare = rare_flag(random) if draw() < RARE else ""
        rank = int(USERS * draw() ** 3)
        user, address, place, request = acting(random, pools, action, rank)
        context = f"{place}{head}{rare}{middle}{request}{tail}"
        key = f"{bits(128):032x}"
        seconds, micro = divmod(moment, 1_000_000)
        clock = f"{seconds // 60:02}:{seconds % 60:02}.{micro:06}"
        yield (
            f'{{"pk":"{key[:8]}-{key[8:12]}-4{key[13:16]}-a{key[17:20]}-{key[20:]}","user":{user}'
            f',"action":"{action}","app":"{ACTIONS[action][1]}","context":{{{context[:-1]}}}'
            f',"client_ip":{address}{created}{clock}'
            f'{expires}{clock}Z","brand":{BRAND}}}\n'
        )


def acting(random: Random, pools: Pools, action: str, rank: int) -> tuple[str, str, str, str]:
    """User, address, and what the context says about place and request; all as JSON text."""
    if action in FROM_NOBODY:
        return "{}", "null", "", ""
    draw = random.random
    user = pools.users[rank]
    if action in FROM_ANYBODY:
        user = '{"pk":2,"email":"","username":"AnonymousUser"}'
    elif action.startswith("impersonation"):
        rank, whom = rank % len(pools.admins), user
        user = f'{pools.admins[rank]},"on_behalf_of":{whom}}}'
    which = draw()
    address = pools.addresses[3 * rank + (0 if which < 0.6 else 1 if which < 0.85 else 2)]
    requests = pools.requests[action]
    request = requests[int(draw() * len(requests))]
    if draw() < 0.125:
        path = f"/api/v3/core/users/{random.getrandbits(20)}/"
        request = f'"http_request":{{"args":{{}},"path":"{path}","method":"GET"'
    agent = pools.agents[rank % len(pools.agents)]
    request = f'{request},"request_id":"{random.getrandbits(128):032x}","user_agent":"{agent}"}},'
    return user, address.client_ip, address.place, request


def rare_flag(random: Random) -> str:
    """The seldom key: a number or a string."""
    number = int(random.random() * 1000)
    return f'"rare_flag":{{"value":{number if number % 2 else json.dumps(f"flag-{number}")}}},'


def pools_of(random: Random) -> Pools:
    """Renders all that the lines are put together from."""
    names = [username(random, rank) for rank in range(USERS)]
    users = [user_text(rank, name) for rank, name in enumerate(names)]
    return Pools(
        users=users,
        admins=[user[:-1] for user in users[:8]],
        agents=AGENTS,
        addresses=[address_of(random, number) for number in range(ADDRESSES)],
        requests=requests_of(random),
        variants={
            action: [variant(context_of(random, action, names)) for _ in range(VARIANTS)]
            for action in ACTIONS
        },
    )


def username(random: Random, rank: int) -> str:
    """A name that occurs once."""
    if rank % 25 == 24:
        return f"{FOREIGN[rank % len(FOREIGN)]}{rank}"
    return f"{random.choice(FIRST)}.{random.choice(LAST)}{rank}"


def user_text(rank: int, name: str) -> str:
    return dumps({"pk": rank + 10, "email": f"user{rank}@acme.example", "username": name})


def address_of(random: Random, number: int) -> Address:
    """An address of its own: IPv6 for every fifth, private for every 14th, most with a place."""
    home = number // 3
    moves = number % 3 == 2 and home % TRAVELLER == TRAVELLER // 2
    place = PLACES[(home + 7 * moves) % len(PLACES)]
    if number % 5 == 4:
        site, host = random.getrandbits(16) | 1, number % 97 + 1
        client_ip = f"2a02:{number // 5 + 0x1000:x}:{site:x}::{host:x}"
    elif number % 14 == 3:
        return Address(f'"10.{number // 65536}.{number // 256 % 256}.{number % 256}"', "")
    else:
        client_ip = f"{80 + number % 23}.{number // 23 % 256}.{number // 5888}.{number % 251 + 1}"
    if number % 8 == 5:
        return Address(f'"{client_ip}"', "")
    city, country, continent, latitude, longitude = place
    asn = 1000 + number // 3 % 1500
    network = f"{client_ip}/{128 if ':' in client_ip else 32}"
    carrier = {"asn": asn, "as_org": f"Carrier {asn} {country}", "network": network}
    geo = {"lat": latitude, "city": city, "long": longitude}
    geo |= {"country": country, "continent": continent}
    return Address(f'"{client_ip}"', f'"asn":{dumps(carrier)},"geo":{dumps(geo)},')


def requests_of(random: Random) -> dict[str, list[str]]:
    """Per action its requests as text, opened and not closed: request id and user agent follow."""
    sso = [f"/application/o/{slug}/authorize/" for slug in SLUGS]
    sso += [f"/application/saml/{slug}/sso/binding/redirect/" for slug in SLUGS]
    flows = [f"/api/v3/flows/executor/{slug}-authentication/" for slug in SLUGS]
    admin = [f"/api/v3/{part}/{tool}/" for part in PARTS for tool in ("all", "instances", "types")]
    by_action = {"authorize_application": sso} | dict.fromkeys(ON_FLOWS, flows)
    texts = {path: request_text(random, path) for path in [*sso, *flows, *admin]}
    return {action: [texts[path] for path in by_action.get(action, admin)] for action in ACTIONS}


def request_text(random: Random, path: str) -> str:
    args = {"next": f"/if/{random.choice(SLUGS)}/"} if "executor" in path else {}
    request = {"args": args, "path": path, "method": random.choice(["GET", "GET", "POST"])}
    return f'"http_request":{dumps(request)[:-1]}'


def variant(context: dict[str, Any]) -> Variant:
    """A context split where the seldom key and the request go."""
    keys = sorted(context, key=jsonb_order)
    texts = [f"{dumps(key)}:{dumps(context[key])}," for key in keys]
    ranks = [jsonb_order(key) for key in keys]
    rare, request = (bisect(ranks, jsonb_order(key)) for key in ("rare_flag", "http_request"))
    return Variant("".join(texts[:rare]), "".join(texts[rare:request]), "".join(texts[request:]))


def context_of(random: Random, action: str, names: list[str]) -> dict[str, Any]:
    """What the action itself puts into the context."""
    name, model = names[int(USERS * random.random() ** 3)], model_of(random)
    match action:
        case "login":
            method = random.choice(["password", "password", "auth_webauthn_pwl", "token"])
            device = model | {"app": "authentik_stages_authenticator_totp", "name": "TOTP Device"}
            device["model_name"] = "totpdevice"
            arguments = {"mfa_devices": [device], "known_device": bool(random.getrandbits(1))}
            return {"auth_method": method, "auth_method_args": arguments}
        case "login_failed":
            return {"stage": model, "password": MASK, "username": name}
        case "logout":
            return {}
        case "authorize_application":
            slug = random.choice(SLUGS)
            application = {"pk": model["pk"], "app": "authentik_core", "name": slug}
            application["model_name"] = "application"
            scopes = random.choice(["openid", "openid email", "openid email profile"])
            return {"flow": FLOW, "scopes": scopes, "authorized_application": application}
        case "model_updated" | "model_created":
            return {"model": model, "diff": diff_of(random, created=action == "model_created")}
        case "policy_execution" | "policy_exception":
            return policy_context(random, model, name)
        case "email_sent":
            body = f"<html><body><h1>Hello {name}</h1><p>Reset your password.</p></body></html>"
            receiver = f"{name}@acme.example"
            message = f"Email to {receiver} sent"
            return {"body": body, "subject": "Reset", "to_email": [receiver], "message": message}
        case _:
            message = f"{action.replace('_', ' ').capitalize()}: {name}"
            return {"model": model, "message": message, "name": name}


def policy_context(random: Random, model: dict[str, Any], name: str) -> dict[str, Any]:
    """Request, binding and result of a policy."""
    user = {"pk": random.getrandbits(14), "email": "", "username": name}
    request = {"obj": model, "user": user, "debug": False, "context": {"geo": {}}}
    passing = random.random() < 0.7
    result = {"passing": passing, "messages": [f"Checked {name}"], "raw_result": str(passing)}
    binding = model_of(random)
    return {"request": request, "result": result, "binding": binding, "policy_uuid": model["pk"]}


def diff_of(random: Random, created: bool) -> dict[str, Any]:
    """Changed fields; a creation has no previous values."""
    fields = random.sample(FIELDS, 3)
    old = [None if created else f"old-{random.getrandbits(24):x}" for _ in fields]
    return {
        field: {"new_value": f"new-{random.getrandbits(24):x}", "previous_value": before}
        for field, before in zip(fields, old, strict=True)
    }


def model_of(random: Random) -> dict[str, Any]:
    app, name = random.choice(MODELS)
    return {
        "pk": hexes(random),
        "app": app,
        "name": f"{name} {random.getrandbits(12)}",
        "model_name": name,
    }


def hexes(random: Random) -> str:
    return f"{random.getrandbits(128):032x}"


def dumps(value: Any) -> str:
    """Compact JSON with the keys in the order in which PostgreSQL's jsonb gives them back."""
    return json.dumps(in_order(value), ensure_ascii=False, separators=(",", ":"))


def in_order(value: Any) -> Any:
    if isinstance(value, list):
        return [in_order(item) for item in value]
    if isinstance(value, dict):
        return {key: in_order(value[key]) for key in sorted(value, key=jsonb_order)}
    return value


def jsonb_order(key: str) -> tuple[int, bytes]:
    """PostgreSQL's jsonb sorts keys by length in bytes, then by bytes."""
    return len(key.encode()), key.encode()


if __name__ == "__main__":
    main()

"""The standard output of authentik's containers: events, requests, Go components, plain text."""

import json
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sample import tracebacks

Row = dict[str, Any]
HOST = "sso.acme.example"
STARTUP = """\
Operations to perform:
  Apply all migrations: auth, authentik_core, authentik_events, contenttypes, sessions
Running migrations:
  Applying authentik_events.0016_alter_event_brand... OK
  No further migrations to apply. Überprüfung abgeschlossen.
"""
QUIET = [
    "/-/health/live/",
    "/api/v3/core/brands/current/",
    "/static/dist/styles.css",
    "/ws/client/",
]


def log(rows: list[Row]) -> bytes:
    """A stream that starts just before the first event and holds them all."""
    random = Random("container")
    first = moment_of(rows[0])
    lines = [*starting(first - timedelta(seconds=40)), STARTUP.rstrip("\n")]
    for number, row in enumerate(rows):
        when = moment_of(row)
        lines += [request_line(row, when, random), event_line(row)]
        if number % 6 == 2:
            lines.append(outpost_line(row, when, random))
        if number % 40 == 13:
            lines.append(ldap_line(row, when))
        if number == len(rows) // 2:
            lines += [warning(when), tracebacks.as_text(tracebacks.SYSTEM)]
    return "".join(f"{line}\n" for line in lines).encode()


def moment_of(row: Row) -> datetime:
    return datetime.fromisoformat(row["created"])


def python_line(values: dict[str, Any]) -> str:
    """structlog's JSONRenderer with sorted keys, which also sorts and escapes what is inside."""
    return json.dumps(values, sort_keys=True)


def go_line(values: dict[str, Any]) -> str:
    """logrus: compact, sorted, UTF-8 as it is."""
    return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def local(when: datetime) -> str:
    """UTC without saying so."""
    return when.strftime("%Y-%m-%dT%H:%M:%S.%f")


def zulu(when: datetime) -> str:
    """RFC 3339 without fractions, as the Go components write it."""
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def starting(when: datetime) -> list[str]:
    """The first lines of a container; the very first has a number for a time."""
    loaded = {"event": "Loaded config", "level": "info", "logger": "authentik.lib.config"}
    loaded |= {"path": "/authentik/lib/default.yml"}
    go = {"level": "info", "timestamp": zulu(when)}
    listening = {
        "event": "Starting HTTP server",
        "listen": "0.0.0.0:9000",
        "logger": "authentik.router",
    }
    waiting = {
        "event": "authentik starting",
        "logger": "authentik.router",
        "port": 9443,
        "tls": True,
    }
    return [
        python_line(loaded | {"timestamp": when.timestamp()}),
        go_line(go | waiting),
        go_line(go | listening),
    ]


def event_line(row: Row) -> str:
    """ "Created Event": neither the event's own id nor app, brand and expiry are in it."""
    request = row["context"].get("http_request", {})
    line = {
        "action": row["action"], "client_ip": row["client_ip"], "context": row["context"],
        "domain_url": HOST, "event": "Created Event", "host": HOST, "level": "info",
        "logger": "authentik.events.models", "pid": 47, "schema_name": "public",
        "timestamp": local(moment_of(row)), "user": row["user"],
    }  # fmt: skip
    if request:
        line |= {"auth_via": "session", "request_id": request.get("request_id")}
    return python_line(line)


def request_line(row: Row, when: datetime, random: Random) -> str:
    """The request that the event came from, or one that nobody asks about."""
    request = row["context"].get("http_request") or {"path": random.choice(QUIET), "method": "GET"}
    status = 200 if row["action"] != "system_exception" else 503
    line = {
        "auth_via": "session" if row["user"] else "unauthenticated", "domain_url": HOST,
        "event": request["path"], "host": HOST, "level": "info", "logger": "authentik.asgi",
        "method": request["method"], "pid": 47, "remote": row["client_ip"] or "127.0.0.1",
        "request_id": request.get("request_id", f"{random.getrandbits(128):032x}"),
        "runtime": random.randrange(4, 900), "schema_name": "public", "scheme": "https",
        "status": status, "timestamp": local(when - timedelta(milliseconds=2)),
        "user": row["user"].get("username", ""), "user_agent": request.get("user_agent", ""),
    }  # fmt: skip
    return python_line(line)


def outpost_line(row: Row, when: datetime, random: Random) -> str:
    """The proxy outpost, written in Go."""
    return go_line(
        {
            "event": "/outpost.goauthentik.io/auth/nginx", "host": "paperless.acme.example",
            "level": "info", "logger": "authentik.outpost.proxyv2.application", "method": "GET",
            "name": "Paperless", "remote": f"10.0.3.7:{random.randrange(30000, 60000)}",
            "runtime": f"{random.uniform(0.2, 9):.3f}", "scheme": "http", "size": 0, "status": 200,
            "timestamp": zulu(when), "user": row["user"].get("username", ""),
        }
    )  # fmt: skip


def ldap_line(row: Row, when: datetime) -> str:
    """The LDAP outpost; a bind that was refused is a warning."""
    name = row["user"].get("username", "nobody")
    return go_line(
        {
            "bindDN": f"cn={name},ou=users,dc=acme,dc=example", "client": "10.0.3.9",
            "event": "failed to execute flow", "level": "warning",
            "logger": "authentik.outpost.ldap.binder.direct",
            "error": "flow returned 'ak-stage-access-denied'", "took-ms": 41,
            "timestamp": zulu(when),
        }
    )  # fmt: skip


def warning(when: datetime) -> str:
    """The line that announces a traceback, which then runs over lines."""
    return python_line(
        {
            "event": "Internal Server Error: /-/health/ready/", "level": "error",
            "logger": "django.request", "pid": 47, "status_code": 500, "timestamp": local(when),
        }
    )  # fmt: skip

"""The output of authentik's containers: "Created Event" lines, and what surrounds a line.

Source: website/docs/sys-mgmt/events/log-forwarding.mdx, structlog's JSONRenderer, and the prefixes
of `docker logs --timestamps`, `docker compose logs`, `kubectl logs --prefix` and CRI log files.
"""

import re
from typing import NamedTuple

from logexplorer.sources.formats.api_event import api_event
from logexplorer.sources.formats.times import any_time, iso_time
from logexplorer.sources.formats.troubles import Row, Troubles

_EVENT_KEYS = ("user", "action", "app", "context", "client_ip", "level")
_PREFIX = re.compile(
    rb"(?:(?P<compose>[\w.-]{1,100}) +\| ?|\[(?P<pod>pod/[^\]\s]{1,300})\] )?"
    rb"(?:(?P<time>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)) "
    rb"(?:(?P<stream>stdout|stderr) [FP] )?)?"
)


def is_created_event(row: Row) -> bool:
    """Does the line say that authentik saved an event?"""
    return row.get("event") == "Created Event" and "action" in row


def created_event(row: Row, pk: str, troubles: Troubles) -> Row:
    """The event of such a line. It names no app, brand or expiry.

    What the logger adds (host, pid, ...) joins the context, under `log` where a name is taken.
    """
    rest = dict(row)
    known = {key: rest.pop(key, None) for key in _EVENT_KEYS}
    time = any_time(rest.pop("timestamp", None))
    if time is None and row.get("timestamp") is not None:
        troubles.misfit("timestamp", row["timestamp"], "a time")
    known["created"] = time
    del rest["event"]
    event = api_event(known, pk, troubles)
    context = event["context"]
    taken = {key: rest[key] for key in rest.keys() & context.keys() if rest[key] != context[key]}
    event["context"] = rest | context | ({"log": taken} if taken else {})
    return event


class Prefix(NamedTuple):
    """What the container runtime wrote before the program's own line."""

    length: int = 0
    time: str | None = None
    container: str | None = None
    stream: str | None = None


NO_PREFIX = Prefix()


def prefix_of(data: bytes) -> Prefix:
    """The runtime's part of a line; of length 0 where there is none."""
    if data.startswith(b"{"):
        return NO_PREFIX
    found = _PREFIX.match(data)
    if not found or not found.end():
        return NO_PREFIX
    time, stream = found["time"], found["stream"]
    container = found["compose"] or found["pod"]
    return Prefix(
        found.end(),
        iso_time(time.decode()) if time else None,
        container.decode() if container else None,
        stream.decode() if stream else None,
    )


def under_prefix(event: Row, prefix: Prefix) -> Row:
    """The event with the runtime's time, if it has none of its own, and its other words."""
    event["created"] = event["created"] or prefix.time
    for key, value in (("container", prefix.container), ("stream", prefix.stream)):
        if value:
            event["context"] = {key: value} | event["context"]
    return event

"""One event in the one shape that every log is brought into."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """An event as the faces show it.

    `record` is the event as it was written, with authentik's keys where the log is authentik's;
    `original` its text in the log. Times are aware and in UTC. `id` is unique within a store and
    grows with the position in a source.
    """

    id: int
    event_uuid: str
    created: datetime | None
    action: str | None
    app: str | None
    user: Mapping[str, Any]
    client_ip: str | None
    brand: Mapping[str, Any]
    context: Mapping[str, Any]
    expires: datetime | None
    level: str | None
    message: str | None
    source: str
    record: Mapping[str, Any]
    original: str

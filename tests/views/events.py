"""Events for the tests of views."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from logexplorer.model.event import Event


def event(created: datetime | None = datetime(2026, 1, 2, tzinfo=UTC), **fields: Any) -> Event:
    """An event with these fields; the rest is empty."""
    nothing: Mapping[str, Any] = {}
    given = {"action": None, "app": None, "client_ip": None, "level": None, "message": None}
    objects = {"user": nothing, "brand": nothing, "context": nothing, "record": nothing}
    return Event(
        id=1,
        event_uuid="00000000-0000-4000-8000-000000000001",
        created=created,
        expires=None,
        source="events.ndjson",
        **{**given, **objects, "original": "", **fields},
    )

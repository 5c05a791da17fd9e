"""The sample's events for the tests of views."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from logexplorer.model.event import Event
from tests.views.events import event

SAMPLE = Path(__file__).parents[2] / "sample_data" / "authentik-events.ndjson"


@cache
def sample() -> tuple[Event, ...]:
    """All events, oldest first."""
    with SAMPLE.open(encoding="utf-8") as lines:
        return tuple(of_record(json.loads(line)) for line in lines)


def of_record(record: Mapping[str, Any]) -> Event:
    """The event that a record of the API stands for."""
    names = ("action", "app", "client_ip", "user", "brand", "context")
    return event(record=record, **{name: record[name] for name in names})


def of_action(action: str) -> Iterator[Event]:
    """The events of one action."""
    return (each for each in sample() if each.action == action)


def changed(**diff: Any) -> Event:
    """A model_updated with this diff."""
    context = {"model": {"pk": 1, "model_name": "thing"}, "diff": diff}
    return event(action="model_updated", context=context)

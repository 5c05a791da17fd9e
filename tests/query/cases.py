"""The cases of the query language, read from `cases/*.toml`; the store's tests use them too.

A case has a `query` and what it means: `rows`, the events of `cases/events.ndjson` that it
returns (an event's number is the last two digits of its pk); or `tree`, the query as it prints;
or `reading`, how a mixed query is read ("" for none); or `error`. `now` is always `NOW`.
"""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from logexplorer.model.fields import Fields

FOLDER = Path(__file__).with_name("cases")
NOW = datetime(2026, 11, 15, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Refusal:
    """The error that a case expects: from `start` up to `end`, in characters from 0."""

    message: str
    start: int
    end: int
    help: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One case; what it does not say is None."""

    name: str
    query: str
    rows: tuple[int, ...] | None = None
    tree: str | None = None
    reading: str | None = None
    error: Refusal | None = None


def load_cases() -> list[Case]:
    """All cases, in the order of their files."""
    return [case for path in sorted(FOLDER.glob("*.toml")) for case in _cases(path)]


def load_events() -> list[dict[str, Any]]:
    """The events that the cases speak of; numbers keep their own spelling."""
    lines = (FOLDER / "events.ndjson").read_text(encoding="utf-8").splitlines()
    return [json.loads(line, parse_float=Decimal) for line in lines]


def number(event: dict[str, Any]) -> int:
    """The event's number in `rows`."""
    return int(event["pk"][-2:])


def fields_of(events: Iterable[dict[str, Any]]) -> Fields:
    """What queries over these events may name."""
    paths = {path for event in events for path in _paths(event)}
    return Fields(
        has_path=lambda path: path in paths,
        paths=lambda: sorted(".".join(path) for path in paths),
    )


def _cases(path: Path) -> Iterable[Case]:
    cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    for position, case in enumerate(cases, start=1):
        rows, error = case.pop("rows", None), case.pop("error", None)
        yield Case(
            name=f"{path.stem}-{position}",
            rows=None if rows is None else tuple(rows),
            error=None if error is None else Refusal(**error),
            **case,
        )


def _paths(value: dict[str, Any], above: tuple[str, ...] = ()) -> Iterable[tuple[str, ...]]:
    for key, below in value.items():
        yield (*above, key)
        if isinstance(below, dict):
            yield from _paths(below, (*above, key))

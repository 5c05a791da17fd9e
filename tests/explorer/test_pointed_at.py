"""`+` on a value finds its event and `-` leaves it out: all fields, of every shape of event."""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from logexplorer.explorer import Explorer
from logexplorer.model.event import Event
from logexplorer.model.search import Search
from logexplorer.views.details import rows
from logexplorer.views.history_rows import step_rows
from logexplorer.views.known_objects import object_of, query_of
from logexplorer.views.narrow import LONGEST, comparison
from logexplorer.views.object_history import history
from logexplorer.views.row import Form, Row
from logexplorer.views.times import Clock
from tests.explorer.logs import line, opened
from tests.explorer.test_sample import SAMPLE

CLOCK = Clock(UTC, datetime(2026, 11, 20, tzinfo=UTC))
FILES = ("authentik-events.ndjson", "hostile.ndjson")
FORMS: tuple[Form, ...] = ("fields", "diff")
ODD: dict[str, Any] = {
    "": "empty",
    "a.b": {"`": {"[0]": "deep"}},
    "d\"q'": "say \"x\\\" 'y' \\n \\",
    "k\nl": "a\nb\r\tc\u2028\u2029\x85",
    "nul\x00": "a\x00b",
    "or": {"and": {"None": "None"}},
    "ünï": "ß ſ é é 🙂",
    "0": [1, [2, {"x": [None, True]}], "", [], {}],
    "esc\x1b[31m": "\x1b]52;c;x\x07 \u202e \ufeff",
    "i": 18446744073709551616,
    "j": -9223372036854775809,
    "k": 123456789012345678901234567890,
    "l": 9007199254740993,
    "f": [0.1, 1e22, -0.0, 1.0, 2.5e-10, 1.7976931348623157e308, 2.2250738585072014e-308],
    "text": ["5", "null", "true", "1e400", '""', "{}", " ", "%_\\%"],
}


@pytest.fixture(params=(*FILES, "odd"), scope="module")
def loaded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Explorer]:
    """An explorer that has read a file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        path = SAMPLE / request.param
        if request.param == "odd":
            path = tmp_path_factory.mktemp("logs") / "odd.ndjson"
            diff = {key: {"previous_value": None, "new_value": each} for key, each in ODD.items()}
            model = {"pk": 1, "model_name": "x", "app": "a", "name": "n"}
            context = {"model": model, "diff": diff} | ODD
            path.write_bytes(line(1, context=context, action="model_updated") + line(2))
        with opened(path) as explorer:
            explorer.load()
            yield explorer


def test_a_value_finds_its_event_or_leaves_it_out(loaded: Explorer) -> None:
    seen: set[object] = set()
    for event in one_of_each(loaded):
        shown = [row for form in FORMS for row in rows(event, form, CLOCK)]
        fresh = [row for row in shown if row.path and kind_of(row) not in seen]
        seen |= {kind_of(row) for row in fresh}
        assert_pointed(loaded, event, fresh)
    assert seen


def test_a_change_in_a_history_finds_its_event(loaded: Explorer) -> None:
    changes = loaded.refine(Search(), "context.diff != None or context.model_state != None")
    objects = {object_of(event) for event in loaded.events(changes)} - {None}
    tried: set[object] = set()
    for known in objects:
        assert known is not None
        about = loaded.refine(Search(), query_of(known))
        steps = history(sorted(loaded.events(about), key=lambda event: event.id))
        for at, step in enumerate(steps):
            shown = [row for row in step_rows(steps, at, CLOCK) if row.path]
            fresh = [row for row in shown if kind_of(row) not in tried]
            tried |= {kind_of(row) for row in fresh}
            assert_pointed(loaded, step.event, fresh)


def test_a_change_is_among_the_events_of_its_object(loaded: Explorer) -> None:
    shown = 'action startswith "model_" or action in ("user_write", "password_set", "secret_view")'
    for event in list(loaded.events(loaded.refine(Search(), shown)))[:60]:
        known = object_of(event)
        if known is not None:
            itself = f'({query_of(known)}) and event_uuid = "{event.event_uuid}"'
            assert found(loaded, itself) == 1, event


def one_of_each(explorer: Explorer) -> Iterator[Event]:
    """An event of each action and shape."""
    seen: set[object] = set()
    for event in explorer.events(Search()):
        custom = str(event.action).startswith("custom_") or "diff" in event.context
        shape = event.action, frozenset(event.context) if custom else "traceback" in event.original
        if shape not in seen or "parse_error" in event.context:
            seen.add(shape)
            yield event


def kind_of(row: Row) -> object:
    """Rows of the same kind need not all be tried."""
    odd = (
        frozenset(re.findall(r"[^\w ./:@,;+-]", row.value)) if isinstance(row.value, str) else None
    )
    return re.sub(r"\d+", "0", row.path), type(row.value), len(odd or ()) > 1


def assert_pointed(explorer: Explorer, event: Event, shown: list[Row]) -> None:
    """The values of the event select it, one by one, and those that they are not leave it out."""
    itself = f'event_uuid = "{event.event_uuid}"'
    pairs = [
        (comparison(row.path, row.value, equal=True), comparison(row.path, row.value, equal=False))
        for row in shown
        if row.path
    ]
    equal = [same for same, _ in pairs if same is not None]
    other = [differs for _, differs in pairs if differs is not None]
    assert all(row.value in ({}, []) or long(row.value) for row in unaskable(shown)), event
    if not equal:
        return
    every = explorer.refine(Search(), " and ".join([itself, *equal]))
    none = explorer.refine(Search(), f"{itself} and ({' or '.join(other)})")
    if explorer.count(every) != 1:
        raise AssertionError([q for q in equal if not found(explorer, f"{itself} and {q}")])
    if explorer.count(none) != 0:
        raise AssertionError([q for q in other if found(explorer, f"{itself} and {q}")])


def found(explorer: Explorer, query: str) -> int:
    """How many events the query finds."""
    return explorer.count(explorer.refine(Search(), query))


def unaskable(shown: list[Row]) -> list[Row]:
    """Fields that no query can ask for."""
    return [
        row for row in shown if row.path and comparison(row.path, row.value, equal=True) is None
    ]


def long(value: object) -> bool:
    """Is it too long, or nested too deeply, or too small, to be asked for?"""
    if isinstance(value, float):
        return 0 < abs(value) < sys.float_info.min
    return isinstance(value, dict | list) or len(str(value)) > LONGEST

"""Events as nobody would write them: they can be shown, and no question about them fails."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from logexplorer.model.actions import ACTIONS
from logexplorer.model.event import Event
from logexplorer.views.about import summary
from logexplorer.views.changes import compared_rows
from logexplorer.views.details import rows
from logexplorer.views.diff import MASKED
from logexplorer.views.history_rows import step_line, step_rows
from logexplorer.views.known_objects import object_of, query_of
from logexplorer.views.object_history import history
from logexplorer.views.row import Form
from logexplorer.views.text import plain
from tests.views.events import event
from tests.views.sample import sample
from tests.views.test_details import CLOCK

FORMS: tuple[Form, ...] = ("fields", "diff", "json", "original")
KEYS = [
    *sorted({key for each in sample() for key in each.context}),
    *("pk", "name", "model_name", "previous_value", "new_value", "add", "remove", "clear"),
    *("frames", "exc_type", "traceback", "exceptions", "username", "city", "", "a.b", "`", "\n"),
]
TEXT = st.sampled_from(
    ["", "x", "a\nb\n", "\x1b[31m", MASKED, "a4dcd1fe509f5a388ce8454990e902db", " "]
)
SCALAR = st.none() | st.booleans() | st.integers(-1, 10**20) | st.just(1.5) | TEXT
JSON = st.recursive(
    SCALAR,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)
    ),
    max_leaves=8,
)
ACTION = st.sampled_from([*sorted(ACTIONS), "custom_x", "unknown", "model_updated", "user_write"])
USER = st.fixed_dictionaries({}, optional={"pk": JSON, "username": JSON, "on_behalf_of": JSON})


def made(action: str, context: dict[str, Any], user: dict[str, Any]) -> Event:
    """An event with this in its record, too."""
    record = {"action": action, "context": context, "user": user}
    return event(action=action, context=context, user=user, record=record)


EVENTS = st.builds(made, ACTION, st.dictionaries(st.sampled_from(KEYS), JSON, max_size=5), USER)


@given(st.lists(EVENTS, min_size=1, max_size=4))
def test_odd_events_are_shown_in_every_way(events: list[Event]) -> None:
    for each in events:
        assert isinstance(summary(each), str)
        for form in FORMS:
            assert all(isinstance(plain(row.line), str) for row in rows(each, form, CLOCK))
        assert list(compared_rows(events[0], each, CLOCK, equal=True))
        if (known := object_of(each)) is not None:
            assert query_of(known)
    steps = history(events)
    for at, step in enumerate(steps):
        assert list(step_rows(steps, at, CLOCK)) and step_line(step, CLOCK, 60)

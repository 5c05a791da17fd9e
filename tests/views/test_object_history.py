"""What objects were, step by step, as far as their events tell and no further."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logexplorer.model.event import Event
from logexplorer.views.diff import ABSENT
from logexplorer.views.history_rows import state_rows, step_rows
from logexplorer.views.known_objects import KnownObject, object_of, query_of
from logexplorer.views.object_history import UNKNOWN, Gap, Step, history
from logexplorer.views.text import plain
from logexplorer.views.told import MEMBER
from tests.views.events import event
from tests.views.sample import changed, sample
from tests.views.test_details import CLOCK
from tests.views.test_diff import value

DASHED = "a4dcd1fe-509f-5a38-8ce8-454990e902db"
SILENT = event(action="model_updated", context={"model": {"pk": 1, "model_name": "thing"}})


def written(**fields: Any) -> Event:
    return event(action="user_write", context={"created": False, **fields})


def created(**fields: Any) -> Event:
    diff = {name: value(None, new) for name, new in fields.items()}
    return event(action="model_created", context={"diff": diff})


def column(path: str, *events: Event) -> list[Any]:
    return [step.state[path] for step in history(events)]


def said(step: Step) -> list[str]:
    return [f"{change.path} {change.how} {change.after}" for change in step.changes]


def of_sample(model_name: str, name: str) -> tuple[Step, ...]:
    known = (each.context.get("model") for each in sample())
    return history(
        [
            each
            for each, model in zip(sample(), known, strict=True)
            if isinstance(model, dict)
            and (model["model_name"], model["name"]) == (model_name, name)
        ]
    )


def test_a_value_is_known_from_the_event_that_wrote_it_on() -> None:
    assert column("a", created(a=1), changed(b=value(1, 2)), changed(a=value(1, 3))) == [1, 1, 3]


def test_a_value_is_known_back_from_the_event_that_tells_what_it_was() -> None:
    assert column("a", changed(b=value(1, 2)), changed(a=value(1, 3))) == [1, 3]


def test_nothing_is_known_across_an_event_that_does_not_say_what_it_changed() -> None:
    assert column("a", created(a=1), SILENT) == [1, UNKNOWN]
    assert column("a", SILENT, SILENT, changed(a=value(1, 2))) == [UNKNOWN, 1, 2]


def test_what_a_silent_event_changed_follows_from_the_others() -> None:
    steps = history([created(a=1, b=1), SILENT, changed(a=value(2, 3), b=value(1, 2))])
    assert said(steps[1]) == ["a changed 2"] and not steps[1].stored


def test_where_two_events_disagree_something_happened_that_none_tells() -> None:
    steps = history([created(a=1), changed(b=value(1, 2)), changed(a=value(5, 6))])
    assert [step.state["a"] for step in steps] == [1, UNKNOWN, 6]
    assert steps[2].gaps == (Gap("a", 1, 5),)
    texts = [plain(row.line) for row in step_rows(steps, 2, CLOCK)]
    assert texts[texts.index("Changed before this step, which no event tells:") + 1] == "  a 1 → 5"


def test_a_field_that_is_told_as_a_whole_has_no_other_keys() -> None:
    one, other = {"x": 1, "y": {"z": 2}}, {"x": 1}
    steps = history([changed(a=value(other, one)), changed(a=value(one, other))])
    assert [step.state["a.y.z"] for step in steps] == [2, ABSENT]


def test_a_user_write_tells_only_what_it_wrote() -> None:
    steps = history([written(name="A", attributes={"x": 1}), written(name="B")])
    assert steps[1].state == {"name": "B", "attributes.x": 1}
    assert said(steps[0]) == ["name written A", "attributes.x written 1"]
    assert said(steps[1]) == ["name changed B"]
    texts = [plain(row.line) for row in step_rows(steps, 1, CLOCK)]
    assert "Written by this event; what was before comes from other events:" in texts


def test_after_the_end_nothing_is_left() -> None:
    deleted = event(action="model_deleted", context={"model_state": {"a": 3, "c": 4}})
    steps = history([changed(a=value(1, 2)), SILENT, deleted])
    assert [step.state["c"] for step in steps] == [UNKNOWN, 4, ABSENT]
    assert [step.state["a"] for step in steps] == [2, 3, ABSENT]
    assert "no longer there" in plain(next(iter(state_rows(steps[2]))).line)


def test_members_are_known_one_by_one_and_all_after_a_clearing() -> None:
    joined, left = changed(users={"add": [1, 2]}), changed(users={"remove": [1]})
    cleared, again = changed(users={"clear": True}), changed(users={"add": [3]})
    steps = history([joined, left, cleared, again])
    assert [step.state[f"users{MEMBER}1"] for step in steps] == [True, ABSENT, ABSENT, ABSENT]
    assert [plain(next(iter(state_rows(step))).line) for step in steps] == [
        "users 1, 2 and perhaps others",
        "users 2 and perhaps others",
        "users none",
        "users 3",
    ]


def test_the_policy_of_the_sample() -> None:
    steps = of_sample("expressionpolicy", "deny-legacy-clients")
    assert len(steps) == 5
    assert [step.state["execution_logging"] for step in steps] == [
        UNKNOWN,
        False,
        False,
        True,
        True,
    ]
    texts = [step.state["expression"] for step in steps]
    assert texts[0] is UNKNOWN
    assert [text.count("python-requests") for text in texts[1:]] == [0, 0, 0, 1]
    assert not steps[1].changes and not any(step.gaps for step in steps)


def test_the_user_of_the_sample() -> None:
    steps = of_sample("user", "omar.haddad")
    assert [step.state["attributes.department"] for step in steps] == [
        "Extern",
        "Extern",
        "Forschung & Entwicklung",
        "Forschung & Entwicklung",
        "Forschung & Entwicklung",
    ]
    assert [step.state["email"] for step in steps][:2] == [
        "omar@old.example",
        "user49@acme.example",
    ]
    assert steps[-1].state["attributes.api_token"] is ABSENT
    assert not any(step.gaps for step in steps)


def test_the_provider_of_the_sample() -> None:
    steps = of_sample("oauth2provider", "Grafana")
    assert [len(step.state["_redirect_uris"]) for step in steps] == [2, 2, 2, 2]
    assert [step.state["sub_mode"] for step in steps] == ["user_id", *["user_uuid"] * 3]
    assert all(value is not UNKNOWN for step in steps for value in step.state.values())


def test_every_object_of_the_sample_can_be_shown() -> None:
    objects = {object_of(each) for each in sample() if "model" in each.context}
    for known in objects - {None}:
        assert known is not None
        steps = of_sample(known.model_name, known.name)
        for at in range(len(steps)):
            assert list(step_rows(steps, at, CLOCK))


def test_no_events_no_steps() -> None:
    assert history([]) == ()


@pytest.mark.parametrize(
    ("shown", "query"),
    [
        (
            event(context={"model": {"pk": "ab", "model_name": "group", "name": "g"}}),
            'context.model.pk = "ab" and context.model.model_name = "group"',
        ),
        (
            event(context={"model": {"pk": 7, "model_name": "user", "name": "ann"}}),
            '(context.model.pk = 7 and context.model.model_name = "user")'
            ' or (action = "user_write" and context.username = "ann")'
            ' or (action = "user_write" and context.username = None and user.pk = 7)'
            ' or (action = "password_set" and user.pk = 7)',
        ),
        (
            event(context={"model": {"pk": DASHED, "model_name": "group"}}),
            f'context.model.pk in ("{DASHED}", "{DASHED.replace("-", "")}")'
            ' and context.model.model_name = "group"',
        ),
        (
            event(context={"secret": {"pk": "c", "model_name": "certificatekeypair"}}),
            '(context.model.pk = "c" and context.model.model_name = "certificatekeypair")'
            ' or (context.secret.pk = "c" and context.secret.model_name = "certificatekeypair")',
        ),
        (
            event(
                action="user_write", context={"username": "new"}, user={"pk": 1, "username": "adm"}
            ),
            '(context.model.name = "new" and context.model.model_name = "user")'
            ' or (action = "user_write" and context.username = "new")',
        ),
    ],
)
def test_the_query_for_an_object(shown: Event, query: str) -> None:
    known = object_of(shown)
    assert known is not None and query_of(known) == query


def test_a_login_is_about_who_logged_in_or_tried_to() -> None:
    source, stage = ({"pk": "ab", "model_name": each, "name": each} for each in ("source", "stage"))
    ann = {"pk": 3, "username": "ann"}
    login = event(action="login", user=ann, context={"using_source": source})
    assert object_of(login) == KnownObject("user", 3, "ann")
    failed = event(action="login_failed", user=ann, context={"username": "bob", "stage": stage})
    assert object_of(failed) == KnownObject("user", None, "bob")


def test_an_event_without_an_object_is_about_its_user_or_nothing() -> None:
    assert object_of(event(user={"pk": 3, "username": "x"})) == KnownObject("user", 3, "x")
    assert object_of(event()) is None
    assert object_of(event(context={"model": {"pk": [], "model_name": 5}})) is None


VALUE = st.none() | st.integers(0, 2) | st.sampled_from([{"x": 1}, {"x": 2, "y": {"z": 1}}, {}])
DEED = st.tuples(st.sampled_from("ab"), VALUE, st.sampled_from(["told", "silent", "member"]))


@given(st.booleans(), st.lists(DEED, max_size=8), st.booleans())
def test_what_is_told_of_an_object_is_never_wrong(
    born: bool, deeds: list[tuple[str, Any, str]], ends: bool
) -> None:
    """Whatever some events keep silent about: a value is the true one or unknown."""
    now: dict[str, Any] = {"a": 0, "b": {"x": 1}}
    events, truth = ([created(**now)], [dict(now)]) if born else ([], [])
    members: set[int] = set()
    for number, (field, new, how) in enumerate(deeds):
        if how == "member":
            members ^= {number % 3}
            key = "add" if number % 3 in members else "remove"
            events.append(changed(users={key: [number % 3]}))
        elif how == "told":
            events.append(changed(**{field: value(now[field], new)}))
            now[field] = new
        else:
            events.append(SILENT)
            now[field] = new
        held = {f"users{MEMBER}{each}": True for each in members}
        truth.append({**now, **held})
    if ends:
        events.append(event(action="model_deleted", context={"model_state": dict(now)}))
        truth.append({})
    for step, true in zip(history(events), truth, strict=True):
        leaves = {} if not true else dict(leaves_of(true))
        for path, found in step.state.items():
            assert found is UNKNOWN or found == leaves.get(path, ABSENT), (path, found, leaves)
            if "silent" not in {how for *_, how in deeds} and MEMBER not in path:
                assert found is not UNKNOWN
        assert not step.gaps


def leaves_of(values: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Paths and values, as they are told."""
    for key, inner in values.items():
        if isinstance(inner, dict) and inner:
            yield from leaves_of(inner, f"{above}{key}.")
        else:
            yield f"{above}{key}", inner

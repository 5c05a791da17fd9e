"""Changes in all the shapes that authentik stores, and two objects compared."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logexplorer.model.event import Event
from logexplorer.views.changes import compared_rows, diff_rows
from logexplorer.views.diff import ABSENT, MASKED, Change, changes_of, compared
from logexplorer.views.text import Line, plain
from tests.views.events import event
from tests.views.sample import changed, of_action, sample


def value(before: Any, after: Any) -> dict[str, Any]:
    return {"previous_value": before, "new_value": after}


def shown(changed_event: Event, *, equal: bool = False) -> list[str]:
    """The lines beneath the heading."""
    return [plain(row.line) for row in diff_rows(changed_event, equal=equal)][1:]


def marked(line: Line) -> list[str]:
    return [piece.text for piece in line if piece.role in ("added_word", "removed_word")]


def test_short_values_stand_on_one_line() -> None:
    assert shown(changed(is_active=value(True, False))) == ["is_active true → false"]
    assert shown(changed(expires=value("2027-01-01", None))) == ["expires 2027-01-01 → null"]
    assert shown(changed(name=value("", "x"))) == ['name "" → x']


def test_words_are_marked_in_long_values() -> None:
    before, after = "the quick brown fox jumps over it", "the quick red fox jumps over it"
    _, field, old, new = diff_rows(changed(text=value(before, after)))
    assert plain(field.line).strip() == "text"
    assert plain(old.line) == f"  - {before}" and marked(old.line) == ["brown"]
    assert plain(new.line) == f"  + {after}" and marked(new.line) == ["red"]


def test_equal_stretches_of_a_very_long_value_are_left_out() -> None:
    same = "word " * 1000
    lines = shown(changed(text=value(f"{same}old {same}", f"{same}new {same}")))
    assert len(lines) == 3
    assert all(len(line) < 300 and "equal characters" in line for line in lines[1:])


def test_texts_of_many_lines_are_compared_line_by_line() -> None:
    before = "\n".join(f"line {number}" for number in range(100))
    lines = shown(changed(text=value(before, before.replace("line 50", "line fifty"))))
    assert [line.strip() for line in lines] == [
        "text",
        "… 48 equal lines",
        "line 48",
        "line 49",
        "- line 50",
        "+ line fifty",
        "line 51",
        "line 52",
        "… 47 equal lines",
    ]


def test_nested_values_are_compared_path_by_path() -> None:
    before = {"theme": {"base": "automatic"}, "phones": ["1"], "same": 1, "gone": {"x": 1}}
    after = {"theme": {"base": "dark", "accent": "#f"}, "phones": ["0", "1"], "same": 1}
    lines = shown(changed(attributes=value(before, after)))
    assert lines == [
        "attributes.theme.base automatic → dark",
        "+ attributes.theme.accent #f",
        "+ attributes.phones[0] 0",
        "- attributes.gone.x 1",
    ]
    assert "attributes.same 1" in shown(changed(attributes=value(before, after)), equal=True)


def test_members() -> None:
    assert shown(changed(users={"add": [5, 9]})) == ["users added 5, 9"]
    assert shown(changed(users={"remove": [5]})) == ["users removed 5"]
    assert shown(changed(users={"clear": True})) == ["users cleared"]
    role = "4acff040cd30554d8ba3476c4ebffecf"
    assert shown(changed(roles={"add": [role]})) == [
        "roles added 4acff040-cd30-554d-8ba3-476c4ebffecf"
    ]


def test_secrets_stay_hidden() -> None:
    assert shown(changed(key=value(MASKED, MASKED))) == ["key changed; both values are hidden"]


def test_created_is_all_new_and_deleted_all_gone() -> None:
    diff = {"name": value(None, "x"), "icon": value(None, None), "more": value(None, {"a": 1})}
    created = event(action="model_created", context={"diff": diff})
    assert shown(created) == ["+ name x", "+ icon null", "+ more.a 1"]
    deleted = event(action="model_deleted", context={"model_state": {"slug": "x", "on": False}})
    assert shown(deleted) == ["- slug x", "- on false"]


def test_what_was_not_stored_is_said() -> None:
    for action in ("model_created", "model_updated", "model_deleted"):
        [row] = diff_rows(event(action=action, context={}))
        assert "not stored" in plain(row.line)
    [row] = diff_rows(event(action="login"))
    assert "no changes" in plain(row.line)


def test_a_change_can_be_asked_for_where_the_record_holds_it() -> None:
    [_, row] = diff_rows(changed(is_active=value(True, False)))
    assert (row.path, row.value) == ("context.diff.is_active.new_value", False)
    [nested] = (row for row in diff_rows(changed(a=value({"b": 1}, {"b": 2}))) if "a.b" in str(row))
    assert not nested.path


@pytest.mark.parametrize("odd", [None, 5, "x", [], [1], {}, {"new_value": 1}, {"add": 5}])
def test_odd_diffs_break_nothing(odd: Any) -> None:
    assert isinstance(shown(changed(field=odd)), list)
    assert isinstance(shown(event(action="model_updated", context={"diff": odd})), list)
    assert isinstance(shown(event(action="model_deleted", context={"model_state": odd})), list)


def test_every_change_of_the_sample_is_shown() -> None:
    hows = set()
    for each in sample():
        changes = changes_of(each)
        hows |= {change.how for change in changes}
        text = "\n".join(plain(row.line) for row in diff_rows(each))
        for change in changes:
            assert change.how == "same" or change.path in text
    assert hows == {"changed", "added", "removed", "joined", "left", "cleared", "hidden", "same"}


def test_the_policys_last_change_marks_the_words() -> None:
    *_, policy = (
        each
        for each in of_action("model_updated")
        if each.context["model"]["name"] == "deny-legacy-clients"
    )
    words = [word for row in diff_rows(policy) for word in marked(row.line)]
    assert any("python" in word for word in words)
    assert not any("PhantomJS" in word for word in words)


def test_two_events_compared() -> None:
    one = event(record={"user": {"pk": 1}, "app": "x", "context": {"geo": {"city": "Rome"}}})
    other = event(record={"user": {"pk": 2}, "app": "x", "context": {}})
    lines = [plain(row.line) for row in compared_rows(one, other)]
    assert "1 equal fields hidden (=)" in lines
    assert lines[-2:] == ["user.pk 1 → 2", "- context.geo.city Rome"]
    assert "app x" in [plain(row.line) for row in compared_rows(one, other, equal=True)]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON, JSON)
def test_comparing_finds_a_difference_exactly_where_there_is_one(one: Any, other: Any) -> None:
    assert all(change.how == "same" for change in compared(one, one))
    if repr(one) != repr(other) and one != other:
        assert any(change.how != "same" for change in compared(one, other))


def test_true_is_not_one() -> None:
    assert [change.how for change in compared({"a": True}, {"a": 1})] == ["changed"]
    assert list(compared({}, {"a": 1})) == [Change("a", "added", ABSENT, 1)]

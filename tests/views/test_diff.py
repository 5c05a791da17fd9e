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
from tests.views.test_details import CLOCK


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
        '+ attributes.phones[0] "0"',
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
    before, after = {"b": 1, "c": [1, {"d": 2, "e": 3}]}, {"b": 2, "c": [{"d": 2}]}
    nested = [(row.path, row.value) for row in diff_rows(changed(a=value(before, after)))][1:]
    assert nested == [
        ("context.diff.a.new_value.b", 2),
        ("context.diff.a.previous_value.c[0]", 1),
        ("context.diff.a.previous_value.c[1]", {"d": 2, "e": 3}),
        ("context.diff.a.new_value.c[0]", {"d": 2}),
    ]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("5", 5, 'field "5" → 5'),
        (None, False, "field null → false"),
        (None, "", 'field null → ""'),
        ("null", None, 'field "null" → null'),
        ("a", "a ", 'field a → "a "'),
        ("[red]", "-", "field [red] → -"),
        ("[1]", [1], 'field "[1]" → [1]'),
        ('""', "", 'field "\\"\\"" → ""'),
        (1, 1.0, "field 1 → 1.0"),
    ],
)
def test_no_two_different_values_look_the_same(before: Any, after: Any, line: str) -> None:
    assert shown(changed(field=value(before, after))) == [line]


def test_texts_that_only_look_the_same_are_written_out() -> None:
    lines = shown(changed(name=value("caf\u00e9 1", "cafe\u0301\u00a01")))
    assert lines[1] == r"  they look alike: 'caf\xe9 1' → 'cafe\u0301\xa01'"


def test_a_difference_far_inside_a_very_long_value_is_found() -> None:
    same = "x" * 50_000
    lines = shown(changed(text=value(f"{same} one {same}", f"{same} two {same}")))
    assert all("equal characters" in line and len(line) < 300 for line in lines[1:])
    assert " one " in lines[1] and " two " in lines[2]
    [_, old, new] = shown(changed(text=value(same, f"{same}y")))
    assert "more characters" in old and "more characters" in new


def test_what_is_too_much_to_compare_word_by_word_is_told() -> None:
    before, after = (" ".join(f"{sign}{at}" for at in range(20_000)) for sign in "ab")
    lines = shown(changed(text=value(before, after)))
    assert "too much has changed" in lines[0] and len(lines) == 3


def test_hundreds_of_long_changes_share_one_amount_of_work() -> None:
    texts = {f"f{at}": value(f"{at} b c d " * 2_000, f"{at} c b e " * 2_000) for at in range(200)}
    assert "too much has changed" in shown(changed(**texts))[-3]


def test_masked_values_inside_others_are_not_taken_for_equal() -> None:
    one, other = {"token": MASKED, "a": 1}, {"token": MASKED, "a": 2}
    assert shown(changed(attributes=value(one, other))) == [
        "attributes.token hidden before and after; it may have changed",
        "attributes.a 1 → 2",
    ]
    assert shown(changed(attributes=value({"token": MASKED}, {"token": MASKED}))) == [
        "attributes.token changed; both values are hidden"
    ]
    assert shown(changed(key=value(MASKED, None))) == [f"key {MASKED} → null"]


def test_what_was_stored_as_a_change_is_never_left_out() -> None:
    assert shown(changed(a=value([1], [1]))) == [
        "a [1] (stored as a change, but the same before and after)"
    ]
    assert shown(changed(a=5)) == ["a 5 (stored in a shape that is not known)"]
    assert shown(changed(a={"add": [1], "x": 2})) == [
        "a added 1",
        'a {"x": 2} (stored in a shape that is not known)',
    ]
    odd = event(action="model_updated", context={"diff": [1, 2]})
    assert shown(odd) == ["diff [1, 2] (stored in a shape that is not known)"]


def test_members_added_and_removed_at_once() -> None:
    both = changed(users={"clear": True, "remove": [1], "add": [2, "3"]})
    assert shown(both) == ["users cleared", "users removed 1", 'users added 2, "3"']
    paths = [(row.path, row.value) for row in diff_rows(both)][1:]
    assert paths[:2] == [
        ("context.diff.users.clear", True),
        ("context.diff.users.remove[0]", 1),
    ]


def test_an_object_that_is_gone_is_told_path_by_path() -> None:
    state = {"slug": "x", "more": {"a": [1, 2], "b": {}}}
    gone = event(action="model_deleted", context={"model_state": state})
    assert shown(gone) == ["- slug x", "- more.a [1, 2]", "- more.b {}"]
    assert [row.path for row in diff_rows(gone)][2] == "context.model_state.more.a"


def test_an_element_in_the_middle_of_a_list_moves_no_other() -> None:
    one = [{"url": "a"}, {"url": "b", "mode": 1}, {"url": "c"}]
    other = [{"url": "a"}, {"url": "new"}, {"url": "b", "mode": 2}, {"url": "c"}]
    assert shown(changed(uris=value([one[0], one[2]], [one[0], other[1], one[2]]))) == [
        '+ uris[1] {"url": "new"}'
    ]
    assert len(shown(changed(uris=value(one, other)))) == 3


def test_an_event_and_itself_hold_the_same() -> None:
    one = event(record={"pk": "x", "context": {"a": 1}}, action="login", user={"username": "ann"})
    lines = [plain(row.line) for row in compared_rows(one, one, CLOCK)]
    assert lines[0] == "- 2026-01-02 00:00:00 UTC (1 d ago) Login by ann"
    assert lines[-1] == "The two events hold the same."


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
    members = {"joined", "left", "cleared"}
    assert hows == {"changed", "added", "removed", "hidden", "masked", "same"} | members


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
    lines = [plain(row.line) for row in compared_rows(one, other, CLOCK)]
    assert "1 equal field hidden (=)" in lines
    assert lines[-2:] == ["user.pk 1 → 2", "- context.geo.city Rome"]
    assert "app x" in [plain(row.line) for row in compared_rows(one, other, CLOCK, equal=True)]


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
    assert list(compared({}, {"a": 1})) == [Change("a", "added", ABSENT, 1, was="a")]


def test_a_whole_text_of_many_lines_stands_beneath_its_name() -> None:
    text = event(action="model_created", context={"diff": {"text": value(None, "a\n  b\n")}})
    assert shown(text) == ["+ text ", "    a", "      b"]

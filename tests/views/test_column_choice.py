"""Columns that are chosen, moved and widened."""

from logexplorer.model.kept import Column
from logexplorer.views.column_choice import MOST, ColumnChoice
from logexplorer.views.text import plain

CHOICE = ColumnChoice((Column("time"), Column("user")), (("context.a", "in 3 events"),))


def names(choice: ColumnChoice) -> list[str]:
    return [column.name for column in choice.columns]


def test_the_columns_are_listed_first_and_each_name_once() -> None:
    assert CHOICE.names[:3] == ("time", "user", "action")
    assert CHOICE.names[-1] == "context.a" and len(set(CHOICE.names)) == len(CHOICE.names)


def test_the_last_column_stays() -> None:
    one = CHOICE.toggled("user")
    assert names(one) == names(one.toggled("time")) == ["time"]
    assert names(one.toggled("context.a")) == ["time", "context.a"]


def test_a_column_moves_within_the_others() -> None:
    assert names(CHOICE.moved("time", 1)) == ["user", "time"]
    assert CHOICE.moved("time", -1) == CHOICE.moved("user", 1) == CHOICE
    assert CHOICE.moved("context.a", 1) == CHOICE


def test_a_width_begins_with_what_is_seen() -> None:
    assert CHOICE.widened("user", 1, {"user": 10}).columns[1] == Column("user", 12)
    assert CHOICE.widened("user", -9, {"user": 10}).columns[1] == Column("user", 1)


def test_a_row_says_whether_there_is_room() -> None:
    said = [plain(CHOICE.line(name, {"time": 14})) for name in ("time", "user", "context.a")]
    assert "[x] Time" in said[0] and "14" in said[0]
    assert "no room" in said[1]
    assert "[ ] context.a" in said[2] and "in 3 events" in said[2]


def test_of_a_million_paths_as_many_are_listed_as_one_can_look_at() -> None:
    many = ColumnChoice((), tuple((f"context.k{number}", "") for number in range(MOST * 3)))
    assert len(many.names) == MOST
    typed = ColumnChoice((), many.others, typed=f"k{MOST * 3 - 1}")
    assert typed.names == (f"context.k{MOST * 3 - 1}",)

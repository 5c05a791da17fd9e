"""The footer keeps the way to the help and the way out, however narrow it is."""

import pytest
from rich.cells import cell_len

from logexplorer.tui.commands import COMMANDS, Group, keys_of
from logexplorer.tui.theme import look_for
from logexplorer.tui.widgets.key_line import KeyLine
from logexplorer.views.text import plain

TABLE: tuple[Group, ...] = ("Logs", "Table", "Everywhere")


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_help_and_quit_are_always_there_and_no_word_is_cut(width: int) -> None:
    line = KeyLine(look_for("dark", 256, ascii=False), TABLE)
    text = plain(line.line(width))
    assert text.rstrip().endswith("? Help  q Quit")
    assert cell_len(text) <= width


def test_all_keys_are_there_where_they_fit() -> None:
    line = KeyLine(look_for("dark", 256, ascii=False), TABLE)
    assert len(plain(line.line(300))) > len(plain(line.line(80)))


def test_the_map_names_its_arrows_together_and_has_room_for_them_in_80_columns() -> None:
    line = KeyLine(look_for("dark", 256, ascii=False), ("Map", "Search", "Everywhere"))
    assert " Arrows Pins " in plain(line.line(80))
    assert " Arrows Pins  Tab List " in plain(line.line(90))


def test_keys_that_are_held_are_written_alike() -> None:
    for command in COMMANDS:
        for key in keys_of(command).split():
            assert all(
                part[0].isupper() or part == "_" for part in key.split("+") if "+" in key[1:]
            )

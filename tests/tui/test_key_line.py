"""The footer keeps the way to the help and the way out, however narrow it is."""

import pytest
from rich.cells import cell_len

from logexplorer.tui.commands import Group
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

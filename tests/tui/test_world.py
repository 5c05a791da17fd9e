"""The colours of the map's kinds: told apart, and readable on the theme."""

import pytest
from rich.color import Color

from logexplorer.tui.colours import BACKGROUNDS, CONTRAST, contrast
from logexplorer.tui.options import ThemeName
from logexplorer.tui.theme import look_for
from logexplorer.tui.world import Inks
from logexplorer.views.world.frame import Cell
from logexplorer.views.world.pins import KINDS


def colours(theme: ThemeName, count: int) -> list[Color | None]:
    inks = Inks(look_for(theme, count, ascii=False))
    return [inks.of_kind(kind).color for kind in KINDS]


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("count", [16, 256, 1 << 24])
def test_kinds_are_told_apart(theme: ThemeName, count: int) -> None:
    numbers = [colour.number for colour in colours(theme, count) if colour is not None]
    assert len(set(numbers)) == len(KINDS)
    assert all(number is not None and number < max(count, 16) for number in numbers)


@pytest.mark.parametrize(("theme", "dark"), [("dark", True), ("light", False)])
def test_colours_that_are_the_same_in_all_terminals_are_readable(
    theme: ThemeName, dark: bool
) -> None:
    for colour in colours(theme, 256):
        assert colour is not None
        assert contrast(colour.get_truecolor(), BACKGROUNDS[dark]) >= CONTRAST, colour


def test_without_colours_the_chosen_pin_differs_all_the_same() -> None:
    assert colours("plain", 0) == [None] * len(KINDS)
    look = look_for("plain", 0, ascii=True)
    cells = [Cell("@", "pin", "login"), Cell("@", "pin", "login", chosen=True)]
    one, other = Inks(look).strip(cells, 2)
    assert one.style != other.style and other.style == look.cursor


def test_neighbours_of_one_style_are_one_segment() -> None:
    inks = Inks(look_for("dark", 256, ascii=False))
    row = [Cell("⣿", "coast")] * 3 + [Cell(" ")] * 2 + [Cell("●", "pin", "login")]
    assert [segment.text for segment in inks.strip(row, 6)] == ["⣿⣿⣿", "  ", "●"]

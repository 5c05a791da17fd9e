"""Every series can be told from the background, on every theme."""

import pytest
from rich.color import Color
from rich.color_triplet import ColorTriplet

from logexplorer.model.actions import ACTIONS
from logexplorer.tui.colours import BACKGROUNDS, CONTRAST, colours_of, contrast, readable
from logexplorer.tui.options import ThemeName
from logexplorer.tui.theme import look_for

BLACK, WHITE = ColorTriplet(0, 0, 0), ColorTriplet(255, 255, 255)
THEMES: tuple[tuple[ThemeName, ColorTriplet], ...] = (("dark", BLACK), ("light", WHITE))


@pytest.mark.parametrize(("name", "ground"), THEMES)
@pytest.mark.parametrize("colours", [256, 1 << 24])
def test_every_action_stands_out(name: ThemeName, ground: ColorTriplet, colours: int) -> None:
    look = look_for(name, colours, ascii=False)
    for action in (*ACTIONS, "custom_report", "error", "(other)", None):
        (colour,) = colours_of((action,), look)
        assert colour is not None
        for background in (ground, BACKGROUNDS[look.dark]):
            assert contrast(colour.get_truecolor(), background) >= CONTRAST, action


def test_contrast_is_that_of_the_wcag() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(ColorTriplet(118, 118, 118), WHITE) == pytest.approx(4.54, abs=0.01)
    assert contrast(WHITE, WHITE) == 1


def test_a_colour_that_stands_out_stays_as_it_is() -> None:
    green = Color.parse("#4cb140").get_truecolor()
    assert readable(green, BLACK) == green
    blue = readable(Color.parse("#002f5d").get_truecolor(), BACKGROUNDS[True])
    assert blue.blue > blue.green > blue.red


@pytest.mark.parametrize("name", ["dark", "light"])
def test_the_usual_series_differ(name: ThemeName) -> None:
    look = look_for(name, 256, ascii=False)
    usual = ("authorize_application", "login", "login_failed", "logout", "model_updated", "custom_")
    found = colours_of((*usual, None), look)
    assert len(set(found)) == len(found)

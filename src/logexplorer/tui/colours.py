"""Colours for the series of charts: authentik's by action, as bright or dark as the theme needs."""

from collections.abc import Iterable, Iterator
from colorsys import hls_to_rgb, rgb_to_hls

from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet

from logexplorer.model.actions import ACTIONS
from logexplorer.tui.theme import Look

_LEVELS = {
    "critical": "#c9190b",
    "fatal": "#c9190b",
    "error": "#e05040",
    "warning": "#f0ab00",
    "warn": "#f0ab00",
    "info": "#519de9",
    "debug": "#8a8d90",
}
_OTHERS = ("#519de9", "#4cb140", "#f0ab00", "#a18fff", "#73c5c5", "#ec7a08", "#d1478f", "#bde2b9")
_LIGHTNESS = {True: (0.45, 0.78), False: (0.24, 0.5)}
"""Of dark themes and of others: what is darker or lighter would not stand out."""
_HUES = ((0.04, 1), (0.19, 3), (0.42, 2), (0.54, 6), (0.72, 4), (0.92, 5), (1.0, 1))
"""Up to which hue which of the eight colours that every terminal has comes nearest."""


def colours_of(names: Iterable[str | None], look: Look) -> tuple[Color | None, ...]:
    """A colour for each series, no two alike as long as there are enough; None stands for rest."""
    used: set[int] = set()
    return tuple(_colour(name, look, used) for name in names)


def _colour(name: str | None, look: Look, used: set[int]) -> Color | None:
    if not look.colours:
        return None
    if name is None:
        number = (7 if look.dark else 8) if look.colours < 256 else (244 if look.dark else 247)
        return Color.from_ansi(number)
    fitting = [_fitted(text, look) for text in _wanted(name)]
    number = next((each for each in fitting if each not in used), fitting[0])
    used.add(number)
    return Color.from_ansi(number)


def _wanted(name: str) -> Iterator[str]:
    """The series' own colour first."""
    if (action := ACTIONS.get(name)) and action.colour:
        yield action.colour
    if level := _LEVELS.get(name.lower()):
        yield level
    yield from _OTHERS


def _fitted(text: str, look: Look) -> int:
    """The nearest colour of the terminal's palette that is readable on the theme."""
    triplet = Color.parse(text).get_truecolor()
    hue, lightness, saturation = rgb_to_hls(*triplet.normalized)
    if look.colours < 256:
        return next(number for upto, number in _HUES if hue <= upto)
    least, most = _LIGHTNESS[look.dark]
    red, green, blue = hls_to_rgb(hue, min(max(lightness, least), most), saturation)
    fitted = ColorTriplet(round(red * 255), round(green * 255), round(blue * 255))
    return Color.from_triplet(fitted).downgrade(ColorSystem.EIGHT_BIT).number or 0

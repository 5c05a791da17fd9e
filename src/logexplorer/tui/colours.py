"""Colours for the series of charts: authentik's by action, as bright or dark as the theme needs."""

from collections.abc import Iterable, Iterator
from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache

from rich.color import Color
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
CONTRAST = 4.5
"""What the WCAG ask for text; at least so far every colour stands out from its background."""
BACKGROUNDS = {True: ColorTriplet(30, 30, 30), False: ColorTriplet(245, 245, 245)}
"""Of dark themes and of others, as far from black and white as terminals commonly have them."""
_PINS = {
    (True, True): (71, 208, 222, 33, 246),
    (True, False): (22, 160, 94, 25, 242),
    (False, True): (10, 9, 3, 12, 7),
    (False, False): (2, 1, 5, 4, 8),
}
"""Many colours, a dark theme: near authentik's and more apart than those, as pins are small."""
_HEAT = {True: (24, 31, 38, 80, 159), False: (153, 110, 68, 25, 17)}
_REST = {True: 246, False: 242}
_STEPS = 100
_ALIKE = 100**2
_GREY = 0.1
_HUES = ((0.04, 1), (0.19, 3), (0.42, 2), (0.54, 6), (0.72, 4), (0.92, 5), (1.0, 1))
"""Up to which hue which of the eight colours that every terminal has comes nearest."""


def colours_of(names: Iterable[str | None], look: Look) -> tuple[Color | None, ...]:
    """A colour for each series, no two alike as long as there are enough; None stands for rest.

    Some of authentik's colours are too near each other to be told apart: the more frequent series,
    which comes first, keeps its own.
    """
    used: list[Color] = []
    return tuple(_colour(name, look, used) for name in names)


def pin_colours(look: Look) -> tuple[Color | None, ...]:
    """A colour for each kind of pin on the map, in the order of KINDS."""
    numbers = _PINS[look.colours >= 256, look.dark]
    return tuple(Color.from_ansi(number) if look.colours else None for number in numbers)


def heat_colours(look: Look) -> tuple[Color | None, ...]:
    """A colour for each step of a heat map, the least first; None where there are too few."""
    enough = look.colours >= 256
    return tuple(Color.from_ansi(number) if enough else None for number in _HEAT[look.dark])


def _colour(name: str | None, look: Look, used: list[Color]) -> Color | None:
    if not look.colours:
        return None
    if name is None:
        number = (7 if look.dark else 8) if look.colours < 256 else _REST[look.dark]
        return Color.from_ansi(number)
    fitting = [_fitted(text, look) for text in _wanted(name)]
    unlike = (each for each in fitting if not any(_alike(each, other) for other in used))
    colour = next(unlike, fitting[0])
    used.append(colour)
    return colour


def _alike(one: Color, other: Color) -> bool:
    if one.is_system_defined:
        return one == other
    return _distance(one.get_truecolor(), other.get_truecolor()) < _ALIKE


def _wanted(name: str) -> Iterator[str]:
    """The series' own colour first."""
    if (action := ACTIONS.get(name)) and action.colour:
        yield action.colour
    if level := _LEVELS.get(name.lower()):
        yield level
    yield from _OTHERS


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """How far two colours stand apart, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: ColorTriplet, background: ColorTriplet) -> ColorTriplet:
    """The colour, of the same hue, as much lighter or darker as it takes to stand out."""
    hue, lightness, saturation = rgb_to_hls(*colour.normalized)
    end = 1 if _luminance(background) < 0.5 else 0
    for step in range(_STEPS + 1):
        share = lightness + (end - lightness) * step / _STEPS
        red, green, blue = (round(each * 255) for each in hls_to_rgb(hue, share, saturation))
        if contrast(found := ColorTriplet(red, green, blue), background) >= CONTRAST:
            return found
    return found


def _luminance(colour: ColorTriplet) -> float:
    """Relative luminance of an sRGB colour (WCAG 2.2)."""
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _fitted(text: str, look: Look) -> Color:
    """The colour made readable on the theme, or the nearest one that the terminal has."""
    colour = Color.parse(text).get_truecolor()
    if look.colours < 256:
        hue = rgb_to_hls(*colour.normalized)[0]
        return Color.from_ansi(next(number for upto, number in _HUES if hue <= upto))
    fitted = readable(colour, BACKGROUNDS[look.dark])
    if look.colours > 256:
        return Color.from_triplet(fitted)
    return Color.from_ansi(_nearest(fitted, look.dark))


@cache
def _nearest(colour: ColorTriplet, dark: bool) -> int:
    """Of the 240 colours that are the same in all terminals, one that is readable itself."""
    return min(_readable(dark), key=lambda number: _unlike(_triplet(number), colour))


@cache
def _readable(dark: bool) -> tuple[int, ...]:
    ground = BACKGROUNDS[dark]
    return tuple(each for each in range(16, 256) if contrast(_triplet(each), ground) >= CONTRAST)


def _triplet(number: int) -> ColorTriplet:
    return Color.from_ansi(number).get_truecolor()


def _unlike(one: ColorTriplet, other: ColorTriplet) -> float:
    """How unlike two colours are, above all in hue: a dark green is no grey."""
    (hue, light, full), (wanted_hue, wanted_light, wanted_full) = (
        rgb_to_hls(*each.normalized) for each in (one, other)
    )
    turn = abs(hue - wanted_hue)
    turn = min(turn, 1 - turn) * min(wanted_full, 0.5) * 2
    grey = wanted_full > _GREY and full <= _GREY
    return (4 * turn) ** 2 + (light - wanted_light) ** 2 + (0.3 * (full - wanted_full)) ** 2 + grey


def _distance(one: ColorTriplet, other: ColorTriplet) -> float:
    """The redmean of two colours: near to what eyes see, and quickly reckoned."""
    mean = (one.red + other.red) / 2
    red, green, blue = (a - b for a, b in zip(one, other, strict=True))
    return (2 + mean / 256) * red**2 + 4 * green**2 + (2 + (255 - mean) / 256) * blue**2

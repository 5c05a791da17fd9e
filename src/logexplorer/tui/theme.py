"""Roles to styles: for dark, light and plain terminals, in as many colours as they have.

Text keeps the terminal's own colours, named from its palette, so it is readable on any background
and costs few bytes; only surfaces (the bars, the chosen row) have colours of their own, and none in
16 colours, where a dark surface would collapse into black.
"""

import codecs
import locale
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from rich.style import Style
from textual.theme import Theme

from logexplorer.tui.options import Options, ThemeName
from logexplorer.views.text import Role

_COLOURLESS = ("", "dumb", "unknown")
_PLAIN: Mapping[Role, str] = {
    "muted": "dim",
    "title": "bold",
    "key": "bold",
    "error": "bold",
    "warning": "bold",
    "success": "",
    "accent": "",
    "added": "",
    "removed": "",
    "added_word": "underline",
    "removed_word": "underline",
    "field": "",
    "operator": "",
    "value": "",
    "keyword": "bold",
}
_DARK: Mapping[Role, str] = {
    "muted": "bright_black",
    "title": "bold",
    "key": "cyan",
    "error": "bright_red",
    "warning": "yellow",
    "success": "green",
    "accent": "bright_blue",
    "added": "green",
    "removed": "bright_red",
    "added_word": "underline green",
    "removed_word": "underline bright_red",
    "field": "cyan",
    "operator": "",
    "value": "green",
    "keyword": "bold",
}
_LIGHT: Mapping[Role, str] = {
    **_DARK,
    "key": "blue",
    "field": "blue",
    "error": "red",
    "accent": "magenta",
    "removed": "red",
    "removed_word": "underline red",
}


@dataclass(frozen=True, slots=True)
class Look:
    """A style for every role, and for the few things that are no text's role."""

    roles: Mapping[Role, Style | None]
    cursor: Style
    idle_cursor: Style
    caret: Style
    wrong: Style
    bar: Style | None
    ascii: bool = False
    dark: bool = True
    colours: int = 0


def theme_of(options: Options, no_color: bool) -> ThemeName:
    """The theme that was asked for, else what the terminal says about itself."""
    if options.theme is not None:
        return options.theme
    if no_color or os.environ.get("TERM", "") in _COLOURLESS:
        return "plain"
    # rxvt, Konsole and others: "foreground;background", where 7 and 15 are white.
    return "light" if os.environ.get("COLORFGBG", "").endswith((";7", ";15")) else "dark"


def only_ascii() -> bool:
    """Can the terminal not be trusted to show other characters?"""
    if os.environ.get("TERM", "") in (*_COLOURLESS, "linux"):
        return True
    # Python takes a C locale for UTF-8, which the terminal need not be; only this flag tells.
    assumed = sys.flags.utf8_mode == 1 and not os.environ.get("PYTHONUTF8")
    return assumed or codecs.lookup(locale.getencoding()).name != "utf-8"


def look_for(name: ThemeName, colours: int, *, ascii: bool) -> Look:
    """The look of a theme in a terminal with this many colours; `plain` uses none."""
    reverse, caret = Style(reverse=True), Style(reverse=True)
    idle, dark = Style(bold=True), name == "dark"
    if name == "plain":
        return Look(_styles(_PLAIN), reverse, idle, caret, _wrong(None), None, ascii)
    roles = dict(_DARK if dark else _LIGHT)
    if colours < 256:
        # Some palettes paint "bright black" in the colour of the background.
        roles["muted"] = "dim"
        styles = _styles(roles)
        return Look(styles, reverse, idle, caret, _wrong("red"), None, ascii, dark, colours)
    roles["muted"] = "color(246)" if dark else "color(242)"
    ink, chosen, resting, bar = (255, 24, 238, 236) if dark else (16, 153, 252, 254)
    return Look(
        roles=_styles(roles),
        cursor=_on(chosen, ink),
        idle_cursor=_on(resting, ink),
        caret=caret,
        wrong=_wrong("bright_red" if dark else "red"),
        bar=_on(bar, ink),
        ascii=ascii,
        dark=dark,
        colours=colours,
    )


def textual_theme(name: ThemeName) -> Theme:
    """What Textual's own widgets (palette, scroll bars) are drawn with: the terminal's palette."""
    return Theme(
        name=f"logexplorer-{name}",
        ansi=True,
        dark=name != "light",
        primary="ansi_default" if name == "plain" else "ansi_blue",
        secondary="ansi_default" if name == "plain" else "ansi_cyan",
        warning="ansi_default" if name == "plain" else "ansi_yellow",
        error="ansi_default" if name == "plain" else "ansi_red",
        success="ansi_default" if name == "plain" else "ansi_green",
        accent="ansi_default" if name == "plain" else "ansi_cyan",
        foreground="ansi_default",
        background="ansi_default",
        variables={
            "ansi-background": "ansi_white" if name == "light" else "ansi_black",
            "ansi-foreground": "ansi_black" if name == "light" else "ansi_white",
            "block-cursor-foreground": "ansi_default",
            "block-cursor-background": "ansi_default",
            "block-cursor-text-style": "reverse",
            "border": "ansi_default",
            "border-blurred": "ansi_default",
        },
    )


def _styles(roles: Mapping[Role, str]) -> Mapping[Role, Style | None]:
    styles: dict[Role, Style | None] = {"": None}
    for role, text in roles.items():
        styles[role] = Style.parse(text) if text else None
    return styles


def _on(surface: int, ink: int) -> Style:
    # With its own ink it stays readable where the terminal is not as dark or light as the theme.
    return Style(color=f"color({ink})", bgcolor=f"color({surface})")


def _wrong(colour: str | None) -> Style:
    return Style(underline=True, bold=colour is None, color=colour)

"""The palette offers what can be carried out where the focus is, and carries it out."""

import pytest
from rich.color import Color

from logexplorer.tui.commands import COMMANDS
from logexplorer.tui.palette import Commands, Palette
from logexplorer.tui.words import WORDS, likeness
from tests.tui.charts_start import charts
from tests.tui.fake import logins
from tests.tui.start import Driver, started

DEFAULT = Color.default()


async def offered(driver: Driver) -> set[str]:
    """The commands that the palette would offer here, by their names."""
    return {command.name for command, _ in Commands(driver.app.screen)._offered()}


async def choose(driver: Driver, text: str) -> None:
    """Open the palette, type, and take what is found first."""
    await driver.press("ctrl+p")
    assert isinstance(driver.app.screen, Palette)
    await driver.type(text)
    await driver.pilot.pause(0.2)
    await driver.press("enter")


@pytest.mark.parametrize(
    ("keys", "there", "missing"),
    [
        ((), {"bookmark", "columns", "next_error", "export_events"}, {"travel", "definitions"}),
        (("slash",), {"bookmark", "seek"}, {"travel", "narrow"}),
        (("enter", "tab"), {"narrow", "exclude", "bookmark"}, {"travel"}),
        (("2",), {"travel", "whole_world", "export_events"}, {"bookmark", "columns", "next_chart"}),
        (("4",), {"definitions", "save_query", "bookmark"}, {"travel", "toggle_numbers"}),
        (("2", "slash"), {"travel", "seek"}, {"bookmark", "columns"}),
    ],
)
async def test_it_offers_what_can_be_done_here(keys, there, missing) -> None:
    async with started(logins(10)) as driver:
        await driver.press(*keys)
        names = await offered(driver)
        assert names >= there | {"show_map", "quit", "show_help", "time_range"}
        assert not names & (missing | {"command_palette", "cursor_down", "line_down", "pin_left"})


async def test_commands_of_the_charts_run_from_it() -> None:
    async with charts() as driver:
        groups = {command.group for command, _ in Commands(driver.app.screen)._offered()}
        assert groups == {"Chart", "Charts", "Search", "Everywhere"}
        await choose(driver, "numbers, or the chart")
        assert driver.app.screen.has_class("-numbers")


async def test_commands_of_a_part_run_from_it() -> None:
    async with started(logins(10)) as driver:
        await driver.press("4")
        before = driver.screen
        await choose(driver, "each card looks for")
        assert driver.screen != before


async def test_what_is_chosen_and_where_one_types_can_be_seen() -> None:
    async with started(logins(10)) as driver:
        await driver.press("ctrl+p")
        await driver.type("ex")
        await driver.pilot.pause(0.2)
        before = reversed_lines(driver)
        await driver.press("down")
        (caret, first, *_), (same, second, *_) = before, reversed_lines(driver)
        assert caret == same and caret < first < second


def reversed_lines(driver: Driver) -> list[int]:
    """The lines of the screen that hold something in reverse, without colours of its own."""
    return [
        y
        for y, strip in enumerate(driver.app.screen._compositor.render_strips())
        for style in [each.style for each in strip if each.style and each.style.reverse]
        if style.color in (None, DEFAULT) and style.bgcolor in (None, DEFAULT)
    ]


async def test_times_as_ages() -> None:
    async with started(logins(10)) as driver:
        await choose(driver, "as age")
        assert driver.app.clock is not None and driver.app.clock.ages


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("export", "export_events"),
        ("save", "save_query"),
        ("csv", "export_events"),
        ("time", "time_range"),
        ("date", "time_range"),
        ("columns", "columns"),
        ("sort", "order"),
        ("filter", "focus_query"),
        ("search", "focus_query"),
        ("dashboard", "show_overview"),
        ("failed login", "show_overview"),
        ("country", "show_map"),
        ("share", "copy_command"),
        ("changes", "toggle_diff"),
        ("exit", "quit"),
        ("shortcuts", "show_help"),
        ("go to QUERY", "focus_query"),
    ],
)
async def test_plain_words_find_commands(typed: str, wanted: str) -> None:
    async with started(logins(10)) as driver:
        hits = [hit async for hit in Commands(driver.app.screen).search(typed)]
        ranked = sorted(hits, key=lambda hit: -hit.score)[:2]
        named = {command.description: command.name for command in COMMANDS}
        assert wanted in [named[str(hit.text)] for hit in ranked]


def test_letters_that_begin_no_word_find_nothing() -> None:
    assert [each.name for each in COMMANDS if likeness(each, "xport")] == []
    assert {command.name for command in COMMANDS} >= WORDS.keys()

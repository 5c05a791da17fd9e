"""Cells of charts as plotext draws them."""

from datetime import UTC, datetime, timedelta

import pytest
from rich.color import Color

from logexplorer.model.period import EVER
from logexplorer.model.results import Bin, Histogram
from logexplorer.tui.plots.canvas import Axes, Label, Point, plot
from logexplorer.tui.plots.drawing import Drawing, Size
from logexplorer.tui.plots.inks import inks_of, legend, step_inks
from logexplorer.tui.plots.over_time import over_time
from logexplorer.tui.theme import Look, look_for
from logexplorer.views.text import plain
from logexplorer.views.times import Clock

DARK = look_for("dark", 256, ascii=False)
LOOKS = [
    DARK,
    look_for("dark", 1 << 24, ascii=False),
    look_for("dark", 16, ascii=False),
    look_for("plain", 0, ascii=False),
    look_for("plain", 0, ascii=True),
]
RED = Color.from_ansi(196)


def test_every_point_is_exactly_one_cell() -> None:
    points = [Point(x, y, "ab"[(x + y) % 2], RED) for x in range(10) for y in range(4)]
    rows = plot(points, 10, 4, Axes(), DARK)
    assert [row.text for row in rows] == ["bababababa", "ababababab"] * 2
    assert {segment.style.color for row in rows for segment in row if segment.style} == {RED}


def test_axes_stand_beside_the_canvas() -> None:
    axes = Axes(((0, " 1"), (2, "10")), ((0, "a"), (4, "b")), 2)
    rows = plot([Point(4, 2, "x")], 8, 5, axes, DARK)
    assert [row.text for row in rows] == [
        "10┤    x",
        "  │     ",
        " 1┤     ",
        "  └┬───┬",
        "   a   b",
    ]
    rows = plot([Point(4, 2, "x")], 8, 5, axes, look_for("dark", 256, ascii=True))
    assert all(row.text.isascii() for row in rows)


def test_labels_have_an_ink_and_a_ground() -> None:
    points = [Point(x, 0, "█", RED) for x in range(6)]
    (_, low) = plot(points, 6, 2, Axes(), DARK, [Label(2, 0, "42", Color.from_ansi(16), RED)])
    assert low.text == "██42██"
    (label,) = [segment for segment in low if segment.text == "42"]
    assert label.style is not None and label.style.bgcolor == RED


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (3, 1), (6, 3), (1, 30), (200, 2)])
def test_any_size_has_its_rows(size: tuple[int, int]) -> None:
    rows = plot([Point(0, 0, "x")], *size, Axes(((0, " 1"),), ((0, "a"),), 2), DARK)
    assert len(rows) == size[1] and {row.cell_length for row in rows} <= {size[0]}


def test_a_plot_larger_than_the_terminal_is_whole() -> None:
    rows = plot([Point(299, 99, "x")], 300, 100, Axes(), DARK)
    assert len(rows) == 100 and rows[0].text == " " * 299 + "x"


@pytest.mark.parametrize("look", LOOKS)
def test_series_differ_in_colour_or_in_their_character(look: Look) -> None:
    names = ("authorize_application", "login", "login_failed", "logout", "model_updated", "x", None)
    inks = inks_of(names, look)
    assert len({(ink.fill, ink.colour) for ink in inks}) == len(names)
    if look.colours < 256:
        assert len({ink.fill for ink in inks}) == len(names)
    if look.ascii:
        assert all(ink.fill.isascii() for ink in inks)


@pytest.mark.parametrize("look", LOOKS)
def test_the_steps_of_the_heat_map_differ(look: Look) -> None:
    assert len({(ink.fill, ink.colour) for ink in step_inks(look)}) == 5


def test_a_legend_that_has_no_room_says_how_many_are_missing() -> None:
    inks = inks_of([f"series {number}" for number in range(7)], DARK)
    entries = [(ink, f"series {number} 1,000") for number, ink in enumerate(inks)]
    rows = legend(entries, 50, 2, DARK)
    assert [row.text.rstrip() for row in rows] == [
        " ■ series 0 1,000  ■ series 1 1,000",
        " ■ series 2 1,000  ■ series 3 1,000  +3 …",
    ]
    assert len(legend(entries, 300, 2, DARK)) == 1


def drawn(look: Look, *counts: dict[str, int]) -> Drawing:
    """Bars over 10 rows in 60 columns, beneath one row of legend."""
    start, day = datetime(2026, 9, 1, tzinfo=UTC), timedelta(days=1)
    bins = tuple(Bin(start + number * day, each) for number, each in enumerate(counts))
    totals = {name: sum(each.get(name, 0) for each in counts) for name in counts[0]}
    series = tuple(sorted(totals, key=lambda name: -totals[name]))
    histogram = Histogram("action", day, bins, series, 0)
    return over_time(histogram, EVER, Clock(UTC, start), Size(60, 13), look)


def said(drawing: Drawing) -> str:
    return plain(drawing.marks.said(None, 80))


def test_two_series_share_a_cell_in_eighths() -> None:
    drawing = drawn(DARK, {"login": 35, "logout": 45}, {"logout": 1})
    (shared,) = {segment for row in drawing.rows for segment in row if "▅" in segment.text}
    login, logout = (ink.colour for ink in inks_of(("login", "logout"), DARK))
    assert shared.style is not None
    assert {shared.style.color, shared.style.bgcolor} == {login, logout}
    assert "small" not in said(drawing)


@pytest.mark.parametrize("look", LOOKS)
def test_what_is_too_small_to_see_is_told(look: Look) -> None:
    drawing = drawn(look, {"login": 100_000, "x": 1, "y": 2}, {"login": 50_000, "x": 1}, {"x": 9})
    assert "1 bar" not in said(drawing) and "v: 2 bars hide small parts" in said(drawing)
    head = drawing.rows[0].text
    assert " - y 2 " in head and " - x" not in head and " - Login" not in head
    assert " - too small to see " in said(drawing)


def test_one_bar_hides_and_none_does() -> None:
    few = drawn(DARK, {"login": 100_000, "x": 1}, {"x": 1})
    assert " v: 1 bar hides small parts" in said(few) and "too small" not in said(few)
    assert "hide" not in said(drawn(DARK, {"login": 80, "x": 40}, {"x": 1}))

"""Outlines as dots and cells: exact maps in golden/, written anew by LOGEXPLORER_GOLDEN=write."""

import os
from itertools import pairwise
from pathlib import Path

import pytest

from logexplorer.geo.outlines import outlines
from logexplorer.model.outlines import Detail, Outline
from logexplorer.views.world import glyphs
from logexplorer.views.world.frame import ground
from logexplorer.views.world.great_circle import great_circle
from logexplorer.views.world.raster import BITS, background, drawn_lines
from logexplorer.views.world.viewport import Size, Viewport, world
from tests.views.world.sample import text_of

GOLDEN = Path(__file__).parent / "golden"
WORLD_80, WORLD_120 = Size(80, 14), Size(120, 23)
EUROPE = Viewport(10, 50, 5)
FIJI = Viewport(179, -17, 12)


@pytest.mark.parametrize(
    ("name", "detail", "view", "size"),
    [
        ("world-80", "110m", world(WORLD_80), WORLD_80),
        ("world-120", "110m", world(WORLD_120), WORLD_120),
        ("europe-80", "50m", EUROPE, WORLD_80),
        ("fiji-80", "50m", FIJI, WORLD_80),
    ],
)
@pytest.mark.parametrize("ascii", [False, True], ids=["braille", "ascii"])
def test_golden(name: str, detail: Detail, view: Viewport, size: Size, ascii: bool) -> None:
    drawn = background(outlines(detail), view, size, borders=view.scale > 1, land=ascii)
    text = text_of(ground(drawn, size, ascii=ascii))
    assert not ascii or text.isascii()
    file = GOLDEN / f"{name}-{'ascii' if ascii else 'braille'}.txt"
    if os.environ.get("LOGEXPLORER_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def line(kind: str, *points: tuple[float, float]) -> Outline:
    xs, ys = zip(*points, strict=True)
    return Outline(kind, xs, ys, min(xs), min(ys), max(xs), max(ys))  # type: ignore[arg-type]


SQUARE = line("coast", (-10, -10), (10, -10), (10, 10), (-10, 10), (-10, -10))
SMALL = Size(20, 10)


def test_a_square_is_a_square() -> None:
    drawn = background((SQUARE,), Viewport(0, 0, 1), SMALL, borders=False, land=False)
    assert text_of(ground(drawn, SMALL, ascii=False)).split() == [
        "⡤⠤⠤⠤⠤⠤⠤⠤⠤⠤⡄",
        *["⡇", "⡇"] * 4,
        "⠧⠤⠤⠤⠤⠤⠤⠤⠤⠤⠇",
    ]


def test_what_is_out_of_sight_is_not_drawn_and_what_is_cut_is_clipped() -> None:
    away = background((SQUARE,), Viewport(60, 0, 1), SMALL, borders=False, land=True)
    assert not any(away.land.cells) and not any(away.coasts.cells)
    inside = background((SQUARE,), Viewport(0, 0, 48), SMALL, borders=False, land=True)
    assert set(inside.land.cells) == {0xFF}


@pytest.mark.parametrize("longitude", [-180, -100, 0, 100, 179])
def test_land_is_the_same_from_wherever_it_is_seen(longitude: float) -> None:
    """At the antimeridian rings are cut; the filled land must not spill over."""
    size = Size(90, 45)
    view = Viewport(longitude, 0, 0.5)
    drawn = background(outlines("110m"), view, size, borders=False, land=True)
    seas = {"Pacific": (-140, 0), "Atlantic": (-35, 20), "Indian Ocean": (80, -25)}
    seas |= {"Bering Sea": (-178, 58), "north of Chukotka": (178, 76), "near Fiji": (-175, -25)}
    lands = {"Sahara": (10, 22), "Siberia": (100, 62), "Chukotka": (-175, 67), "Brazil": (-55, -10)}
    for name, position in (seas | lands).items():
        x, y = (int(each) for each in view.dot(position, size))
        there = drawn.land.mask(x // 2, y // 4) & BITS[y % 4][x % 2]
        assert bool(there) is (name in lands), name


@pytest.mark.parametrize("detail", ["110m", "50m"])
def test_every_parallel_crosses_coasts_an_even_number_of_times(detail: Detail) -> None:
    for latitude in range(-89, 90):
        crossings = 0
        for each in outlines(detail):
            if each.kind != "border" and each.south <= latitude + 0.0042 <= each.north:
                above = [y > latitude + 0.0042 for y in each.latitudes]
                crossings += sum(a != b for a, b in pairwise(above))
        assert crossings % 2 == 0, latitude


def test_a_way_over_the_antimeridian_leaves_at_one_side_and_enters_at_the_other() -> None:
    view, size = world(WORLD_80), WORLD_80
    canvas = drawn_lines([great_circle((140, 36), (-122, 37))], view, size)
    columns = {at % size.width for at, mask in enumerate(canvas.cells) if mask}
    assert max(columns) > 70 and min(columns) < 10
    # Not through Europe, as a straight line from edge to edge would go.
    assert not columns & set(range(25, 60))


def test_glyphs() -> None:
    assert glyphs.braille(0) == " " and glyphs.braille(0xFF) == "⣿"
    assert [glyphs.land(mask) for mask in (0, 0x01, 0x1B, 0xE4, 0xFF)] == [" ", " ", "'", ".", ":"]
    strokes = {0x00: " ", 0x09: "-", 0x47: "|", 0x48: "/", 0x81: "\\"}
    assert {mask: glyphs.stroke(mask) for mask in strokes} == strokes

"""The map with all that stands on it: exact in golden/, written by LOGEXPLORER_GOLDEN=write."""

import os
from pathlib import Path

import pytest
from rich.cells import cell_len

from logexplorer.geo.outlines import outlines
from logexplorer.views.world.frame import Cell, Marks, frame, ground
from logexplorer.views.world.great_circle import great_circle
from logexplorer.views.world.labels import Label, Wish, labels
from logexplorer.views.world.names import name_of
from logexplorer.views.world.pins import pins
from logexplorer.views.world.raster import background, drawn_lines
from logexplorer.views.world.viewport import Size, world
from tests.views.world.sample import ITEMS, text_of

GOLDEN = Path(__file__).parent / "golden"
EMPTY = [[Cell(" ")] * 20 for _ in range(3)]


@pytest.mark.parametrize("size", [Size(80, 14), Size(120, 23)], ids=["80", "120"])
@pytest.mark.parametrize("ascii", [False, True], ids=["braille", "ascii"])
def test_golden(size: Size, ascii: bool) -> None:
    view = world(size)
    made = pins(ITEMS, view, size)
    wishes = [Wish(p.column, p.row, name_of(ITEMS[p.members[0]].place)) for p in made]
    way = great_circle((-0.1257, 51.5085), (151.2073, -33.8679))
    marks = Marks(
        pins=made,
        chosen=[(made[0].column, made[0].row)],
        labels=labels(wishes, {(p.column, p.row) for p in made}, size, cell_len),
        chosen_way=drawn_lines([way], view, size),
    )
    drawn = background(outlines("110m"), view, size, borders=False, land=ascii)
    text = text_of(frame(ground(drawn, size, ascii=ascii), marks, cell_len, ascii=ascii))
    file = GOLDEN / f"pins-{size.width}-{'ascii' if ascii else 'braille'}.txt"
    if os.environ.get("LOGEXPLORER_GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
    assert all(cell_len(line) <= size.width for line in text.splitlines())


def test_the_chosen_pin_is_told_without_colour_where_there_is_room() -> None:
    one, near = pins(ITEMS[:1], world(Size(20, 3)), Size(20, 3))[0], (0, 0)
    marks = Marks(pins=[one], chosen=[(one.column, one.row)])
    row = frame(EMPTY, marks, cell_len, ascii=True)[one.row]
    assert "".join(cell.text for cell in row[one.column - 1 : one.column + 2]) == "[@]"
    # At the edge there is none.
    assert frame(EMPTY, Marks(chosen=[near]), cell_len, ascii=True)[0][:2] == [
        Cell("+", "pin", chosen=True),
        Cell(" "),
    ]


def test_wide_letters_take_two_cells_and_accents_none() -> None:
    marks = Marks(labels=[Label(2, 0, "東京e\u0301x")])
    row = frame(EMPTY, marks, cell_len, ascii=False)[0]
    assert [cell.text for cell in row[2:9]] == ["東", "", "京", "", "e\u0301", "x", " "]
    assert len(row) == 20


def test_the_ground_is_not_drawn_upon() -> None:
    before = [list(row) for row in EMPTY]
    frame(EMPTY, Marks(labels=[Label(0, 0, "Berlin")]), cell_len, ascii=False)
    assert before == EMPTY


SIZE = Size(40, 9)


def placed(*wishes: Wish, taken: set[tuple[int, int]] | None = None) -> dict[str, tuple[int, int]]:
    pins_there = {(wish.column, wish.row) for wish in wishes} | (taken or set())
    found = labels(wishes, pins_there, SIZE, cell_len)
    return {label.text: (label.column, label.row) for label in found}


def test_a_label_stands_right_of_its_pin_else_left_else_above_or_below() -> None:
    assert placed(Wish(5, 4, "Berlin")) == {"Berlin": (7, 4)}
    assert placed(Wish(37, 4, "Berlin")) == {"Berlin": (30, 4)}
    blocked = {(3, 4), (9, 4)}
    assert placed(Wish(5, 4, "Berlin"), taken=blocked) == {"Berlin": (2, 3)}


def test_a_label_with_a_kind_may_stand_two_rows_away_and_a_line_leads_there() -> None:
    wish = Wish(10, 4, "Amsterdam")
    beside = {(12, 4), (8, 4), (9, 3), (9, 5)}
    assert placed(wish, taken=beside) == {}
    told = wish._replace(kind="login_failed")
    assert placed(told, taken=beside) == {"Amsterdam": (6, 2)}
    (label,) = labels([told], {(10, 4), *beside}, SIZE, cell_len)
    grid = frame([[Cell(" ")] * 40 for _ in range(9)], Marks(labels=[label]), cell_len, ascii=True)
    assert grid[3][10] == Cell("|", "label", "login_failed")
    assert grid[2][6] == Cell("A", "label", "login_failed")
    # No line runs over a pin.
    assert placed(told, taken=beside | {(10, 3)}) == {"Amsterdam": (6, 6)}


def test_labels_hide_neither_pins_nor_each_other() -> None:
    both = placed(Wish(5, 4, "Berlin", must=True), Wish(8, 4, "Warszawa", must=True))
    assert both == {"Berlin": (2, 3), "Warszawa": (10, 4)} or len(set(both.values())) == 2


def test_who_must_be_named_is_named_first_and_always() -> None:
    crowd = {(column, row) for column in range(40) for row in range(9)}
    assert placed(Wish(5, 4, "Berlin", must=True), taken=crowd).keys() == {"Berlin"}
    assert placed(Wish(5, 4, "Berlin"), taken=crowd) == {}
    # Rather next to a pin that is not its own than over one.
    beside = {(7, 4), (3, 4), *((column, row) for column in range(1, 20, 7) for row in (3, 5))}
    (spot,) = placed(Wish(5, 4, "Berlin", must=True), taken=beside).values()
    assert not {(spot[0] + step, spot[1]) for step in range(6)} & beside
    many = [Wish(3, row, f"n{row}") for row in range(0, 9, 2)]
    assert "n8" in placed(*many[:-1], many[-1]._replace(must=True))
    assert len(placed(*many)) < len(many)

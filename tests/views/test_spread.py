"""Where bars stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from logexplorer.views.spread import Spread

BARS = some.integers(1, 300)
WIDTHS = some.integers(1, 300)


@given(BARS, WIDTHS, some.booleans())
def test_bars_share_the_whole_width_about_evenly(bars: int, width: int, joined: bool) -> None:
    spread = Spread(bars, width, joined)
    edges = [spread.start(number) for number in range(bars + 1)]
    broad = {after - before for before, after in pairwise(edges)}
    assert edges[0] == 0 and min(broad) == spread.narrowest >= 1 and max(broad) <= min(broad) + 1
    if bars <= width and (joined or width / 9 <= bars):
        assert edges[-1] == width


@given(BARS, WIDTHS, some.booleans())
def test_every_cell_of_a_bar_leads_to_it(bars: int, width: int, joined: bool) -> None:
    spread = Spread(bars, width, joined)
    for number in range(bars):
        cells = spread.cells(number)
        assert {spread.bar_at(x) for x in cells} <= {number}
        assert all(0 <= x < width for x in cells)
        assert cells or bars > width
    assert spread.bar_at(-1) is None and spread.bar_at(spread.taken) is None


@given(BARS, WIDTHS, some.integers(1, 30))
def test_a_step_is_wide_enough_for_its_label(bars: int, width: int, cells: int) -> None:
    spread = Spread(bars, width)
    step = spread.step(cells)
    starts = [spread.start(number) for number in range(0, bars, step)]
    assert all(after - before >= cells for before, after in pairwise(starts))


@pytest.mark.parametrize(
    ("bars", "width", "first"), [(90, 92, 1), (40, 92, 2), (30, 92, 2), (1, 92, 8), (100, 92, 1)]
)
def test_broad_bars_stand_apart_and_few_are_not_endless(bars: int, width: int, first: int) -> None:
    assert len(Spread(bars, width).cells(0)) == first


def test_no_bars_need_no_cells() -> None:
    spread = Spread(0, 92)
    assert (spread.taken, spread.bar_at(0), spread.step(14)) == (0, None, 1)

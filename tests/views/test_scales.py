"""Round numbers at axes, and the steps of a heat map."""

from itertools import pairwise

import pytest

from logexplorer.views.scales import LEVELS, level, level_ranges, round_steps, row_of, short


@pytest.mark.parametrize(
    ("greatest", "most", "steps"),
    [
        (0, 5, ()),
        (1, 5, (1,)),
        (7, 3, (5,)),
        (9, 5, (2, 4, 6, 8)),
        (137, 3, (50, 100)),
        (5_000, 5, (1_000, 2_000, 3_000, 4_000, 5_000)),
        (10**9, 1, (10**9,)),
    ],
)
def test_round_steps(greatest: int, most: int, steps: tuple[int, ...]) -> None:
    assert round_steps(greatest, most) == steps


@pytest.mark.parametrize("greatest", [1, 2, 7, 99, 1_000, 123_456_789])
@pytest.mark.parametrize("most", [1, 2, 5, 12])
def test_steps_are_few_and_even(greatest: int, most: int) -> None:
    steps = round_steps(greatest, most)
    assert len(steps) <= most and all(step <= greatest for step in steps)
    assert len({after - before for before, after in pairwise(steps)}) <= 1


def test_a_bar_ends_in_its_row() -> None:
    assert [row_of(value, 100, 10) for value in (0, 1, 10, 11, 99, 100)] == [0, 0, 0, 1, 9, 9]


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (999, "999"), (1_000, "1k"), (12_500, "12.5k"), (999_000, "999k"), (10**6, "1M")],
)
def test_short(value: int, text: str) -> None:
    assert short(value) == text


@pytest.mark.parametrize("greatest", [1, 2, 3, 5, 24, 336, 10_000])
def test_each_count_is_in_the_range_that_its_step_names(greatest: int) -> None:
    ranges = {step: range(least, most + 1) for step, least, most in level_ranges(greatest)}
    for count in range(1, greatest + 1):
        assert count in ranges[level(count, greatest)]
    assert level(0, greatest) == 0 and level(greatest, greatest) == LEVELS
    assert sum(map(len, ranges.values())) == greatest

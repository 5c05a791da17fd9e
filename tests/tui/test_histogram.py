"""The histogram over the table."""

from datetime import timedelta

import pytest

from logexplorer.model.period import EVER, Period
from logexplorer.tui.options import Options
from logexplorer.tui.widgets.bars import Bars
from logexplorer.tui.widgets.histogram import Histogram
from logexplorer.tui.widgets.legend import Legend
from logexplorer.views.bars import Stretch
from logexplorer.views.spread import Spread
from tests.tui.fake import FIRST, event_of, logins
from tests.tui.start import Driver, started

MINUTE = timedelta(minutes=1)
START = FIRST.replace(microsecond=0)


def bars_of(driver: Driver) -> Bars:
    return driver.logs.query_one(Bars)


def period_of(driver: Driver) -> Period:
    assert driver.app.search is not None
    return driver.app.search.period


async def test_it_is_there_on_a_tall_screen_and_on_a_small_one_when_asked_for() -> None:
    for size, at_once in (((120, 40), True), ((80, 24), False)):
        async with started(logins(50), size=size) as driver:
            histogram = driver.logs.query_one(Histogram)
            assert histogram.display is at_once
            assert bool(driver.explorer.histograms) is at_once
            await driver.press("h")
            assert histogram.display and bars_of(driver).has_focus
            await driver.press("h")
            assert not histogram.display and driver.table.has_focus


async def test_bars_have_the_search_of_the_rows() -> None:
    async with started(logins(50)) as driver:
        await driver.press("slash")
        await driver.type("login_failed")
        await driver.press("enter")
        assert driver.explorer.histograms[-1][0] == driver.app.search
        answer = bars_of(driver).answer
        assert answer is not None and answer.series == ("login_failed",)
        assert sum(each.total for each in answer.bins) == 5


async def test_keys_choose_and_zoom_and_go_out_again() -> None:
    async with started(logins(80)) as driver:
        await driver.press("h")
        assert bars_of(driver).chosen == Stretch(79, 79)
        await driver.press("left", "left", "shift+left", "shift+left")
        assert bars_of(driver).chosen == Stretch(75, 77)
        assert "01:15 – 01:18 · 3 events" in bars_of(driver).render_line(4).text
        await driver.press("enter")
        assert period_of(driver) == Period(START + 75 * MINUTE, START + 78 * MINUTE)
        assert len(driver.rows) == 3
        assert "3 of 80 events" in driver.status
        assert bars_of(driver).has_focus
        await driver.press("home", "enter")
        assert len(driver.rows) == 1
        await driver.press("escape")
        assert len(driver.rows) == 3
        await driver.press("escape")
        assert period_of(driver) == EVER and len(driver.rows) == 31
        await driver.press("escape")
        assert driver.table.has_focus


async def test_a_drag_zooms() -> None:
    async with started(logins(20)) as driver:
        bars = bars_of(driver)
        spread = Spread(20, bars.size.width)
        await driver.pilot.mouse_down(bars, offset=(spread.start(2), 1))
        await driver.pilot.hover(bars, offset=(spread.start(5), 1))
        await driver.pilot.mouse_up(bars, offset=(spread.start(5), 1))
        await driver.settle()
        assert period_of(driver) == Period(START + 2 * MINUTE, START + 6 * MINUTE)


async def test_a_second_click_zooms() -> None:
    async with started(logins(20)) as driver:
        for period in (EVER, Period(START + 2 * MINUTE, START + 3 * MINUTE)):
            third = Spread(20, bars_of(driver).size.width).start(2)
            await driver.pilot.click(bars_of(driver), offset=(third, 1))
            await driver.settle()
            assert period_of(driver) == period


async def test_the_legend_counts_what_is_chosen_in_another_answer_of_as_many_bars() -> None:
    async with started(logins(20)) as driver:
        legend = driver.logs.query_one(Legend)
        await driver.press("h")
        assert sum(part.total for part in legend.parts) == 1
        driver.explorer.answers["twice"] = [each for each in logins(20) for _ in range(2)]
        driver.logs.ask("twice")
        await driver.settle()
        assert bars_of(driver).chosen is not None
        assert sum(part.total for part in legend.parts) == 2


async def test_a_log_without_actions_is_stacked_by_level() -> None:
    plain = event_of({"level": "error", "created": FIRST.isoformat()})
    async with started([plain]) as driver:
        answer = bars_of(driver).answer
        assert answer is not None and (answer.by, answer.series) == ("level", ("error",))


async def test_series_can_be_changed() -> None:
    async with started(logins(5)) as driver:
        await driver.press("h", "s")
        assert "level" in [by for _, by, _ in driver.explorer.histograms]


async def test_moving_the_cursor_asks_for_no_bars() -> None:
    async with started(logins(500)) as driver:
        asked = len(driver.explorer.histograms)
        await driver.press("j", "pagedown", "G", "h", "left", "shift+left")
        assert len(driver.explorer.histograms) == asked


@pytest.mark.parametrize("options", [Options(theme="plain"), Options(ascii=True, theme="plain")])
async def test_without_colours_and_in_ascii(options: Options) -> None:
    async with started(logins(50), options=options) as driver:
        line = bars_of(driver).render_line(0)
        assert all(segment.style is None or not segment.style.color for segment in line)
        assert ("#" if options.ascii else "█") in line.text
        assert line.text.isascii() or not options.ascii


async def test_an_empty_log_has_no_bars() -> None:
    async with started([]) as driver:
        await driver.press("h", "left", "enter", "s")
        assert "no event" in bars_of(driver).render_line(4).text

"""Rows, bars and facets of an earlier search are marked once the answers are late, not before."""

from logexplorer.tui.messages import WorkFailed
from logexplorer.tui.options import Options
from logexplorer.tui.widgets.bars import Bars
from logexplorer.tui.widgets.facets import Facets
from logexplorer.tui.widgets.legend import Legend
from tests.tui.fake import logins
from tests.tui.start import Driver, started

SLOW = "user7"


async def asked(driver: Driver) -> None:
    """Its answer is held back."""
    driver.explorer.slow = SLOW
    driver.logs.ask(SLOW)
    await driver.until(lambda: driver.app.search and driver.app.search.text == SLOW)


async def late(driver: Driver) -> None:
    """The time is up."""
    driver.logs.mark_earlier()
    await driver.pilot.pause()


def legend(driver: Driver) -> str:
    return "".join(driver.logs.query_one(Legend).render_line(y).text for y in range(5)).strip()


def styles(driver: Driver, y: int) -> set[object]:
    """The styles of a row's texts."""
    return {part.style for part in driver.table.render_line(y) if part.text.strip()}


async def test_rows_of_an_earlier_search_are_muted_till_the_answer_is_there() -> None:
    async with started(logins(100)) as driver:
        before = driver.rows
        plain = styles(driver, 2)
        await asked(driver)
        assert (driver.rows, styles(driver, 2)) == (before, plain)
        assert "searching" not in driver.status
        await late(driver)
        assert driver.status.startswith("searching …, Esc goes back")
        assert all(row.startswith("·") for row in driver.rows)
        assert styles(driver, 2) == {driver.app._look.roles["muted"]}
        driver.explorer.answer()
        await driver.settle()
        assert "searching" not in driver.status and "11 of 100" in driver.status
        assert len(driver.rows) == 11
        assert not any(row.startswith("·") for row in driver.rows)
        assert styles(driver, 2) != {driver.app._look.roles["muted"]}


async def test_without_colours_words_and_points_mark_them() -> None:
    async with started(logins(100), options=Options(theme="plain")) as driver:
        await asked(driver)
        await late(driver)
        assert driver.status.startswith("searching …")
        assert all(row.startswith("·") for row in driver.rows)
        driver.explorer.answer()
        await driver.settle()


async def test_bars_and_their_legend() -> None:
    async with started(logins(100)) as driver:
        bars, axis = driver.logs.query_one(Bars), driver.logs.query_one(Bars).size.height - 1
        told = legend(driver)
        assert "Login" in told
        await asked(driver)
        assert legend(driver) == told
        await late(driver)
        assert legend(driver) == ""
        assert bars.render_line(axis).text.strip() == "searching …"
        colours = {part.style.color for part in bars.render_line(axis - 1) if part.style}
        assert len(colours) == 1
        driver.explorer.answer()
        await driver.settle()
        assert "Login" in legend(driver) and "searching" not in bars.render_line(axis).text


async def test_each_facet_till_its_own_answer_is_there() -> None:
    async with started(logins(100)) as driver:
        await driver.press("F")
        facets = driver.logs.query_one(Facets)
        await asked(driver)
        assert not any(each.earlier for each in facets.facets)
        await late(driver)
        assert all(each.earlier for each in facets.facets)
        assert facets.render_line(1).text.rstrip().endswith("…")
        driver.explorer.answer()
        await driver.settle()
        assert not any(each.earlier for each in facets.facets)


async def test_going_back_marks_nothing() -> None:
    async with started(logins(100)) as driver:
        before = driver.rows
        await asked(driver)
        await late(driver)
        await driver.press("escape")
        assert driver.rows == before
        assert "searching" not in driver.status and "100 events" in driver.status


async def test_what_is_quick_is_never_marked() -> None:
    async with started(logins(100)) as driver:
        driver.logs.ask(SLOW)
        await driver.settle()
        await late(driver)
        assert "searching" not in driver.status
        assert not any(row.startswith("·") for row in driver.rows)


async def test_newer_events_of_the_same_search_leave_the_rows_as_they_are() -> None:
    async with started(logins(100)) as driver:
        driver.logs.ask(SLOW)
        await driver.settle()
        driver.explorer.slow = SLOW
        driver.explorer.batches = [*driver.explorer.batches, logins(1, 700)]
        driver.explorer.arrived += 1
        await driver.pilot.press("full_stop")
        await late(driver)
        assert driver.status.startswith("searching …")
        assert not any(row.startswith("·") for row in driver.rows)
        driver.explorer.answer()
        await driver.settle()
        assert len(driver.rows) == 12


async def test_a_question_that_failed_is_not_searched_for_any_more() -> None:
    async with started(logins(100)) as driver:
        await asked(driver)
        await late(driver)
        driver.logs.post_message(WorkFailed("the disk is full"))
        await driver.pilot.pause()
        assert "searching" not in driver.status and "the disk is full" in driver.status
        assert all(row.startswith("·") for row in driver.rows)
        driver.explorer.answer()
        await driver.settle()

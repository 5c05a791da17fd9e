"""The mouse chooses what it points at, and nothing by accident."""

from textual.events import MouseDown, MouseUp

from logexplorer.tui.screens.columns import ColumnsScreen
from logexplorer.tui.screens.help import HelpScreen
from logexplorer.tui.widgets.ask_line import AskLine
from logexplorer.tui.widgets.column_list import ColumnList
from logexplorer.tui.widgets.key_line import KeyLine
from logexplorer.tui.widgets.period_label import PeriodLabel
from tests.tui.fake import logins
from tests.tui.start import Driver, started


async def point(driver: Driver, down: tuple[int, int], up: tuple[int, int], button: int) -> None:
    """Press on one cell of the table, and let go on another."""
    corner = driver.table.region.offset
    for kind, (x, y) in ((MouseDown, down), (MouseUp, up)):
        x, y = x + corner.x, y + corner.y
        driver.app.post_message(
            kind(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y)
        )
    await driver.settle()


async def test_only_the_left_button_on_one_row_chooses_it() -> None:
    async with started(logins(100)) as driver:
        for down, up, button, chosen in (
            ((20, 5), (20, 5), 1, 4),
            ((20, 9), (20, 9), 3, 4),
            ((20, 9), (20, 9), 2, 4),
            ((20, 9), (30, 12), 1, 4),
            ((20, 9), (60, 9), 1, 4),
            ((20, 9), (21, 9), 1, 8),
        ):
            await point(driver, down, up, button)
            assert driver.table.cursor == chosen, (down, up, button)
        assert not driver.logs._detail.display
        await point(driver, (999, 999), (999, 999), 1)
        assert driver.table.has_focus


async def test_a_key_of_the_footer_is_clicked() -> None:
    async with started(logins(100)) as driver:
        line = driver.logs.query_one(KeyLine)
        shown = line.render_line(0).text
        await driver.pilot.click(KeyLine, offset=(shown.index("Help"), 0))
        await driver.settle()
        assert isinstance(driver.app.screen, HelpScreen)
        beneath = driver.app.screen.query_one(KeyLine)
        await driver.pilot.click(KeyLine, offset=(beneath.render_line(0).text.index("Close"), 0))
        await driver.settle()
        assert driver.app.screen is driver.logs
        await driver.pilot.click(KeyLine, offset=(shown.index("Enter"), 0))
        await driver.settle()
        assert driver.logs._detail.display and driver.table.has_focus
        await driver.pilot.click(KeyLine, offset=(shown.rindex("Quit") + 10, 0))
        assert driver.app.is_running


async def test_the_time_range_is_clicked() -> None:
    async with started(logins(100)) as driver:
        await driver.press("t", "right", "enter")
        await driver.pilot.click(PeriodLabel)
        await driver.settle()
        assert driver.logs.query_one(AskLine).display


async def test_columns_are_clicked() -> None:
    async with started(logins(100)) as driver:
        await driver.press("c")
        assert isinstance(driver.app.screen, ColumnsScreen)
        columns = driver.app.screen.query_one(ColumnList)
        titles = driver.table.render_line(0).text
        await driver.pilot.click(ColumnList, offset=(12, 3))
        assert columns.cursor == 2 and driver.table.render_line(0).text == titles
        await driver.pilot.click(ColumnList, offset=(2, 4))
        await driver.settle()
        assert "Client IP" in titles and "Client IP" not in driver.table.render_line(0).text

"""One table of commands: bindings, actions, footer, palette and help hold together."""

from textual.binding import Binding

from logexplorer.tui.app import LogexplorerApp
from logexplorer.tui.commands import COMMANDS, Group, bindings, in_footer
from logexplorer.tui.screens.charts import ChartsScreen
from logexplorer.tui.screens.copying import CopyScreen
from logexplorer.tui.screens.help import HelpScreen
from logexplorer.tui.screens.logs import LogScreen
from logexplorer.tui.screens.object_history import ObjectHistory
from logexplorer.tui.screens.search_screen import SearchScreen
from logexplorer.tui.widgets.ask_line import AskLine
from logexplorer.tui.widgets.bars import Bars
from logexplorer.tui.widgets.card_board import CardBoard
from logexplorer.tui.widgets.chart_view import ChartView
from logexplorer.tui.widgets.column_list import ColumnList
from logexplorer.tui.widgets.detail_panel import DetailPanel
from logexplorer.tui.widgets.facets import Facets
from logexplorer.tui.widgets.key_line import KeyLine
from logexplorer.tui.widgets.log_table import LogTable
from logexplorer.tui.widgets.map_body import MapBody
from logexplorer.tui.widgets.query_bar import QueryBar
from tests.tui.fake import logins
from tests.tui.start import started

OWNERS: dict[Group, type] = {
    "Everywhere": LogexplorerApp,
    "Search": SearchScreen,
    "Logs": LogScreen,
    "Table": LogTable,
    "Histogram": Bars,
    "Facets": Facets,
    "Choice": AskLine,
    "Detail": DetailPanel,
    "Query": QueryBar,
    "History": ObjectHistory,
    "Map": MapBody,
    "Charts": ChartsScreen,
    "Chart": ChartView,
    "Overview": CardBoard,
    "Columns": ColumnList,
    "Help": HelpScreen,
    "Copy": CopyScreen,
}


def test_every_command_has_its_action_and_its_binding() -> None:
    for command in COMMANDS:
        owner = OWNERS[command.group]
        assert hasattr(owner, f"action_{command.name}"), command
        bound = [each for each in owner.BINDINGS if isinstance(each, Binding)]
        assert (command.key, command.name) in [(each.key, each.action) for each in bound], command


def test_every_group_has_an_owner_and_no_key_twice() -> None:
    for group in OWNERS:
        keys = [key for each in COMMANDS if each.group == group for key in each.key.split(",")]
        assert keys and len(keys) == len(set(keys)), group
        assert bindings(group)


async def test_the_footer_follows_the_focus() -> None:
    async with started(logins(10)) as driver:
        footer = driver.logs.query_one(KeyLine)
        briefs = [each.brief for each in in_footer(footer.groups)]
        assert briefs[:3] == ["Query", "Screens", "Details"]
        await driver.press("slash")
        assert "Esc Leave" in footer.render_line(0).text
        await driver.press("escape", "enter", "tab")
        assert "Enter Fold" in footer.render_line(0).text


async def test_quit() -> None:
    for key in ("q", "ctrl+c", "ctrl+q"):
        async with started(logins(10)) as driver:
            await driver.pilot.press(key)
        assert driver.app.return_value == 0


async def test_ctrl_c_quits_from_the_query_too() -> None:
    async with started(logins(10)) as driver:
        await driver.pilot.press("slash", "q", "ctrl+c")
    assert driver.app.return_value == 0

"""The help: all keys, those of where the reader is first, and examples that run."""

import pytest

import logexplorer
from logexplorer.tui.commands import COMMANDS, keys_of
from logexplorer.tui.help_rows import HEADINGS, help_rows
from logexplorer.tui.language import EXAMPLES
from logexplorer.tui.screens.charts import ChartsScreen
from logexplorer.tui.screens.help import HelpScreen
from logexplorer.tui.widgets.help_panel import HelpPanel
from logexplorer.views.text import plain
from tests.docs.pages import SAMPLE
from tests.tui.charts_start import charts
from tests.tui.fake import logins
from tests.tui.start import Driver, started

LANGUAGE = "The query language"


def headings(driver: Driver) -> list[str]:
    panel = driver.app.screen.query_one(HelpPanel)
    titles = [item for item in panel.layout_shown.items if item.line[:1]]
    return [plain(item.line) for item in titles if item.line[0].role == "title"]


def chosen(driver: Driver) -> str:
    row = driver.app.screen.query_one(HelpPanel).chosen
    return row.path if row is not None else ""


def test_the_help_names_every_command_once() -> None:
    lines = [plain(row.line).strip() for row in help_rows(("Chart", "Query"))]
    assert {command.group for command in COMMANDS} == HEADINGS.keys()
    for command in COMMANDS:
        said = [each for each in COMMANDS if each.description == command.description]
        found = [line for line in lines if line.endswith(f" {command.description}")]
        assert sum(line.startswith(keys_of(command)) for line in found) == len(
            [each for each in said if keys_of(each).startswith(keys_of(command))]
        ), command


def test_every_line_fits_in_80_columns() -> None:
    assert [line for row in help_rows() if len(line := plain(row.line)) > 78] == []


@pytest.fixture(scope="module")
def log():
    with logexplorer.open(SAMPLE, cache=False) as opened:
        yield opened


@pytest.mark.parametrize("query", [query for query, _ in EXAMPLES])
def test_every_example_finds_events(query: str, log) -> None:
    assert 0 < log.count(query) < log.count("")


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        ((), ["In the table", LANGUAGE, "On the log screen", "On all four screens", "Everywhere"]),
        (("slash",), ["In the query", LANGUAGE]),
        (("enter", "tab"), ["In the details", LANGUAGE]),
        (("4",), ["On the overview", LANGUAGE]),
        (("2",), ["On the map", LANGUAGE]),
        (("o",), ["Where a time range, an order or a name is chosen", LANGUAGE]),
    ],
)
async def test_the_keys_of_where_the_reader_is_come_first(keys, first) -> None:
    async with started(logins(10)) as driver:
        await driver.press(*keys, "f1")
        found = headings(driver)
        assert found[: len(first)] == first
        assert sorted(found) == sorted([LANGUAGE, *HEADINGS.values()])


async def test_an_example_is_asked_on_the_screen_beneath() -> None:
    async with charts() as driver:
        await driver.press("question_mark")
        assert headings(driver)[:3] == ["In a chart", "On the charts screen", LANGUAGE]
        await driver.press("tab", "tab", "j", "j")
        wanted = chosen(driver)
        assert wanted == EXAMPLES[2][0]
        await driver.press("enter")
        assert isinstance(driver.app.screen, ChartsScreen)
        assert driver.app.search is not None and driver.app.search.text == wanted
        await driver.press("alt+left")
        assert driver.app.search.text == ""


async def test_the_cursor_stays_among_what_is_in_sight() -> None:
    async with started(logins(10), size=(80, 24)) as driver:
        await driver.press("question_mark", "G")
        await driver.press("enter")
        assert isinstance(driver.app.screen, HelpScreen)
        await driver.press("g", "tab")
        assert chosen(driver) == EXAMPLES[0][0]
        await driver.press(*["j"] * 10)
        assert chosen(driver) == EXAMPLES[10][0]
        await driver.press(*["j"] * 30, *["k"] * 30)
        assert chosen(driver) in [query for query, _ in EXAMPLES[:-1]]


async def test_a_click_chooses_and_another_asks() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash", "f1")
        panel = driver.app.screen.query_one(HelpPanel)
        row = panel.layout_shown.starts[panel.cursor] + 1
        for _ in range(2):
            assert isinstance(driver.app.screen, HelpScreen)
            await driver.pilot.click(HelpPanel, offset=(10, row + 1 - panel.scroll_offset.y))
        await driver.settle()
        assert driver.bar.text == EXAMPLES[1][0]


async def test_the_help_opens_and_closes() -> None:
    async with started(logins(10)) as driver:
        for key in ("question_mark", "q", "escape", "f1"):
            await driver.press("question_mark")
            assert isinstance(driver.app.screen, HelpScreen)
            await driver.press(key)
            assert driver.app.screen is driver.logs

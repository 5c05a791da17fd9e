"""The charts by keys: what is chosen, zoomed, asked for, written."""

import threading
from pathlib import Path

import pytest

from logexplorer.model.period import EVER, Period
from logexplorer.tui.plots import canvas
from logexplorer.tui.widgets.status_line import StatusLine
from logexplorer.tui.widgets.text_panel import TextPanel
from logexplorer.views.chart_marks import NO_QUERY, Choice
from logexplorer.views.spread import Spread
from tests.tui.charts_start import charts, log_of, picture_of, said, screen_of, shown, view_of
from tests.tui.start import Driver


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def query_of(driver: Driver) -> str:
    assert driver.app.search is not None
    return driver.app.search.text


def period_of(driver: Driver) -> Period:
    assert driver.app.search is not None
    return driver.app.search.period


def notice(driver: Driver) -> str:
    return screen_of(driver).query_one(StatusLine).render_line(0).text


async def test_charts_follow_each_other() -> None:
    async with charts() as driver:
        names = []
        for key in ("tab", "right_square_bracket", "tab", "tab", "tab", "shift+tab"):
            names.append(picture_of(driver).view.chart)
            await driver.press(key)
        assert names == ["time", "top", "week", "user", "logins", "time"]
        assert picture_of(driver).view.chart == "logins"


async def test_bars_are_chosen_zoomed_to_and_left_again() -> None:
    async with charts() as driver:
        bins = picture_of(driver).numbers.rows
        await driver.press("left")
        assert view_of(driver).choice == Choice(len(bins) - 1, len(bins) - 1)
        await driver.press("left", "left", "shift+left")
        assert view_of(driver).choice == Choice(len(bins) - 3, len(bins) - 4)
        events = sum(row[1] for row in bins[-4:-2])  # type: ignore[misc]
        assert f"{events:,} events" in said(driver)
        await driver.press("enter")
        assert period_of(driver).since == bins[-4][0]
        assert period_of(driver).until == bins[-2][0]
        assert sum(row[1] for row in picture_of(driver).numbers.rows) == events  # type: ignore[misc]
        await driver.press("home", "enter", "escape")
        assert period_of(driver).since == bins[-4][0]
        await driver.press("escape")
        assert period_of(driver) == EVER


async def test_a_value_narrows_the_visible_query_and_back_restores_it() -> None:
    async with charts() as driver:
        await driver.press("tab", "down", "down", "enter")
        assert query_of(driver) == 'user.username = "ingrid.berg"'
        assert driver.app.counts.matching == 131
        assert picture_of(driver).numbers.rows == (("ingrid.berg", 131, 100.0),)
        await driver.press("alt+left")
        assert query_of(driver) == ""
        assert len(picture_of(driver).numbers.rows) > 20
        await driver.press("end", "enter")
        assert query_of(driver) == "user.username = None"


async def test_the_other_values_are_no_query() -> None:
    async with charts(size=(80, 24)) as driver:
        await driver.press("tab", "end", "up", "enter")
        assert "other values" in said(driver) and query_of(driver) == ""
        assert "these are many values" in notice(driver)


async def test_an_hour_of_the_week_is_told_and_is_no_query() -> None:
    async with charts() as driver:
        await driver.press("tab", "tab", "left")
        assert said(driver).startswith("Wednesday 02:00 – 03:00 · 328 of 5,136 events")
        await driver.press("down", "right", "enter")
        assert said(driver).startswith("Thursday 03:00 – 04:00")
        assert query_of(driver) == "" and NO_QUERY[:30] in notice(driver)


async def test_the_field_is_chosen_or_typed() -> None:
    async with charts() as driver:
        await driver.press("s", "right", "right", "enter")
        assert picture_of(driver).note == "by app"
        await driver.press("s", "tab")
        await driver.type("nope.nope")
        await driver.press("enter")
        assert picture_of(driver).note == "by app"
        await driver.press("escape", "tab", "s", "tab")
        await driver.type("context.geo.city")
        await driver.press("enter")
        assert picture_of(driver).numbers.columns[0] == "context.geo.city"


async def test_another_user_is_chosen() -> None:
    async with charts() as driver:
        await driver.press("u")
        assert picture_of(driver).note == "AnonymousUser, by action"
        await driver.press("u", "right", "enter")
        assert picture_of(driver).note == "ingrid.berg, by action"
        assert said(driver).startswith("131 events")
        await driver.press("u", "tab")
        await driver.type('no "body"')
        await driver.press("enter")
        assert shown(driver)[0] == " no event matches"


async def test_numbers_take_the_chart_s_place() -> None:
    async with charts() as driver:
        await driver.press("tab", "v")
        panel = screen_of(driver).query_one(TextPanel)
        assert panel.display and not view_of(driver).display
        rows = [panel.render_line(y).text.split() for y in range(panel.size.height)]
        assert ["ingrid.berg", "131", "2.6"] in rows
        await driver.press("tab")
        assert "weekday" in panel.render_line(1).text
        await driver.press("escape")
        assert view_of(driver).display and view_of(driver).has_focus


async def test_a_chart_is_written_but_over_no_file(tmp_path: Path) -> None:
    async with charts() as driver:
        await driver.press("tab", "E", "enter")
        text = (tmp_path / "top-values.csv").read_text()
        assert text.startswith(
            "user.username,events,%\nAnonymousUser,406,7.9\ningrid.berg,131,2.6\n"
        )
        await driver.press("E", "enter")
        assert "there already" in "\n".join(driver.screen)
        await driver.press(*["backspace"] * 3, "t", "x", "t", "enter")
        lines = (tmp_path / "top-values.txt").read_text().splitlines()
        assert lines[0] == "Top values: of user.username"
        assert any("ingrid.berg" in line and "█" in line for line in lines)
        assert sorted(each.name for each in tmp_path.glob("*top*")) == [
            "top-values.csv",
            "top-values.txt",
        ]
        assert (tmp_path / "top-values.csv").read_text() == text


async def test_a_written_chart_tells_its_series_apart(tmp_path: Path) -> None:
    async with charts() as driver:
        await driver.press("E", *["backspace"] * 3, "t", "x", "t", "enter")
        (file,) = tmp_path.glob("*.txt")
        head, *bars = file.read_text().splitlines()[2:36]
        assert " █ Application authorized 2,416  ░ Login 1,358  ▓ Failed login 396 " in head
        assert {"█", "░", "▓"} <= set("".join(bars))


async def test_nothing_is_built_on_the_event_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []
    figure = canvas._figure

    def noted(*arguments: object) -> object:
        threads.append(threading.current_thread().name)
        return figure(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(canvas, "_figure", noted)
    async with charts() as driver:
        await driver.press("tab", "tab", "tab", "tab", "left", "shift+left", "enter")
        await driver.pilot.resize_terminal(100, 30)
        await driver.settle()
    assert len(threads) > 6 and set(threads) == {"ask chart"}


async def test_moving_the_choice_asks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    async with charts() as driver:
        before = view_of(driver).drawing
        await driver.press("left", "left", "shift+left", "home", "end", "pageup", "escape")
        assert view_of(driver).drawing is before


async def test_another_size_has_another_drawing_and_older_ones_are_dropped() -> None:
    async with charts() as driver:
        for size in ((200, 50), (80, 24)):
            await driver.pilot.resize_terminal(*size)
            await driver.settle()
            drawing, room = view_of(driver).drawing, view_of(driver).room
            assert drawing is not None and len(drawing.rows) == room.height
            assert {row.cell_length for row in drawing.rows} == {size[0]}


async def test_a_query_changes_the_chart_that_is_shown() -> None:
    async with charts() as driver:
        await driver.press("tab", "tab")
        screen_of(driver).ask('action = "login_failed"')
        await driver.settle()
        assert sum(row[2] for row in picture_of(driver).numbers.rows) == 396  # type: ignore[misc]
        await driver.press("1")
        driver.logs.ask('action = "login"')
        await driver.settle()
        await driver.press("3")
        assert sum(row[2] for row in picture_of(driver).numbers.rows) == 1358  # type: ignore[misc]


async def test_a_drag_and_a_second_click(tmp_path: Path) -> None:
    async with charts() as driver:
        view, bins = view_of(driver), picture_of(driver).numbers.rows
        third = 6 + Spread(len(bins), view.size.width - 6).start(2)
        await driver.pilot.mouse_down(view, offset=(6, 10))
        await driver.pilot.hover(view, offset=(third, 10))
        await driver.pilot.mouse_up(view, offset=(third, 10))
        await driver.settle()
        assert period_of(driver) == Period(bins[0][0], bins[3][0])  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (200, 50)])
async def test_every_chart_reaches_the_right_edge(size: tuple[int, int]) -> None:
    async with charts(size=size) as driver:
        for _ in range(5):
            drawn = [line for line in shown(driver)[:-1] if set(line) & set("▁▂▃▄▅▆▇█")]
            assert max(map(len, drawn)) >= size[0] - 1, picture_of(driver).view.chart
            await driver.press("tab")


@pytest.mark.parametrize("key", ["", "tab", "tab tab", "tab tab tab", "tab tab tab tab"])
@pytest.mark.parametrize(
    "events",
    [
        [],
        [{"action": "login", "created": "2026-01-01T10:00:00Z", "user": {"username": "a"}}],
        [{"action": "login", "user": {"username": "a"}}, {"action": "login_failed"}],
    ],
    ids=["none", "one", "undated"],
)
async def test_few_events_or_none(
    tmp_path: Path, events: list[dict[str, object]], key: str
) -> None:
    async with charts(log_of(tmp_path, events), (80, 24)) as driver:
        await driver.press(*key.split(), "left", "up", "shift+left", "enter", "v", "v", "end")
        dated = [each for each in events if "created" in each]
        if key != "tab" and not dated:
            assert shown(driver)[0].strip().startswith("no event")
            if events and key == "":
                assert "2 without" in shown(driver)[0]
        elif dated and key in ("", "tab tab tab"):
            assert "█" in "".join(shown(driver)) and "1 events" not in said(driver)

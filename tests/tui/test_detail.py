"""The chosen event in full."""

import json
from base64 import b64decode

import pytest

from logexplorer.tui.layout import Layout, Wanted, lay_out
from logexplorer.tui.theme import Look
from logexplorer.tui.widgets import detail_panel
from logexplorer.tui.widgets.detail_panel import DetailPanel
from logexplorer.views.text import plain
from tests.tui.fake import event_of, logins
from tests.tui.start import Driver, started


def text_of(driver: Driver) -> str:
    panel = driver.logs.query_one(DetailPanel)
    return "\n".join(plain(row) for row in panel.layout_shown.rows)


async def test_enter_opens_and_closes_the_details() -> None:
    async with started(logins(100)) as driver:
        await driver.press("enter")
        assert "user.username user99" in text_of(driver)
        assert "context.geo.city Berlin" in text_of(driver)
        await driver.press("enter")
        assert not driver.logs.detail_open


async def test_the_details_follow_the_cursor() -> None:
    async with started(logins(100)) as driver:
        await driver.press("enter", "j", "j")
        assert "user.username user97" in text_of(driver)


async def test_tab_goes_there_and_back_and_escape_closes() -> None:
    async with started(logins(100)) as driver:
        await driver.press("tab")
        assert driver.table.has_focus
        await driver.press("enter", "tab")
        assert driver.logs.query_one(DetailPanel).has_focus
        await driver.press("tab")
        assert driver.table.has_focus
        await driver.press("tab", "escape")
        assert driver.table.has_focus and not driver.logs.detail_open


async def test_json_and_original_text() -> None:
    [event] = logins(1)
    async with started([event]) as driver:
        await driver.press("J")
        assert json.loads(text_of(driver).replace("\n", "")) == event.record
        await driver.press("R")
        assert text_of(driver).replace("\n  ", "").replace("\n", "") == event.original
        await driver.press("R")
        assert "user.username user0" in text_of(driver)


@pytest.mark.parametrize(("size", "beside"), [((110, 40), True), ((109, 40), False)])
async def test_beside_the_table_where_there_is_room(size: tuple[int, int], beside: bool) -> None:
    async with started(logins(100), size=size) as driver:
        await driver.press("enter")
        panel = driver.logs.query_one(DetailPanel)
        assert (panel.region.x > 0) is beside
        assert (panel.region.y > driver.table.region.y) is not beside


async def test_the_keys_scroll_the_details() -> None:
    event = event_of({"lines": [f"line {number}" for number in range(500)]})
    async with started([event]) as driver:
        await driver.press("enter", "tab")
        panel = driver.logs.query_one(DetailPanel)
        await driver.press(*["j"] * panel.size.height)
        assert panel.scroll_offset.y > 0 and panel.chosen and "lines[" in panel.chosen.path
        await driver.press("G")
        assert "source fake.ndjson" in panel.render_line(panel.size.height - 1).text
        await driver.press("g")
        assert panel.scroll_offset.y == 0


async def test_a_megabyte_is_bounded_among_the_fields_and_whole_in_the_original() -> None:
    event = event_of({"context": {"body": "x" * 1_000_000}})
    async with started([event]) as driver:
        await driver.press("enter")
        assert len(text_of(driver)) < 10_000
        assert "more characters (R shows all)" in text_of(driver).replace("\n  ", "")
        await driver.press("R")
        assert len(text_of(driver).replace("\n  ", "")) >= 1_000_000


async def test_copying_the_event(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.delenv("STY", raising=False)
    [event] = logins(1)
    written: list[str] = []
    async with started([event]) as driver:
        monkeypatch.setattr(driver.app, "to_terminal", written.append)
        await driver.press("y")
        (sequence,) = written
        copied = sequence.removeprefix("\x1b]52;c;").removesuffix("\x07")
        assert json.loads(b64decode(copied)) == event.record
        assert "copied as JSON" in driver.status
        await driver.press("j", "k")


async def test_details_are_laid_out_for_the_width_that_they_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two layouts at once could arrive in any order, and the narrow one stay."""
    widths: list[int] = []

    def recorded(wanted: Wanted, look: Look) -> Layout:
        widths.append(wanted.width)
        return lay_out(wanted, look)

    monkeypatch.setattr(detail_panel, "lay_out", recorded)
    async with started(logins(10), size=(80, 24)) as driver:
        await driver.press("enter")
        assert set(widths) == {driver.logs.query_one(DetailPanel).text_width}

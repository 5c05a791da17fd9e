"""The cursor over the details: folding, and values that become parts of the query."""

import pytest
from textual import on

from logexplorer.tui.app import LogexplorerApp
from logexplorer.tui.messages import FacetWanted
from logexplorer.tui.widgets.detail_panel import DetailPanel
from logexplorer.views.text import plain
from tests.tui.fake import event_of, logins
from tests.tui.start import Driver, started


def panel_of(driver: Driver) -> DetailPanel:
    return driver.logs.query_one(DetailPanel)


def lines(driver: Driver) -> list[str]:
    return [plain(row) for row in panel_of(driver).layout_shown.rows]


async def go_to(driver: Driver, path: str) -> None:
    """Open the details and move down to the last line that shows this path."""
    await driver.press("enter", "tab")
    panel = panel_of(driver)
    numbers = [at for at, item in enumerate(panel.layout_shown.items) if item.path == path]
    await driver.press_until("j", lambda: panel.cursor >= numbers[-1])
    assert panel.chosen is not None and panel.chosen.path == path


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("plus", "", 'user.username = "user9"'),
        ("minus", "", 'user.username != "user9"'),
        ("plus", "action", 'action and user.username = "user9"'),
        ("minus", "a = 1 or b = 2", '(a = 1 or b = 2) and user.username != "user9"'),
    ],
)
async def test_a_value_becomes_a_part_of_the_query(key: str, before: str, after: str) -> None:
    async with started(logins(10)) as driver:
        driver.explorer.answers = dict.fromkeys((before, after), logins(10))
        driver.bar.text = before
        await go_to(driver, "user.username")
        await driver.press(key)
        said = driver.bar.text
        assert said.endswith(after.removeprefix("action")), said
        assert driver.app.search is not None and driver.app.search.text == said
        assert panel_of(driver).has_focus


async def test_what_no_query_can_ask_for_is_said() -> None:
    async with started([event_of({"context": {"nothing": {}}})]) as driver:
        await go_to(driver, "context.nothing")
        await driver.press("plus")
        assert "an object has no value of its own" in driver.status and driver.bar.text == ""


async def test_a_field_is_wanted_as_a_facet(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted: list[str] = []

    class Listening(LogexplorerApp):
        @on(FacetWanted)
        def note(self, message: FacetWanted) -> None:
            wanted.append(message.path)

    monkeypatch.setattr("tests.tui.start.LogexplorerApp", Listening)
    async with started(logins(3)) as driver:
        await go_to(driver, "pk")
        await driver.press("a", "j", "a")
        assert wanted == ["event_uuid", "user.pk"]


async def test_enter_folds_what_encloses_the_line_and_opens_it_again() -> None:
    async with started(logins(3)) as driver:
        await go_to(driver, "context.geo.city")
        await driver.press("enter")
        assert "▸ context.geo 2 lines" in lines(driver)
        assert not any("context.geo.city" in line for line in lines(driver))
        chosen = panel_of(driver).chosen
        assert chosen is not None and chosen.folded
        await driver.press("enter")
        assert "context.geo.city Berlin" in lines(driver)


async def test_left_folds_further_out_each_time_and_right_opens() -> None:
    async with started(logins(3)) as driver:
        await go_to(driver, "context.geo.city")
        await driver.press("left", "left")
        assert "▸ context 3 lines" in lines(driver)
        await driver.press("left")
        assert any(line.startswith("▸ All fields") for line in lines(driver))
        await driver.press("right")
        assert "▸ context 3 lines" in lines(driver)


async def test_what_is_folded_stays_folded_for_the_next_event() -> None:
    async with started(logins(3)) as driver:
        await go_to(driver, "context.geo.city")
        await driver.press("enter", "tab", "j")
        assert "▸ context.geo 2 lines" in lines(driver)
        assert "user.username user1" in lines(driver)


async def test_what_stands_twice_is_folded_where_the_cursor_is() -> None:
    badge = event_of({"action": "custom_x", "context": {"badge": {"a": 1, "b": 2}, "c": 3}})
    async with started([badge]) as driver:
        await go_to(driver, "context.badge.b")
        before = panel_of(driver).cursor
        await driver.press("enter")
        assert lines(driver).count("▸ context.badge 2 lines") == 1
        assert lines(driver).count("context.badge.b 2") == 1
        assert panel_of(driver).cursor == before - 1


async def test_the_cursor_passes_over_empty_lines() -> None:
    body = "<p>one</p><p>two</p>"
    async with started([event_of({"action": "email_sent", "context": {"body": body}})]) as driver:
        await driver.press("enter", "tab")
        seen = []
        for _ in range(6):
            chosen = panel_of(driver).chosen
            assert chosen is not None
            seen.append(plain(chosen.line).strip())
            await driver.press("j")
        assert seen[:4] == ["Email sent", "Body, as text", "one", "two"]


async def test_a_value_that_is_longer_than_the_panel_scrolls_by_lines() -> None:
    text = " ".join(f"word{number}" for number in range(700))
    async with started([event_of({"app": "x", "context": {"long": text}})]) as driver:
        await go_to(driver, "context.long")
        panel = panel_of(driver)
        top = panel.scroll_offset.y
        await driver.press("j", "j", "j")
        assert panel.scroll_offset.y == top + 3
        assert panel.chosen is not None and panel.chosen.path == "context.long"


async def test_only_lines_that_differ_are_drawn_for_the_next_event() -> None:
    async with started(logins(30)) as driver:
        await driver.press("enter")
        panel = panel_of(driver)
        drawn: list[int] = []
        refresh = panel.refresh

        def noted(*regions: object, **options: object) -> DetailPanel:
            drawn.extend(getattr(region, "y", -1) for region in regions)
            return refresh(*regions, **options)  # type: ignore[arg-type]

        panel.refresh = noted  # type: ignore[method-assign]
        await driver.press("j")
        assert drawn and -1 not in drawn
        shown = {panel.render_line(y).text.strip("│ ") for y in drawn}
        assert not any("context.geo" in line or "brand" in line for line in shown)
        assert any("user.username" in line for line in shown)

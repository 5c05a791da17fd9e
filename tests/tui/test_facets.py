"""Facets beside the table."""

from logexplorer.model.search import Search
from logexplorer.tui.messages import FacetWanted
from logexplorer.tui.options import Options
from logexplorer.tui.widgets.facets import Facets
from tests.tui.fake import FIRST, event_of, logins
from tests.tui.start import Driver, started


def facets_of(driver: Driver) -> Facets:
    return driver.logs.query_one(Facets)


def text_of(driver: Driver) -> str:
    panel = facets_of(driver)
    return "\n".join(panel.render_line(y).text.rstrip() for y in range(panel.size.height))


def search_of(driver: Driver) -> Search:
    assert driver.app.search is not None
    return driver.app.search


async def to(driver: Driver, label: str) -> None:
    """Move the cursor to the first row that holds the label."""
    lines = text_of(driver).splitlines()[1:]
    await driver.press("g")
    await driver.press_until("j", lambda: label in lines[facets_of(driver).cursor])


async def test_they_open_and_close_and_cost_nothing_while_closed() -> None:
    async with started(logins(50)) as driver:
        assert not facets_of(driver).display and not driver.explorer.tops
        await driver.press("F")
        assert facets_of(driver).has_focus
        await driver.press("escape")
        assert driver.table.has_focus and facets_of(driver).display
        await driver.press("F", "F")
        assert driver.table.has_focus and not facets_of(driver).display


async def test_values_have_counts_and_bars_and_what_no_event_has_is_left_out() -> None:
    async with started(logins(50)) as driver:
        await driver.press("F")
        text = text_of(driver)
        assert text.splitlines()[1].split() == ["action", "2"]
        assert text.splitlines()[2].split() == ["Login", "45", "█████▍"]
        assert text.splitlines()[3].split() == ["Failed", "login", "5", "▋"]
        assert "geo.country" in text and "level" not in text


async def test_plus_narrows_the_visible_query_and_all_follow() -> None:
    async with started(logins(50)) as driver:
        await driver.press("F")
        await to(driver, "DE")
        await driver.press("plus")
        assert driver.bar.text == search_of(driver).text == 'context.geo.country = "DE"'
        assert facets_of(driver).has_focus
        assert driver.explorer.tops[-1][0] == search_of(driver)


async def test_minus_leaves_out_and_an_or_is_put_in_parentheses() -> None:
    async with started(logins(50)) as driver:
        await driver.press("F")
        driver.bar.text = "a = 1 or b = 2"
        await to(driver, "DE")
        await driver.press("minus")
        assert driver.bar.text == '(a = 1 or b = 2) and context.geo.country != "DE"'
        assert search_of(driver).text == driver.bar.text


async def test_a_field_opens_to_more_values_and_its_statistics() -> None:
    async with started(logins(50)) as driver:
        await driver.press("F")
        await to(driver, "user.username")
        assert "min" not in text_of(driver)
        await driver.press("enter")
        assert driver.explorer.tops[-1][1:] == ("user.username", 50)
        assert "   min user0" in text_of(driver) and "   max user9" in text_of(driver)
        assert "   missing 0 of 50" in text_of(driver)
        await driver.press("enter")
        assert "min" not in text_of(driver)


async def test_any_path_becomes_a_facet_and_leaves_again() -> None:
    async with started(logins(50)) as driver:
        driver.logs.post_message(FacetWanted("context.auth_method"))
        await driver.settle()
        assert driver.table.has_focus
        assert text_of(driver).splitlines()[1:3] == [
            " auth_method                      1",
            "  password                50 ██████",
        ]
        await driver.press("F", "g", "x")
        assert "auth_method" not in text_of(driver)


async def test_a_path_is_typed() -> None:
    async with started(logins(50)) as driver:
        await driver.press("F", "a")
        await driver.type("nope")
        await driver.press("enter", *["backspace"] * 4)
        await driver.type("geo.city")
        await driver.press("enter")
        assert "Berlin" in text_of(driver).splitlines()[2]
        assert facets_of(driver).has_focus


async def test_moving_the_cursor_asks_for_no_facets() -> None:
    async with started(logins(500)) as driver:
        await driver.press("F")
        asked = len(driver.explorer.tops)
        await driver.press("j", "tab", "j", "pagedown", "G")
        assert len(driver.explorer.tops) == asked


async def test_bars_in_ascii() -> None:
    async with started(logins(50), options=Options(ascii=True)) as driver:
        await driver.press("F")
        assert text_of(driver).isascii()
        assert text_of(driver).splitlines()[2].endswith("#####-")


async def test_failed_logins_tell_who_was_tried_and_from_where() -> None:
    tried = event_of(
        {
            "action": "login_failed",
            "user": {"username": "AnonymousUser"},
            "client_ip": "203.0.113.9",
            "context": {"username": "ann", "geo": {"city": "Kyiv", "country": "UA"}},
            "created": FIRST.isoformat(),
        }
    )
    async with started([tried]) as driver:
        await driver.press("F")
        lines = [line.split() for line in text_of(driver).splitlines()]
        heads = [lines.index([name, "1"]) for name in ("user.username", "context.username")]
        assert heads == sorted(heads)
        assert lines[heads[1] + 1][:2] == ["ann", "1"]
        assert any(line[:1] == ["203.0.113.9"] for line in lines)

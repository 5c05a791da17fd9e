"""What the table says and does where there are no rows."""

from logexplorer.model.results import Absent
from logexplorer.model.span import Span
from tests.tui.fake import logins
from tests.tui.start import Driver, started

TYPED = 'action = "lgn"'
MEANT = Absent("action", '"lgn"', '"login"', Span(9, 14))


async def ask(driver: Driver, text: str) -> None:
    """Run a query."""
    driver.logs.ask(text)
    await driver.settle()


def said(driver: Driver) -> list[str]:
    """The lines beneath the table's head."""
    return [driver.table.render_line(y).text.strip() for y in range(1, 4)]


async def test_a_value_that_no_event_has_is_named_and_mended_by_enter() -> None:
    async with started(logins(3)) as driver:
        driver.explorer.absences[TYPED] = MEANT
        await ask(driver, TYPED)
        assert said(driver) == [
            "no event matches; / changes the query",
            'no event has action "lgn"; did you mean "login"?',
            'Enter asks for "login"',
        ]
        await driver.press("enter")
        assert driver.bar.text == 'action = "login"'
        assert driver.app.search is not None
        assert driver.app.search.text == 'action = "login"'


async def test_nothing_more_is_known_and_enter_does_nothing() -> None:
    async with started(logins(3)) as driver:
        await ask(driver, TYPED)
        assert said(driver) == ["no event matches; / changes the query", "", ""]
        await driver.press("enter")
        assert driver.bar.text == TYPED


async def test_nothing_is_looked_for_where_there_are_rows() -> None:
    async with started(logins(3)) as driver:
        await ask(driver, "user1")
        assert driver.rows
        assert driver.explorer.looked_for == []
        await ask(driver, TYPED)
        assert driver.explorer.looked_for == [TYPED]


async def test_beside_facets_nothing_of_it_is_cut() -> None:
    async with started(logins(3), size=(80, 24)) as driver:
        driver.explorer.absences[TYPED] = MEANT
        await ask(driver, TYPED)
        await driver.press("F")
        shown = " ".join(driver.table.render_line(y).text.strip() for y in range(1, 6))
        assert 'did you mean "login"? Enter asks for "login"' in shown


async def test_hostile_values_stay_text() -> None:
    async with started(logins(3)) as driver:
        shown = Absent("app", '"\x1b[2J[red]"', '"\x1b[31m"', Span(0, 1))
        driver.explorer.absences["zz"] = shown
        await ask(driver, "zz")
        assert "\x1b" not in said(driver)[1]
        assert "[red]" in said(driver)[1]


async def test_the_footer_names_no_key_that_does_nothing() -> None:
    async with started(logins(3), size=(200, 40)) as driver:
        everything = driver.screen[-1]
        assert "Enter Details" in everything and "y Copy" in everything
        await ask(driver, "zz")
        footer = driver.screen[-1]
        assert not any(word in footer for word in ("Details", "Diff", "Copy", "Bookmark", "JSON"))
        assert "Query" in footer
        await driver.press("h")
        footer = driver.screen[-1]
        assert "Zoom" not in footer and "Out" in footer
        await driver.press("h", "alt+left")
        assert driver.screen[-1] == everything


async def test_a_key_that_needs_an_event_says_that_there_is_none() -> None:
    async with started(logins(3)) as driver:
        await ask(driver, "zz")
        for key in ("enter", "d", "R", "J", "b", "m", "O", "y"):
            driver.logs.notice = ""
            await driver.press(key)
            assert "no event is chosen" in driver.status, key
            assert not driver.logs.detail_open
            assert driver.app.screen is driver.logs


async def test_open_details_show_no_event_of_an_earlier_search() -> None:
    async with started(logins(3)) as driver:
        await driver.press("enter")
        assert "user2" in "\n".join(driver.screen)
        await ask(driver, "zz")
        assert "user2" not in "\n".join(driver.screen)
        await driver.press("escape", "alt+left", "enter")
        assert "user2" in "\n".join(driver.screen)

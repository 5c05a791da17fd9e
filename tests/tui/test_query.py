"""Asking."""

from logexplorer.model.errors import QueryError
from logexplorer.model.search import Search
from logexplorer.model.span import Span
from logexplorer.tui.messages import QueryRead
from logexplorer.tui.options import Options
from logexplorer.tui.widgets.query_input import QueryInput
from logexplorer.tui.widgets.remark import Remark
from tests.tui.fake import logins
from tests.tui.start import started


async def test_a_query_is_run() -> None:
    async with started(logins(1000)) as driver:
        await driver.press("slash")
        await driver.type('"user77"')
        await driver.press("enter")
        assert len(driver.rows) == 1 and "user77 " in driver.rows[0]
        assert "1 of 1,000 events" in driver.status
        assert "plain text search" in driver.status
        assert driver.table.has_focus


async def test_a_refused_query_is_underlined_and_the_rows_stay() -> None:
    async with started(logins(1000)) as driver:
        await driver.press("slash")
        await driver.type("a nope b")
        before = driver.rows
        await driver.press("enter")
        assert driver.remark == "no field nope; did you mean `action`?"
        assert driver.logs.query_one(QueryInput).wrong == Span(2, 6)
        assert driver.rows == before
        assert driver.bar.has_focus_within


async def test_what_is_typed_is_checked_without_being_run() -> None:
    async with started(logins(1000)) as driver:
        await driver.press("slash")
        await driver.type("nope x")
        driver.bar.check()
        await driver.settle()
        assert driver.remark.startswith("no field nope")
        assert "1,000 events" in driver.status


async def test_an_error_at_the_end_is_told_gently_while_typing() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        await driver.type("a")
        driver.bar.check()
        await driver.settle()
        error = QueryError("a value is missing", Span(1, 1))
        driver.logs.post_message(QueryRead(Search("a"), error))
        await driver.settle()
        assert driver.remark == "a value is missing"
        assert driver.logs.query_one(QueryInput).wrong is None


async def test_how_a_mixed_query_is_read_is_said() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        await driver.type("a = 1 and b = 2 or c = 3")
        await driver.press("enter")
        assert "read as: (a = 1 and b = 2 or c = 3)" in driver.status


async def test_escape_leaves_the_query_and_shows_the_one_that_was_asked() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        await driver.type("user7")
        await driver.press("enter", "slash", "ctrl+u")
        await driver.type("nope x")
        await driver.press("enter")
        assert driver.remark.startswith("no field nope")
        await driver.press("escape")
        assert driver.table.has_focus
        assert driver.bar.text == "user7"
        assert driver.logs.query_one(QueryInput).wrong is None
        assert not driver.logs.query_one(Remark).display
        assert "1 of 10 events" in driver.status


async def test_what_was_typed_and_left_comes_back() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        await driver.type("q1G")
        await driver.press("escape")
        assert driver.bar.text == ""
        await driver.press("slash", "up")
        assert driver.bar.text == "q1G"


async def test_an_error_hides_no_head_once_the_query_is_left() -> None:
    async with started(logins(10), options=Options(query="nope"), size=(80, 24)) as driver:
        assert "no field nope" in driver.screen[1]
        assert "Time (UTC)" in driver.screen[2]
        await driver.press("slash", "escape")
        assert "Time (UTC)" in driver.screen[1]
        assert driver.bar.text == ""


async def test_pasted_line_ends_are_spaces() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        query = driver.logs.query_one(QueryInput)
        query.edited = query.edited.insert("a = 1\nand b = 2\r\n")
        assert driver.bar.text == "a = 1 and b = 2"


async def test_a_long_query_takes_up_to_three_rows() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        query = driver.logs.query_one(QueryInput)
        for characters, height in ((100, 1), (100, 2), (100, 3), (1000, 3)):
            query.edited = query.edited.insert("x" * characters)
            await driver.settle()
            assert query.size.height == height


async def test_the_query_of_the_command_line() -> None:
    async with started(logins(100), options=Options(query="user77")) as driver:
        assert driver.bar.text == "user77"
        assert "1 of 100 events" in driver.status


async def test_a_wrong_query_of_the_command_line_shows_everything_and_says_why() -> None:
    async with started(logins(100), options=Options(query="nope")) as driver:
        assert driver.remark.startswith("no field nope")
        assert "100 events" in driver.status


async def test_escape_gives_up_an_answer_that_takes_too_long() -> None:
    async with started(logins(100)) as driver:
        driver.explorer.slow = "user7"
        await driver.press("slash", "ctrl+u")
        await driver.pilot.press(*"user7", "enter")
        while driver.status.startswith("100"):
            await driver.pilot.pause()
        assert "counting" in driver.status
        await driver.press("escape")
        assert "100 events" in driver.status
        assert len(driver.rows) == 31

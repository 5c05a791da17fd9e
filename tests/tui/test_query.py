"""Asking."""

import pytest
from textual.events import Paste

from logexplorer.model.errors import QueryError
from logexplorer.model.search import Search
from logexplorer.model.span import Span
from logexplorer.tui.messages import QueryRead
from logexplorer.tui.options import Options
from logexplorer.tui.widgets.query_input import QueryInput
from logexplorer.tui.widgets.remark import Prompt, Remark
from tests.tui.fake import logins
from tests.tui.start import Driver, started


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


async def test_an_empty_query_says_what_can_be_typed() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        assert "Tab lists the fields" in driver.remark
        await driver.type("a")
        driver.bar.check()
        await driver.settle()
        assert "Tab" not in driver.remark
        await driver.press("backspace")
        driver.bar.check()
        await driver.settle()
        assert "Tab lists the fields" in driver.remark
        await driver.press("escape")
        assert "Tab" not in driver.remark


async def test_the_form_of_other_tools_is_told_in_ours() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        await driver.type("action:login")
        driver.bar.check()
        await driver.settle()
        assert driver.remark == 'plain text search; did you mean action = "login"?'


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
        await driver.until(lambda: not driver.status.startswith("100"))
        assert "counting" in driver.status
        await driver.press("escape")
        assert "100 events" in driver.status
        assert len(driver.rows) == 31


@pytest.mark.parametrize(
    ("text", "start", "gentle"),
    [('a = "b', 4, True), ("a in (1", 5, True), ('a = "b"', 4, False), ("a in (1)", 5, False)],
)
async def test_what_is_being_typed_is_no_mistake_yet(text: str, start: int, gentle: bool) -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        await driver.type(text)
        driver.bar.check()
        await driver.settle()
        error = QueryError("so", Span(start, len(text)))
        driver.logs.post_message(QueryRead(Search(text), error))
        await driver.settle()
        assert driver.remark == "so"
        assert (driver.logs.query_one(QueryInput).wrong is None) is gentle


def matching(driver: Driver) -> str:
    return driver.logs.query_one(Remark).matching


async def test_what_is_typed_is_counted_and_not_run() -> None:
    async with started(logins(1000)) as driver:
        await driver.press("slash")
        await driver.type("user77")
        driver.bar.check()
        await driver.settle()
        assert matching(driver) == "11 match"
        assert driver.screen[1].rstrip().endswith("11 match")
        assert "1,000 events" in driver.status
        await driver.pilot.press("x")
        assert matching(driver) == ""
        await driver.settle()


async def test_what_is_wrong_or_shown_already_is_not_counted() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        await driver.type("user7")
        await driver.press("enter", "slash")
        counted = len(driver.explorer.counted)
        for text in ("x nope x", "", "user7"):
            await driver.press("ctrl+u")
            await driver.type(text)
            driver.bar.check()
            await driver.settle()
            assert matching(driver) == ""
        assert len(driver.explorer.counted) == counted


async def test_a_slow_count_is_stopped_by_the_next_key() -> None:
    async with started(logins(10)) as driver:
        driver.explorer.slow = "user7"
        await driver.press("slash")
        await driver.pilot.press(*"user7")
        driver.bar.check()
        await driver.until(lambda: "user7" in driver.explorer.counted)
        await driver.type("x")
        assert matching(driver) == ""
        assert "10 events" in driver.status
        assert driver.app.asker.idle()


async def test_fields_operators_and_values_have_their_styles() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        await driver.type('app = "x" and b')
        told = {
            segment.text: segment.style
            for segment in driver.logs.query_one(QueryInput).render_line(0)
        }
        look = driver.app._look
        for text, role in (("app", "field"), ('"x"', "value"), ("and", "keyword")):
            assert told[text] is not None
            assert told[text].color == (look.roles[role] + look.caret).color or role == "keyword"


async def test_a_query_of_the_command_line_has_its_styles() -> None:
    async with started(logins(10), options=Options(query="app = 1")) as driver:
        assert [part.kind for part in driver.logs.query_one(QueryInput).syntax] == [
            "field",
            "operator",
            "value",
        ]


async def test_a_huge_paste_is_refused_with_a_sentence() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash", "a")
        driver.logs.query_one(QueryInput).post_message(Paste("x" * 1_000_000))
        await driver.settle()
        assert driver.bar.text == "a"
        assert driver.remark == "too long: a query has at most 10,000 characters, not 1,000,001"


async def test_pasted_control_characters_are_symbols() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        driver.logs.query_one(QueryInput).post_message(Paste("a\x1b[31mb\x00\u202ec\r\nd"))
        await driver.settle()
        assert driver.bar.text == "a\x1b[31mb\x00\u202ec d"
        assert (
            driver.logs.query_one(QueryInput).render_line(0).text.startswith("a␛[31mb␀\\u202ec d")
        )


async def test_the_sign_is_as_tall_as_the_query() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        await driver.type("long " * 50)
        prompt = driver.logs.query_one(Prompt)
        assert prompt.size.height == driver.logs.query_one(QueryInput).size.height == 3
        assert [prompt.render_line(y).text for y in range(3)] == [" ❯ ", "   ", "   "]


async def test_changes_are_undone_one_by_one() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        await driver.type("user1 or")
        await driver.press("ctrl+w", "ctrl+u")
        texts = []
        for _ in range(5):
            texts.append(driver.bar.text)
            await driver.press("ctrl+underscore")
        assert texts == ["", "user1 ", "user1 or", "user1", ""]
        assert driver.bar.text == ""


async def test_what_was_taken_from_the_list_or_pasted_is_undone() -> None:
    async with started(logins(10)) as driver:
        await driver.press("slash")
        await driver.type("us")
        driver.bar.query_one(QueryInput).post_message(Paste('er1\n and "x"'))
        await driver.settle()
        assert driver.bar.text == 'user1  and "x"'
        await driver.press("ctrl+underscore")
        assert driver.bar.text == "us"
        driver.bar.text = "recalled"
        await driver.press("ctrl+underscore")
        assert driver.bar.text == "us"

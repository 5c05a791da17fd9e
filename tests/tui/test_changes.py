"""What an event changed, two events compared, and the marks of what to compare."""

from typing import Any

from logexplorer.model.event import Event
from logexplorer.tui.widgets.detail_panel import DetailPanel
from tests.tui.fake import event_of, logins
from tests.tui.start import started
from tests.tui.test_fields import lines, panel_of


def updated(number: int, **diff: Any) -> Event:
    model = {"pk": "ab", "model_name": "group", "name": "Admins", "app": "authentik_core"}
    context = {"model": model, "diff": diff} if diff else {"model": model}
    created = f"2026-01-01T00:00:{number:02}+00:00"
    record = {"action": "model_updated", "context": context, "created": created}
    return event_of({**record, "user": {"pk": 1, "username": f"admin{number}"}}, number)


SUPERUSER = {"is_superuser": {"previous_value": True, "new_value": False}}
NESTED = {"attributes": {"previous_value": {"a": 1, "b": 2}, "new_value": {"a": 1, "b": 3}}}


async def test_d_shows_the_changes_and_goes_back() -> None:
    async with started([updated(1, **SUPERUSER)]) as driver:
        await driver.press("d")
        assert "is_superuser true → false" in lines(driver)
        assert panel_of(driver).layout_shown.title == "Changes"
        await driver.press("d")
        assert panel_of(driver).layout_shown.title == "Details"
        assert "is_superuser true → false" in lines(driver)


async def test_the_changes_follow_the_cursor() -> None:
    async with started([updated(1, **SUPERUSER), updated(2, **NESTED)]) as driver:
        await driver.press("d")
        assert "attributes.b 2 → 3" in lines(driver)
        await driver.press("j")
        assert "is_superuser true → false" in lines(driver)


async def test_equal_parts_are_shown_if_so_wished() -> None:
    async with started([updated(1, **NESTED)]) as driver:
        await driver.press("d")
        assert "attributes.a 1" not in lines(driver)
        await driver.press("equals_sign")
        assert "attributes.a 1" in lines(driver)


async def test_two_marked_events_are_compared_the_older_one_first() -> None:
    async with started(logins(5)) as driver:
        await driver.press("m", "j", "j", "m", "D")
        assert "user.username user2 → user4" in lines(driver)
        assert any("equal fields hidden (=)" in line for line in lines(driver))
        assert not any("context.geo" in line for line in lines(driver))
        await driver.press("j")
        assert "user.username user2 → user4" in lines(driver)
        await driver.press("equals_sign")
        assert "context.geo.city Berlin" in lines(driver)
        await driver.press("D")
        assert panel_of(driver).layout_shown.title == "Details"


async def test_the_marks_are_seen_and_of_three_the_first_is_let_go() -> None:
    async with started(logins(5)) as driver:
        await driver.press("m", "j", "m", "j", "m")
        assert [row[0] for row in driver.rows] == [" ", "●", "●", " ", " "]
        await driver.press("m")
        assert [row[0] for row in driver.rows] == [" ", "●", " ", " ", " "]


async def test_one_mark_is_compared_with_what_is_chosen() -> None:
    async with started(logins(5)) as driver:
        await driver.press("m", "j", "D")
        assert "user.username user3 → user4" in lines(driver)


async def test_without_a_mark_there_is_nothing_to_compare() -> None:
    async with started(logins(5)) as driver:
        await driver.press("D")
        assert "m marks one" in driver.status and not driver.logs.detail_open


async def test_opened_again_the_details_are_those_of_the_chosen_event() -> None:
    async with started(logins(5)) as driver:
        await driver.press("m", "j", "D", "escape", "enter")
        assert panel_of(driver).layout_shown.title == "Details"
        assert "user.username user3" in lines(driver)


async def test_two_events_are_compared_no_more_once_that_is_closed() -> None:
    async with started(logins(20)) as driver:
        await driver.press("m", "j", "j", "D", "escape", "j", "enter")
        panel = driver.logs.query_one(DetailPanel)
        assert panel.form == "fields" and panel.layout_shown.title == "Details"
        assert "user16" in "\n".join(driver.screen[8:30])
        await driver.press("escape", "D", "escape")
        assert panel.layout_shown.title == "Details" and not panel.layout_shown.rows

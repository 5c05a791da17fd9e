"""What is kept of a data set: every kind of thing, by two programs, and after a damage."""

import json
import stat
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from logexplorer.kept.file import kept_file
from logexplorer.kept.keeper import Keeper
from logexplorer.model.errors import KeptError
from logexplorer.model.kept import HISTORY, Bookmark, Column, Kept, SavedQuery, Session
from logexplorer.model.period import Period
from tests.tui.fake import logins

EVENT = logins(1)[0]
LOG = ("/logs/events.ndjson",)


def keeper(paths: Sequence[str] = LOG) -> Keeper:
    return Keeper(kept_file(paths))


def test_the_next_program_finds_everything() -> None:
    one = keeper()
    day = Period(datetime(2026, 6, 1, tzinfo=UTC), None)
    session = Session("b", order="action", descending=False, facets=("user.username",))
    one.remember_query("a")
    one.save_query("mine", "x = 1", day)
    one.bookmark(EVENT, "look\nhere \ud800", "Login")
    one.remember_columns([Column("created", 19), Column("action")])
    one.remember_session(session)
    assert keeper().kept == Kept(
        ("a",),
        (SavedQuery("mine", "x = 1", "2026-06-01T00:00:00Z", ""),),
        (Bookmark(EVENT.event_uuid, EVENT.created, "look\nhere \ud800", "Login"),),
        (Column("created", 19), Column("action")),
        session,
    )


def test_every_data_set_has_its_own_whatever_its_order() -> None:
    keeper(["/a", "/b"]).remember_query("both")
    assert keeper(["/b", "/a"]).kept.history == ("both",)
    assert keeper(["/a"]).kept == Kept()


def test_a_query_is_remembered_once_and_the_oldest_go() -> None:
    one = keeper()
    for text in ("a", "b", "a", "  ", "x" * 100_000):
        one.remember_query(text)
    assert one.kept.history == ("b", "a")
    for number in range(HISTORY):
        one.remember_query(str(number))
    assert one.kept.history == tuple(map(str, range(HISTORY)))


def test_a_name_and_an_event_are_kept_once() -> None:
    one = keeper()
    for name, text in (("b", "1"), ("a", "2"), ("b", "3")):
        one.save_query(name, text)
    assert [(each.name, each.text) for each in one.kept.saved] == [("a", "2"), ("b", "3")]
    other = logins(2)[1]
    for event, note in ((EVENT, ""), (other, ""), (EVENT, "again")):
        one.bookmark(event, note)
    assert [each.note for each in one.kept.bookmarks] == ["again", ""]
    one.forget_query("b")
    one.unbookmark(EVENT.event_uuid)
    assert [each.name for each in one.kept.saved] == ["a"]
    assert [each.event_uuid for each in one.kept.bookmarks] == [other.event_uuid]


def test_two_programs_lose_nothing_of_each_other_s() -> None:
    one, two = keeper(), keeper()
    assert one.kept == two.kept == Kept()
    one.bookmark(EVENT)
    two.save_query("mine", "x")
    one.remember_query("q")
    kept = keeper().kept
    assert kept.bookmarks and kept.saved and kept.history
    assert one.kept == kept


def test_many_at_once_lose_nothing() -> None:
    keepers = [keeper() for _ in range(8)]

    def remember(number: int) -> None:
        for step in range(10):
            keepers[number].remember_query(f"{number}.{step}")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(remember, range(8)))
    assert len(keeper().kept.history) == 80


def test_nobody_else_may_read_it_and_nothing_is_left_behind(state: Path) -> None:
    keeper().remember_query("secret")
    files = sorted(state.iterdir())
    assert [path.suffix for path in files] == [".json", ""]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE(state.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b'{"version": 1, "hist',
        b"[]",
        b'{"version": 2}',
        b"\xff",
        b'{"version": 1, "history": [1], "saved": [], "bookmarks": [], "columns": []}',
        b'{"version": 1, "history": [], "saved": ["x"], "bookmarks": [], "columns": []}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_told_and_moved_aside(state: Path, damage: bytes) -> None:
    keeper().remember_query("a")
    (file,) = state.glob("*.json")
    for number in (1, 2):
        file.write_bytes(damage)
        one = keeper()
        assert one.kept == Kept()
        assert "damaged" in one.trouble and str(number) in one.trouble
        assert file.with_suffix(f".damaged-{number}").read_bytes() == damage
    one.remember_query("b")
    assert keeper().kept.history == ("b",)


def test_what_can_no_longer_be_written_says_so_and_changes_nothing(state: Path) -> None:
    one = keeper()
    state.parent.mkdir()
    assert one.kept == Kept()
    state.write_text("a file, where the folder should be")
    with pytest.raises(KeptError, match="cannot be written"):
        one.remember_query("a")
    assert one.kept == Kept() and one.trouble == ""


def test_where_nothing_can_be_written_it_is_kept_while_the_program_runs(state: Path) -> None:
    state.parent.mkdir()
    state.write_text("a file, where the folder should be")
    one = keeper()
    one.remember_query("a")
    assert one.kept.history == ("a",)
    assert one.trouble == f"nothing will be remembered: {state} cannot be written"
    one.remember_query("b")
    assert one.kept.history == ("a", "b")


def test_a_folder_that_can_be_made_is_no_trouble(state: Path) -> None:
    assert not state.parent.exists()
    one = keeper()
    assert one.kept == Kept() and one.trouble == "" and not state.parent.exists()


def test_what_cannot_be_read_is_not_written_over(state: Path) -> None:
    keeper().remember_query("a")
    (file,) = state.glob("*.json")
    file.unlink()
    file.mkdir()
    one = keeper()
    assert one.kept == Kept()
    assert "cannot be read" in one.trouble
    with pytest.raises(KeptError):
        one.remember_query("b")


def test_what_a_killed_program_left_goes(state: Path) -> None:
    Keeper(kept_file(LOG)).remember_query("a")
    (file,) = state.glob("*.json")
    file.with_suffix(".4194305.part").write_text("half")
    Keeper(kept_file(LOG)).remember_query("b")
    assert list(state.glob("*.part")) == []
    assert Keeper(kept_file(LOG)).kept.history == ("a", "b")


def test_without_a_file_it_is_kept_while_the_program_runs(state: Path) -> None:
    one = Keeper(None)
    one.remember_query("a")
    assert one.kept.history == ("a",)
    assert not state.exists()


def test_people_can_read_the_file(state: Path) -> None:
    keeper().save_query("mine", 'action = "login"')
    (file,) = state.glob("*.json")
    document = json.loads(file.read_text())
    assert document["sources"] == list(LOG)
    assert document["saved"][0]["text"] == 'action = "login"'

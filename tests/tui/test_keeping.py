"""Bookmarks, saved queries, files and copies, as their user has them."""

import json
import re
import shlex
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from logexplorer import cli
from logexplorer.kept.file import kept_file
from logexplorer.kept.keeper import Keeper
from logexplorer.model.kept import Session
from logexplorer.model.period import EVER, Period
from logexplorer.model.search import Order, Search
from logexplorer.model.stop import Stop
from logexplorer.tui import keeping
from logexplorer.tui.clipboard import LONGEST, given_to_tmux, sequence
from logexplorer.tui.options import Options
from logexplorer.tui.reopening import command
from logexplorer.tui.screens.copying import CopyScreen
from logexplorer.tui.sessions import RESTORED
from logexplorer.tui.widgets.ask_line import AskLine
from tests.tui.fake import logins
from tests.tui.start import Driver, started


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that knows OSC 52, and no tmux."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("TMUX", raising=False)
    monkeypatch.delenv("STY", raising=False)


def asked(driver: Driver) -> str:
    line = driver.app.screen.query_one(AskLine)
    return "\n".join(line.render_line(y).text for y in range(2)) if line.display else ""


def search_of(driver: Driver) -> Search:
    assert driver.app.search is not None
    return driver.app.search


async def press(driver: Driver, *keys: str) -> None:
    """One key after the other, each when the one before is answered."""
    for key in keys:
        await driver.press(key)


# bookmarks


async def test_an_event_is_bookmarked_with_a_note_and_shows_it() -> None:
    async with started(logins(20)) as driver:
        await press(driver, "j", "b")
        assert "Bookmark" in asked(driver)
        await driver.type("who is this?")
        await driver.press("enter")
        (bookmark,) = driver.explorer.kept.kept.bookmarks
        assert bookmark.note == "who is this?"
        assert bookmark.event_uuid == logins(20)[18].event_uuid
        assert bookmark.summary == "Login · user18 · password"
        assert [row[0] for row in driver.rows[:3]] == [" ", "◆", " "]
        assert driver.table.has_focus
        await driver.press("enter")
        assert "◆ who is this?" in "\n".join(driver.screen)
        await driver.press("k")
        assert "who is this?" not in "\n".join(driver.screen)


async def test_a_bookmark_is_changed_and_taken_away() -> None:
    async with started(logins(20)) as driver:
        await driver.press("b")
        await driver.type("one")
        await press(driver, "enter", "b")
        assert "one" in asked(driver)
        await driver.type(" more")
        await driver.press("enter")
        assert driver.explorer.kept.kept.bookmarks[0].note == "one more"
        await press(driver, "b", "tab")
        await press(driver, "right", "enter")
        assert driver.explorer.kept.kept.bookmarks == ()
        assert driver.rows[0][0] == " "


async def test_esc_leaves_everything_as_it_is() -> None:
    async with started(logins(20)) as driver:
        await press(driver, "b", "escape")
        assert driver.explorer.kept.kept.bookmarks == ()
        assert driver.table.has_focus


async def test_marks_and_bookmarks_show_side_by_side() -> None:
    async with started(logins(3)) as driver:
        await press(driver, "m", "b", "enter", "j", "m")
        assert [row[0] for row in driver.rows] == ["◈", "●", " "]


async def test_bookmarks_of_before_are_shown_and_gone_to_from_the_palette() -> None:
    async with started(logins(500)) as driver:
        await press(driver, "G", "k", "b")
        await driver.type("far away [red]")
        await press(driver, "enter", "g", "ctrl+p")
        await driver.pilot.pause()
        await driver.type("far away")
        assert "Bookmark · far away [red]" in "\n".join(driver.screen)
        await driver.press("enter")
        assert driver.table.cursor == 498
        assert driver.table.has_focus


async def test_a_bookmark_outside_the_query_is_asked_for_alone() -> None:
    async with started(logins(500)) as driver:
        await press(driver, "b", "enter")
        driver.app.run_worker(driver.app.run_saved(saved("user7", "user7")))
        await driver.settle()
        assert search_of(driver).text == "user7"
        bookmark = driver.explorer.kept.kept.bookmarks[0]
        await driver.app.open_bookmark(bookmark)
        await driver.settle()
        assert search_of(driver).text == f'event_uuid = "{bookmark.event_uuid}"'
        assert search_of(driver).period == EVER, "the time range may have left it out"
        assert driver.bar.text == search_of(driver).text
        await driver.press("backspace")
        assert search_of(driver).text == "user7" and search_of(driver).period != EVER


# saved queries


def saved(name: str, text: str) -> "object":
    from logexplorer.model.kept import SavedQuery

    return SavedQuery(name, text, "2026-01-01T00:00:00Z", "")


async def test_a_query_is_saved_with_its_period_run_and_forgotten() -> None:
    async with started(logins(100)) as driver:
        await driver.press("ctrl+s")
        assert "no query to save" in driver.status
        await press(driver, "t", "right", "enter", "slash")
        await driver.type("user9")
        await press(driver, "enter", "ctrl+s")
        assert "with its time range" in asked(driver)
        await driver.press("enter")
        assert "needs a name" in asked(driver)
        await driver.type("nines [b]")
        await driver.press("enter")
        (kept,) = driver.explorer.kept.kept.saved
        assert (kept.name, kept.text, kept.until) == ("nines [b]", "user9", "")
        period = search_of(driver).period
        await press(driver, "slash", "ctrl+u", "enter", "t", "left", "enter")
        assert search_of(driver).text == "" and not search_of(driver).period
        await driver.press("ctrl+p")
        await driver.pilot.pause()
        await driver.type("nines")
        assert "Query: nines [b]" in "\n".join(driver.screen)
        await driver.press("enter")
        assert search_of(driver).text == "user9"
        assert search_of(driver).period == period
        assert driver.bar.text == "user9"
        await driver.press("ctrl+p")
        await driver.pilot.pause()
        await driver.type("forget the query")
        await driver.press("enter")
        assert driver.explorer.kept.kept.saved == ()


# files


@pytest.mark.parametrize(("moves", "suffix"), [(0, "ndjson"), (1, "csv")])
async def test_all_rows_go_to_a_new_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int, suffix: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / f"events.{suffix}").write_text("mine")
    async with started(logins(20)) as driver:
        await press(driver, "e", *["right"] * moves, "enter")
        assert f"events-2.{suffix}" in asked(driver)
        await driver.press("enter")
        assert f"20 events are in {tmp_path}/events-2.{suffix}" in driver.status
    assert (tmp_path / f"events.{suffix}").read_text() == "mine"
    lines = (tmp_path / f"events-2.{suffix}").read_text().splitlines()
    assert len(lines) == 20 + moves


async def test_a_name_that_is_taken_is_refused_and_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").write_text("mine")
    async with started(logins(20)) as driver:
        await press(driver, "e", "enter")
        await driver.type("mine")
        await driver.press("enter")
        assert "mine is there already" in asked(driver)
        await driver.type("2")
        await driver.press("enter")
        assert f"20 events are in {tmp_path}/mine2" in driver.status
    assert (tmp_path / "mine").read_text() == "mine"


async def test_the_bookmarked_rows_and_their_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with started(logins(20)) as driver:
        await press(driver, "e", "left", "enter")
        assert "no event is bookmarked" in asked(driver)
        await press(driver, "escape", "j", "b")
        await driver.type("hm")
        await press(driver, "enter", "e", "enter", "right", "enter")
        assert "1 event is in" in driver.status
        await press(driver, "e", "left", "enter", "enter")
        assert "a report of 1 event is in" in driver.status
    (line,) = (tmp_path / "events.ndjson").read_text().splitlines()
    assert json.loads(line)["user"]["username"] == "user18"
    report = (tmp_path / "report.md").read_text()
    assert "> **Note:** hm" in report and "| User | user18 |" in report


# copies


async def test_the_event_and_the_command_are_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    options = Options(tz=UTC, paths=("/logs/a b.ndjson",))
    async with started(logins(20), options=options) as driver:
        written: list[str] = []
        monkeypatch.setattr(driver.app, "to_terminal", written.append)
        await driver.press("y")
        assert written == [sequence(logins(20)[19].original, {"TERM": "xterm"})]
        await driver.press("Y")
        text = " ".join(driver.app.command_line())
        assert written[1:] == [sequence(text, {"TERM": "xterm"})]
        assert text == "logexplorer '/logs/a b.ndjson' --screen logs --tz UTC"
        await driver.press("Y")
        assert isinstance(driver.app.screen, CopyScreen)
        shown = "\n".join(line.rstrip() for line in driver.screen)
        by_hand = "logexplorer '/logs/a b.ndjson' \\\n  --screen logs \\\n  --tz UTC\n"
        assert by_hand in shown
        assert "Esc Close" in shown and "example" not in shown
        await driver.press("Y")
        assert driver.table.has_focus


async def test_where_the_terminal_cannot_the_text_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with started(logins(20)) as driver:
        await driver.press("y")
        assert isinstance(driver.app.screen, CopyScreen)
        assert '"username": "user19"' in "".join(driver.screen)


@pytest.mark.parametrize("name", ["", "dumb", "linux", "unknown", "vt100"])
def test_terminals_that_cannot(name: str) -> None:
    assert sequence("x", {"TERM": name}) is None


def test_a_text_for_tmux_and_for_what_is_behind_it() -> None:
    plain = "\x1b]52;c;w7x4\x07"
    assert sequence("üx", {"TERM": "xterm"}) == plain
    wrapped = "\x1bPtmux;\x1b\x1b]52;c;w7x4\x07\x1b\\"
    assert sequence("üx", {"TERM": "tmux-256color", "TMUX": "/tmp/x,1,0"}) == plain + wrapped
    assert sequence("üx", {"TERM": "tmux-256color"}) == plain + wrapped, "over ssh"
    assert sequence("üx", {"TERM": "screen", "STY": "1.pts"}) == f"\x1bP{plain}\x1b\\"


def test_a_long_text_goes_through_gnu_screen_in_parts() -> None:
    written = sequence("ü" * 9000, {"TERM": "screen", "STY": "1.pts"})
    assert written is not None
    parts = re.findall(r"\x1bP(.*?)\x1b\\", written, re.DOTALL)
    assert max(map(len, parts)) <= 512 and len(written) == sum(map(len, parts)) + 4 * len(parts)
    assert "".join(parts) == sequence("ü" * 9000, {"TERM": "xterm"})


def test_what_is_too_long_and_what_is_no_text() -> None:
    assert sequence("x" * LONGEST, {"TERM": "xterm"}) is not None
    assert sequence("x" * (LONGEST + 1), {"TERM": "xterm"}) is None
    assert sequence("\ud800", {"TERM": "xterm"}) is not None


# the command line and the session

VIEW = Search(
    'user.username = "O\'Brien; $(rm)"\nand action != "x"',
    period=Period(datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)),
    order=Order("user.username", descending=True),
)


@pytest.mark.parametrize("geoip", [None, "/my geo/it's.mmdb"])
@pytest.mark.parametrize(
    ("search", "screen"),
    [(VIEW, "map"), (Search(), "logs"), (replace(VIEW, order=Order("created", False)), "logs")],
)
async def test_the_command_opens_the_same_view(
    search: Search, screen: str, geoip: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Options(paths=("/logs/a.ndjson",), geoip=geoip, asn=geoip and "/geo/asn.mmdb")
    words = shlex.split(" ".join(command(opened, search, screen, UTC)))
    taken: list[Options] = []
    monkeypatch.setattr("logexplorer.cli.is_terminal", lambda _: True)
    monkeypatch.setattr("logexplorer.tui.app.run", lambda _, options: taken.append(options) or 0)
    assert words[0] == "logexplorer" and cli.main(words[1:]) == 0
    (options,) = taken
    assert (options.paths, options.session) == (("/logs/a.ndjson",), False)
    assert (options.geoip, options.asn) == (opened.geoip, opened.asn)
    async with started(logins(20), options=options) as driver:
        assert driver.app.clock is not None and driver.app.clock.zone_name == "UTC"
        assert driver.app.screen_name == screen
        shown = replace(search_of(driver), condition=None, watermark=None)
        assert shown == search
        assert " ".join(driver.app.command_line()) == shlex.join(words)


def test_databases_are_found_from_wherever_the_command_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    taken: list[Options] = []
    monkeypatch.setattr("logexplorer.cli.is_terminal", lambda _: True)
    monkeypatch.setattr("logexplorer.tui.app.run", lambda _, options: taken.append(options) or 0)
    assert cli.main(["a.ndjson", "--geoip", "city.mmdb", "--asn", "/geo/asn.mmdb"]) == 0
    (options,) = taken
    assert (options.geoip, options.asn) == (str(tmp_path / "city.mmdb"), "/geo/asn.mmdb")


async def remembered(tmp_path: Path, *keys: str) -> Session:
    """What is kept after these keys and `q`."""
    file = kept_file([str(tmp_path / "log")])
    async with started(logins(100), kept=Keeper(file)) as driver:
        await driver.press(*keys)
        driver.app.exit(0)
    session = Keeper(file).kept.session
    assert session is not None
    return session


async def test_a_session_goes_on_where_it_ended(tmp_path: Path) -> None:
    keys = ("slash", *"user9", "enter", "o", "right", "enter", "T", "F", "x", "2")
    session = await remembered(tmp_path, *keys)
    assert (session.text, session.order, session.times) == ("user9", "action", "ages")
    assert (session.screen, session.facets_open, session.descending) == ("map", True, False)
    file = kept_file([str(tmp_path / "log")])
    async with started(logins(100), kept=Keeper(file)) as driver:
        assert search_of(driver).text == driver.bar.text == "user9"
        assert search_of(driver).order == Order("action", False)
        assert driver.app.screen_name == "map"
        assert driver.app.clock is not None and driver.app.clock.ages
        assert driver.logs.facets_kept == (session.facets, True)
        assert RESTORED in driver.app.hint


async def test_a_session_that_says_nothing_is_not_spoken_of(tmp_path: Path) -> None:
    await remembered(tmp_path)
    async with started(logins(9), kept=Keeper(kept_file([str(tmp_path / "log")]))) as driver:
        assert RESTORED not in driver.status


async def test_fresh_and_a_query_leave_the_session_alone(tmp_path: Path) -> None:
    await remembered(tmp_path, "slash", *"user9", "enter")
    kept = Keeper(kept_file([str(tmp_path / "log")]))
    options = Options(tz=UTC, session=False, query="user8")
    async with started(logins(100), kept=kept, options=options) as driver:
        assert search_of(driver).text == "user8"
        assert RESTORED not in driver.app.hint


async def test_a_session_that_means_nothing_any_more_leaves_everything(tmp_path: Path) -> None:
    kept = Keeper(kept_file([str(tmp_path / "log")]))
    kept.remember_session(Session("a nope b", "never", "", "nope", screen="none"))
    async with started(logins(9), kept=kept) as driver:
        assert search_of(driver).condition is None
        assert driver.bar.text == "a nope b"
        assert "no field nope" in driver.remark
        assert len(driver.rows) == 9


async def test_where_nothing_can_be_kept_the_screen_says_so_once_and_works(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file, where the folder should be")
    kept = Keeper(kept_file([str(tmp_path / "log")]))
    async with started(logins(9), kept=kept) as driver:
        assert "nothing will be remembered: " in driver.app.problem
        await driver.press("slash", *"user1", "enter", "b", *"odd", "enter")
        assert driver.app.problem == "" or "remembered" in driver.app.problem
        assert [each.note for each in driver.app.kept.bookmarks] == ["odd"]
        driver.app.exit(0)
    assert driver.app.farewell == ""


async def test_what_can_no_longer_be_kept_is_told_at_the_end(tmp_path: Path) -> None:
    kept = Keeper(kept_file([str(tmp_path / "log")]))
    async with started(logins(9), kept=kept) as driver:
        (tmp_path / "state").write_text("a file, where the folder should be")
        driver.app.exit(0)
    assert "cannot be" in driver.app.farewell


async def test_an_exception_in_a_widget_loses_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    kept = Keeper(kept_file([str(tmp_path / "log")]))
    with pytest.raises(ZeroDivisionError):
        async with started(logins(9), kept=kept) as driver:
            await press(driver, "b", "enter", "slash", *"user8", "enter")
            driver.table.call_later(fail)
            await driver.pilot.pause()
    assert kept.kept.bookmarks
    assert kept.kept.session is not None and kept.kept.session.text == "user8"


async def test_esc_stops_the_writing_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    begun = threading.Event()

    def endless(
        search: Search, limit: int | None = None, stop: Stop | None = None
    ) -> Iterator[bytes]:
        assert stop is not None
        while True:
            begun.set()
            stop.check()
            yield b"{}"

    async with started(logins(9)) as driver:
        monkeypatch.setattr(driver.explorer, "documents", endless)
        await press(driver, "e", "enter")
        await driver.pilot.press("enter")
        await driver.until(begun.is_set)
        assert list(tmp_path.iterdir())
        await driver.press("escape")
        assert "nothing was written" in driver.status
    assert not list(tmp_path.iterdir())


async def test_writing_tells_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(keeping, "_BETWEEN", 0.0)
    told, go_on = threading.Event(), threading.Event()

    def slow(search: Search, limit: int | None = None, stop: Stop | None = None) -> Iterator[bytes]:
        for number in range(3000):
            if number == 2500:
                told.set()
                go_on.wait()
            yield b"{}"

    async with started(logins(4096)) as driver:
        monkeypatch.setattr(driver.explorer, "documents", slow)
        await press(driver, "e", "enter")
        await driver.pilot.press("enter")
        await driver.until(told.is_set)
        await driver.pilot.pause()
        assert "writing 50%, Esc stops · 2,048 events · " in driver.status
        go_on.set()
        await driver.settle()
        assert "3,000 events are in" in driver.status


def test_tmux_is_given_the_text_by_its_own_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmux = tmp_path / "tmux"
    tmux.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/words; cat > {tmp_path}/text\n')
    tmux.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert given_to_tmux("ü", {"TMUX": "/tmp/x"})
    assert (tmp_path / "words").read_text() == "load-buffer -w -\n"
    assert (tmp_path / "text").read_bytes() == "ü".encode()
    assert not given_to_tmux("x", {})
    tmux.write_text("#!/bin/sh\nexit 1\n")
    assert not given_to_tmux("x", {"TMUX": "/tmp/x"})

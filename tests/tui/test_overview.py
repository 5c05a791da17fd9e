"""The overview on the sample data: its numbers, its keys, and what opens."""

import json
import threading
from base64 import b64decode
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from logexplorer.explorer import Explorer
from logexplorer.model.errors import StoreError
from logexplorer.model.lenses import LENS_TITLES
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.tui import overview_questions
from logexplorer.tui.app import LogexplorerApp
from logexplorer.tui.options import Options
from logexplorer.tui.screens.logs import LogScreen
from logexplorer.tui.screens.overview import OverviewScreen
from logexplorer.tui.widgets.card_board import CardBoard
from logexplorer.views.board import NOTHING_FOUND
from logexplorer.views.overview import FEW
from tests.tui.start import NOW, Driver, ready

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"
LOG = SAMPLE / "authentik-events.ndjson"
EVENTS: list[dict[str, Any]] = [json.loads(line) for line in LOG.read_text("utf-8").splitlines()]


@asynccontextmanager
async def overview(
    log: Path = LOG,
    size: tuple[int, int] = (120, 44),
    options: Options | None = None,
    geo: Path | None = None,
) -> AsyncIterator[Driver]:
    """The overview of a log, all of its cards answered."""
    explorer = Explorer.open([str(log)], clock=lambda: NOW, geoip=str(geo) if geo else None)
    app = LogexplorerApp(lambda: explorer, options or Options(tz=UTC), lambda: NOW)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot, explorer)  # type: ignore[arg-type]
        await ready(pilot, app)
        await driver.settle()
        await driver.press("4")
        yield driver


def board(driver: Driver) -> CardBoard:
    return driver.app.screen.query_one(CardBoard)


def cards(driver: Driver) -> dict[str, list[str]]:
    """The entries of each card by its title, as text with single spaces."""
    found: dict[str, list[str]] = {}
    for column in board(driver)._columns:
        for cell in column.cells:
            pieces = (*cell.entry.left, *cell.entry.right)
            text = " ".join("".join(f"{piece.text} " for piece in pieces).split())
            if cell.number == 0:
                title = found.setdefault(cell.entry.left[0].text, [])
                title.append("".join(piece.text for piece in cell.entry.right))
            elif cell.number is not None:
                title.append(text.rstrip("▏▎▍▌▋▊▉█ "))
    return found


def numbered(counts: Counter[str], most: int = FEW) -> list[str]:
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return [f"{name} {count:,}" for name, count in ranked[:most]]


async def to(driver: Driver, text: str) -> None:
    """Move the cursor down to the entry that holds the text, in its column."""
    await driver.press("g")
    column, row = next(
        (number, row)
        for number, column in enumerate(board(driver)._columns)
        for row, cell in enumerate(column.cells)
        if text in "".join(piece.text for piece in cell.entry.left)
    )
    await driver.press_until("right", lambda: board(driver).cursor[0] == column)
    await driver.press("g")
    await driver.press_until("j", lambda: board(driver).cursor[1] == row)


def search_of(driver: Driver) -> Search:
    assert driver.app.search is not None
    return driver.app.search


# numbers


async def test_every_number_is_what_python_counts_in_the_sample() -> None:
    async with overview() as driver:
        found = cards(driver)
    assert found["Countries"] == countries()
    actions = Counter(each["action"] for each in EVENTS)
    assert found["Actions"][0] == str(len(actions))
    assert [line.split()[-1] for line in found["Actions"][1:]] == [
        f"{count:,}" for _, count in actions.most_common(FEW)
    ]
    logins = {line.split()[0]: line.split()[-1] for line in found["Logins over time"][1:]}
    assert logins == {"Login": f"{actions['login']:,}", "Failed": str(actions["login_failed"])}
    assert found["Applications"][1:] == applications()
    assert found["Clients"][1:] == numbered(clients())
    newest = sorted(EVENTS, key=lambda each: each["created"], reverse=True)[:FEW]
    assert [line[:11] for line in found["Recent events"][1:]] == [
        each["created"][5:16].replace("T", " ") for each in newest
    ]


ELSEWHERE = {"8.8.8.8": "United States (US)", "5.5.1.22": "Germany (DE)"}
"""Where the database knows the addresses to be whose events say no place."""

NAMES = {
    "DE": "Germany",
    "GB": "United Kingdom",
    "US": "United States",
    "FR": "France",
    "JP": "Japan",
    "NL": "Netherlands",
    "PL": "Poland",
    "PT": "Portugal",
    "AU": "Australia",
}


def countries() -> list[str]:
    counts: Counter[str] = Counter()
    rest: Counter[str] = Counter()
    for each in EVENTS:
        code = (each["context"].get("geo") or {}).get("country")
        if code:
            counts[f"{NAMES[code]} ({code})"] += 1
        elif each["client_ip"] in ELSEWHERE:
            counts[ELSEWHERE[each["client_ip"]]] += 1
        else:
            rest["no address" if each["client_ip"] is None else "private addresses"] += 1
    others = sum(counts.values()) - sum(count for _, count in counts.most_common(FEW))
    return [
        str(len(counts)),
        *numbered(counts),
        f"other countries {others}",
        f"private addresses {rest['private addresses']}",
        f"no address {rest['no address']}",
        "IP Geolocation by DB-IP",
    ]


def applications() -> list[str]:
    opened = [each for each in EVENTS if "authorized_application" in each["context"]]
    names = [each["context"]["authorized_application"]["name"] for each in opened]
    lines = []
    for name, count in sorted(Counter(names).items(), key=lambda each: (-each[1], each[0])):
        users = {
            each["user"].get("username")
            for each, opened_name in zip(opened, names, strict=True)
            if opened_name == name
        } - {None}
        lines.append(f"{name} {len(users)} users {count:,}")
    return lines[:FEW]


def clients() -> Counter[str]:
    families = {
        "Edg/": "Edge",
        "Firefox/": "Firefox",
        "Chrome/": "Chrome",
        "Safari/": "Safari",
        "python": "Python",
        "goauthentik": "authentik outpost",
        "Prometheus": "Prometheus",
        "curl": "curl",
    }
    counts: Counter[str] = Counter()
    for each in EVENTS:
        agent = each["context"].get("http_request", {}).get("user_agent")
        if agent:
            counts[next(name for part, name in families.items() if part in agent)] += 1
    return counts


async def test_what_needs_a_look_comes_first_with_its_counts() -> None:
    async with overview(size=(80, 24)) as driver:
        counts = {title: lines[0] for title, lines in cards(driver).items()}
        lines = driver.screen
    assert {title: counts[title] for title in LENS_TITLES.values()} == {
        "Success after failures": "1",
        "Impossible journeys": "1",
        "Failed logins from one address": "4",
        "Failed logins of one user": "40",
        "New countries": "3",
        "Impersonation": "3",
        "Errors": "5",
        "Changes": "9",
    }
    assert lines[2].startswith(" Success after failures")
    assert "02:49 mattias.lindqvist" in lines[3]
    assert any("priya.raman" in line for line in lines)


async def test_every_query_finds_as_many_events_as_its_entry_says() -> None:
    async with overview(size=(200, 50)) as driver:
        explorer, search = driver.explorer, search_of(driver)
        checked = 0
        for column in board(driver)._columns:
            for cell in column.cells:
                texts = [piece.text.strip(" ").replace(",", "") for piece in cell.entry.right]
                numbers = [int(text) for text in texts if text.isdecimal()]
                if cell.number and cell.entry.aim and numbers:
                    period = cell.entry.aim.period or search.period
                    asked = explorer.refine(Search(period=period), cell.entry.aim.query)
                    assert explorer.count(asked) == numbers[0], cell.entry
                    checked += 1
    assert checked > 50


# keys


async def test_enter_opens_the_query_and_the_times_in_the_log_and_back_returns() -> None:
    async with overview() as driver:
        await to(driver, "203.0.113.41")
        await driver.press("enter")
        assert isinstance(driver.app.screen, LogScreen)
        assert driver.bar.text == 'action = "login_failed" and client_ip = "203.0.113.41"'
        assert driver.app.counts.matching == 80
        since = search_of(driver).period.since
        assert since == datetime(2026, 11, 4, 2, 10, 0, 813794, tzinfo=UTC)
        await driver.press("alt+left")
        assert driver.bar.text == "" and not search_of(driver).period
        assert driver.app.counts.matching == 5136
        assert isinstance(driver.app.screen, OverviewScreen)
        assert len(cards(driver)["Failed logins from one address"]) == 5
        # Forward is the search again, and back from there is the one before, wherever one is.
        await driver.press("alt+right", "1", "alt+left")
        assert isinstance(driver.app.screen, LogScreen) and driver.bar.text == ""


async def test_back_leads_to_the_overview_however_many_queries_later() -> None:
    async with overview() as driver:
        await to(driver, "203.0.113.41")
        await driver.press("enter")
        driver.logs.ask('action = "login"')
        await driver.settle()
        await driver.press("alt+left")
        assert isinstance(driver.app.screen, LogScreen)
        await driver.press("alt+left")
        assert isinstance(driver.app.screen, OverviewScreen) and driver.bar.text == ""


async def test_back_leads_to_the_overview_where_the_log_shows_the_same_search() -> None:
    async with overview() as driver:
        screen = driver.app.screen
        assert isinstance(screen, OverviewScreen)
        screen.ask('action = "login"')
        await driver.settle()
        await to(driver, "Login    ")
        await driver.press("enter")
        assert isinstance(driver.app.screen, LogScreen)
        await driver.press("alt+left")
        assert isinstance(driver.app.screen, OverviewScreen)
        assert search_of(driver).text == 'action = "login"'


async def test_an_entry_narrows_the_query_there_is() -> None:
    async with overview() as driver:
        screen = driver.app.screen
        assert isinstance(screen, OverviewScreen)
        screen.ask('client_ip = "203.0.113.44"')
        await driver.settle()
        assert cards(driver)["Failed logins from one address"][0] == "1"
        await to(driver, "Netherlands (NL)")
        await driver.press("enter")
        assert driver.bar.text == 'client_ip = "203.0.113.44" and context.geo.country = "NL"'
        assert driver.app.counts.matching == 86


async def test_more_findings_unfold_and_fold() -> None:
    async with overview() as driver:
        await to(driver, "37 more")
        await driver.press("enter")
        assert len(cards(driver)["Failed logins of one user"]) == 1 + 40 + 1
        await to(driver, "fewer")
        await driver.press("enter")
        assert len(cards(driver)["Failed logins of one user"]) == 1 + 3 + 1


async def test_the_first_finding_is_chosen_first_and_a_title_only_unfolds() -> None:
    async with overview() as driver:
        assert chosen(driver).startswith(" 11-04 02:49 mattias.lindqvist")
        await driver.press("j")
        assert "priya.raman" in chosen(driver)
        await driver.press("j")
        assert chosen(driver) == "Failed logins from one address"
        await driver.press("enter")
        assert isinstance(driver.app.screen, OverviewScreen)
        assert len(cards(driver)["Failed logins from one address"]) == 1 + 4 + 1
        assert chosen(driver) == "Failed logins from one address"
        await driver.press("enter")
        assert len(cards(driver)["Failed logins from one address"]) == 1 + 3 + 1


def footer(driver: Driver) -> str:
    return driver.screen[-1]


async def test_the_footer_says_what_the_keys_do_with_what_is_chosen() -> None:
    async with overview() as driver:
        assert " Enter Events " in footer(driver) and "Copy" not in footer(driver)
        await driver.press("j", "j")
        assert " Enter Unfold " in footer(driver) and "Events" not in footer(driver)
        await driver.press("enter")
        assert " Enter Fold " in footer(driver)
        await to(driver, "11-14 17:37")
        assert " Enter Events " in footer(driver) and " y Copy " in footer(driver)
        assert " b Bookmark " in footer(driver)


async def test_the_event_of_an_entry_is_copied_and_bookmarked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("TMUX", raising=False)
    async with overview() as driver:
        copied: list[str] = []
        monkeypatch.setattr(driver.app, "to_terminal", copied.append)
        await driver.press("y")
        assert not copied and "no event is chosen" in driver.screen[-2]
        await to(driver, "11-14 17:37")
        await driver.press("y")
        newest = max(EVENTS, key=lambda each: each["created"])
        text = copied[0].removeprefix("\x1b]52;c;").removesuffix("\a")
        assert json.loads(b64decode(text))["pk"] == newest["pk"]
        await driver.press("b")
        await driver.type("odd")
        await driver.press("enter")
        (bookmark,) = driver.explorer.kept.kept.bookmarks
        assert (bookmark.event_uuid, bookmark.note) == (newest["pk"], "odd")


def chosen(driver: Driver) -> str:
    """The entry under the cursor."""
    found = board(driver)
    return "".join(piece.text for piece in found._cell(found.cursor).entry.left)


async def test_v_tells_what_each_card_looks_for_with_its_thresholds() -> None:
    async with overview() as driver:
        assert "at least 10 failed" not in "\n".join(driver.screen)
        await driver.press("v")
        assert "at least 10 failed" in "\n".join(driver.screen)
        await driver.press("v")
        assert "at least 10 failed" not in "\n".join(driver.screen)


async def test_the_cursor_scrolls_to_the_end_and_back() -> None:
    async with overview(size=(80, 24)) as driver:
        await driver.press("G")
        assert "Changes" in "\n".join(driver.screen)
        assert board(driver).scroll_offset.y > 0
        await driver.press("g")
        assert board(driver).scroll_offset.y == 0
        await driver.press("right", "G")
        assert board(driver).cursor[0] == 1


# what is asked


async def test_one_card_is_asked_at_a_time_and_none_again_while_nothing_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    real = overview_questions.answer_for

    def counting(name: str, explorer: Explorer, search: Search, stop: Stop) -> object:
        asked.append(name)
        return real(name, explorer, search, stop)

    monkeypatch.setattr("logexplorer.tui.screens.overview.answer_for", counting)
    async with overview() as driver:
        assert asked == list(overview_questions.ORDER)
        await driver.press("j", "j", "right", "v", "1", "4")
        assert len(asked) == len(overview_questions.ORDER)


async def test_a_card_without_answer_says_why_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = overview_questions.answer_for

    def failing(name: str, explorer: Explorer, search: Search, stop: Stop) -> object:
        if name == "recent":
            raise StoreError("the disk is full")
        return real(name, explorer, search, stop)

    monkeypatch.setattr("logexplorer.tui.screens.overview.answer_for", failing)
    async with overview() as driver:
        assert cards(driver)["Recent events"][1:] == ["the disk is full"]
        assert cards(driver)["Errors"][0] == "5"


async def test_what_is_of_an_earlier_search_is_marked_until_its_answer_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, gate = overview_questions.answer_for, threading.Event()
    gate.set()

    def waiting(name: str, explorer: Explorer, search: Search, stop: Stop) -> object:
        if name == "errors":
            gate.wait()
        return real(name, explorer, search, stop)

    monkeypatch.setattr("logexplorer.tui.screens.overview.answer_for", waiting)
    async with overview() as driver:
        assert not marked(driver)
        gate.clear()
        screen = driver.app.screen
        assert isinstance(screen, OverviewScreen)
        screen.ask('action = "login_failed"')
        await driver.until(lambda: marked(driver) and "Impersonation" not in marked(driver))
        assert marked(driver) == {"Errors", "Impossible journeys", "Applications", "Clients"}
        gate.set()
        await driver.settle()
        assert not marked(driver)


def marked(driver: Driver) -> set[str]:
    """The cards that say that an answer is on its way."""
    heads = (cell.entry for column in board(driver)._columns for cell in column.cells)
    return {each.left[0].text for each in heads if each.left and each.left[-1].text == " …"}


# other logs and looks


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Path]:
    log = tmp_path / "app.ndjson"
    lines = [{"level": level, "message": "[red]x", "ts": 1} for level in ("info", "info", "error")]
    log.write_text("".join(json.dumps(line) + "\n" for line in lines))
    yield log


async def test_another_log_has_its_levels_and_says_what_it_has_not(other: Path) -> None:
    async with overview(other) as driver:
        found = cards(driver)
    assert found["Actions"][1:] == ["info 2", "error 1"]
    assert found["Applications"][1:] == found["Countries"][1:] == ["no such events here"]
    assert " · ".join(LENS_TITLES.values()) == " ".join(found[NOTHING_FOUND][1:])


async def test_a_broken_database_is_told_of_and_the_overview_goes_on(tmp_path: Path) -> None:
    broken = tmp_path / "broken.mmdb"
    broken.write_bytes(b"no database")
    async with overview(geo=broken) as driver:
        found = cards(driver)
        assert "broken.mmdb" in driver.app.problem
        assert "broken.mmdb" in found["Impossible journeys"][1]
        assert found["Impossible journeys"][0] == "1" and found["Countries"][1:]


async def test_drawn_in_ascii() -> None:
    async with overview(options=Options(tz=UTC, ascii=True)) as driver:
        assert not set("\n".join(driver.screen)) & set("▁▂▃▄▅▆▇█▏▎▍▌▋▊▉…→")


async def test_hostile_texts_are_shown_as_text() -> None:
    async with overview(SAMPLE / "hostile.ndjson") as driver:
        assert "\x1b" not in "\n".join(driver.screen)

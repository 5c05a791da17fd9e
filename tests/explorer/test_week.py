"""Events by weekday and hour of a zone, against plain Python over the lines of a log."""

import json
from collections import Counter
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from logexplorer.explorer import Explorer
from logexplorer.model.period import Period
from logexplorer.model.search import Search

SAMPLE = Path(__file__).parents[2] / "sample_data" / "authentik-events.ndjson"
BERLIN = ZoneInfo("Europe/Berlin")


def lines_of(*times: str | None) -> str:
    """Events at these times."""
    return "".join(
        json.dumps({"pk": f"00000000-0000-4000-8000-{number:012}", "action": "login"} | created)
        + "\n"
        for number, created in enumerate({"created": time} if time else {} for time in times)
    )


def hours(log: Path, zone: tzinfo) -> Counter[tuple[int, int]]:
    """What the explorer counts, without the hours that have no event."""
    with Explorer.open([str(log)], cache=False) as explorer:
        explorer.load()
        counts = explorer.week(Search(), zone).counts
    assert [len(row) for row in counts] == [24] * 7
    found = {(day, hour): each for day, row in enumerate(counts) for hour, each in enumerate(row)}
    return Counter({key: count for key, count in found.items() if count})


@pytest.mark.parametrize("name", ["UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns"])
def test_every_hour_of_the_sample(name: str) -> None:
    zone = ZoneInfo(name)
    times = (
        datetime.fromisoformat(json.loads(line)["created"]).astimezone(zone)
        for line in SAMPLE.read_text().splitlines()
    )
    assert hours(SAMPLE, zone) == Counter((time.weekday(), time.hour) for time in times)


def test_the_hour_that_comes_twice_counts_twice_and_the_skipped_one_not_at_all(log: Path) -> None:
    spring = ("2025-03-30T00:59:59Z", "2025-03-30T01:00:00Z")
    autumn = ("2025-10-26T00:30:00Z", "2025-10-26T01:30:00Z", "2025-10-26T02:00:00Z")
    log.write_text(lines_of(*spring, *autumn))
    assert hours(log, BERLIN) == Counter({(6, 1): 1, (6, 3): 2, (6, 2): 2})


def test_before_1970_and_the_ends_of_the_calendar(log: Path) -> None:
    log.write_text(lines_of("0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T23:30:00Z"))
    zone = ZoneInfo("Etc/GMT-1")
    assert hours(log, UTC) == Counter({(0, 0): 1, (2, 23): 1, (4, 23): 1})
    assert sum(hours(log, zone).values()) == 3


def test_events_without_a_time_and_none_at_all(log: Path) -> None:
    log.write_text(lines_of(None, "2025-09-15T08:00:00Z", None))
    with Explorer.open([str(log)], cache=False) as explorer:
        explorer.load()
        week = explorer.week(Search(), UTC)
        assert (week.total, week.undated, week.greatest) == (1, 2, 1)
        nothing = explorer.week(explorer.refine(Search(), 'action = "nope"'), UTC)
        assert (nothing.total, nothing.undated, nothing.greatest) == (0, 0, 0)


def test_a_search_is_narrowed_whatever_it_asks_itself() -> None:
    period = Period(datetime(2026, 10, 20, tzinfo=UTC), datetime(2026, 11, 9, tzinfo=UTC))
    events = [
        each
        for each in map(json.loads, SAMPLE.read_text().splitlines())
        if period.since <= datetime.fromisoformat(each["created"]) < period.until  # type: ignore[operator]
    ]
    with Explorer.open([str(SAMPLE)], cache=False) as explorer:
        explorer.load()
        for text, asks in (
            ("", lambda each: True),
            ("ingrid.berg", lambda each: "ingrid.berg" in json.dumps(each)),
            ('action = "login" or action = "logout"', lambda e: e["action"] in ("login", "logout")),
        ):
            search = explorer.refine(Search(period=period), text)
            narrowed = explorer.narrowed(search, 'user.username = "ingrid.berg"')
            wanted = [e for e in events if asks(e) and e["user"].get("username") == "ingrid.berg"]
            assert explorer.count(narrowed) == len(wanted) > 0
            assert narrowed.text == text

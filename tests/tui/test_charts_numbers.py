"""Every number of the charts on the sample, against SQL by hand over its lines."""

from datetime import datetime
from typing import Any

from tests.tui.by_sql import Row, Sample, sample
from tests.tui.charts_start import charts, picture_of, said, shown
from tests.tui.start import Driver

ALL = "SELECT count(*) FROM events"

# Bars begin with the first one, which the chart chose, and are as wide as it chose.
BARS = """
SELECT time_bucket(CAST(? AS INTERVAL), created, CAST(? AS TIMESTAMP)) AS bar,
    count(*) AS events, histogram(action) AS actions
FROM events WHERE {which} GROUP BY bar ORDER BY bar
"""

ACTIONS = "SELECT action, count(*) AS events FROM events GROUP BY action ORDER BY events DESC"

USERS = """
SELECT username, count(*) AS events,
    round_even(100 * count(*) / (SELECT count(*) FROM events), 1) AS share
FROM events WHERE username IS NOT NULL GROUP BY username ORDER BY events DESC, username
"""

NOBODYS = """
SELECT count(*), round_even(100 * count(*) / (SELECT count(*) FROM events), 1)
FROM events WHERE username IS NULL
"""

WEEK = """
SELECT dayname(days.day) AS name, strftime(days.hour, '%H:00') AS hour, count(created) AS events
FROM (
    SELECT day, hour FROM
        range(TIMESTAMP '2026-11-02', TIMESTAMP '2026-11-09', INTERVAL 1 DAY) AS _ (day),
        range(TIMESTAMP '2026-11-02', TIMESTAMP '2026-11-03', INTERVAL 1 HOUR) AS __ (hour)
) AS days LEFT JOIN events
    ON isodow(created) = isodow(day) AND hour(created) = hour(days.hour)
GROUP BY day, days.hour ORDER BY day, days.hour
"""

LOGINS = """
SELECT time_bucket(CAST(? AS INTERVAL), created, CAST(? AS TIMESTAMP)) AS bar,
    count(*) FILTER (action = 'login') AS succeeded,
    count(*) FILTER (action = 'login_failed') AS failed,
    round_even(100 * failed / (succeeded + failed), 1)
FROM events WHERE action IN ('login', 'login_failed') GROUP BY bar ORDER BY bar
"""

LOGIN_SUMS = """
SELECT count(*) FILTER (action = 'login') AS succeeded,
    count(*) FILTER (action = 'login_failed') AS failed,
    round_even(100 * failed / (succeeded + failed), 1)
FROM events
"""


async def test_every_number_of_the_charts_is_what_sql_counts() -> None:
    with sample() as by_hand:
        async with charts(size=(200, 50)) as driver:
            check_over_time(driver, by_hand)
            await driver.press("tab")
            check_top_values(driver, by_hand)
            await driver.press("tab")
            check_week(driver, by_hand)
            await driver.press("tab")
            check_user(driver, by_hand)
            await driver.press("tab")
            check_logins(driver, by_hand)
            (events,) = by_hand.one(ALL)
            assert any(line.startswith(f" {events:,} events") for line in driver.screen)


def check_over_time(driver: Driver, by_hand: Sample) -> None:
    check_bars(driver, by_hand, "TRUE")
    ranked = by_hand.all(ACTIONS)
    (events,) = by_hand.one(ALL)
    head = shown(driver)[0]
    counts = dict(ranked)
    for label, action in (
        ("Application authorized", "authorize_application"),
        ("Login", "login"),
        ("Failed login", "login_failed"),
        ("Logout", "logout"),
        ("custom_vpn_connected", "custom_vpn_connected"),
        ("Model updated", "model_updated"),
    ):
        assert f" {label} {counts[action]:,} " in head
    assert head.rstrip().endswith(f"others {sum(count for _, count in ranked[6:]):,}")
    assert said(driver).startswith(f"{events:,} events · 12 h a bar")


def check_bars(driver: Driver, by_hand: Sample, which: str, *values: object) -> None:
    """All bars of the chart, the empty ones too, by action."""
    numbers = picture_of(driver).numbers
    starts = [naive(row[0]) for row in numbers.rows]
    width = starts[1] - starts[0]
    assert starts == [starts[0] + width * number for number in range(len(starts))]
    wanted = by_hand.all(BARS.replace("{which}", which), width, starts[0], *values)
    assert [(naive(row[0]), row[1]) for row in numbers.rows if row[1]] == [
        row[:2] for row in wanted
    ]
    names = numbers.columns[2:]
    shown_bars = [dict(zip(names, row[2:], strict=True)) for row in numbers.rows if row[1]]
    for bar, (_, _, actions) in zip(shown_bars, wanted, strict=True):
        rest = sum(count for action, count in actions.items() if action not in names)
        assert bar == {name: rest if name == "(other)" else actions.get(name, 0) for name in names}
    assert not any(any(row[2:]) for row in numbers.rows if not row[1])


def naive(start: Any) -> datetime:
    assert isinstance(start, datetime) and not start.utcoffset()
    return start.replace(tzinfo=None)


def check_top_values(driver: Driver, by_hand: Sample) -> None:
    picture = picture_of(driver)
    ranked, (missing, share) = by_hand.all(USERS), by_hand.one(NOBODYS)
    many = len(picture.numbers.rows)
    assert list(picture.numbers.rows) == ranked[:many]
    rest = sum(row[1] for row in ranked[many:])
    assert picture.numbers.notes == (
        f"{len(ranked) - many} other values: {rest:,} events",
        f"without a value: {missing:,} events",
    )
    (events,) = by_hand.one(ALL)
    wanted = [f"{name} {count:,} {part}%" for name, count, part in ranked[:many]]
    wanted.append(f"{len(ranked) - many} other values {rest:,} {round(100 * rest / events, 1)}%")
    wanted.append(f"no value {missing:,} {share}%")
    lines = [" ".join(line.rstrip("█▉▊▋▌▍▎▏ ").split()) for line in shown(driver)]
    assert lines[: len(wanted)] == wanted
    assert said(driver).startswith(f"{events:,} events · {len(ranked)} values of user.username")


def check_week(driver: Driver, by_hand: Sample) -> None:
    wanted = by_hand.all(WEEK)
    assert list(picture_of(driver).numbers.rows) == wanted
    busiest: Row = max(wanted, key=lambda row: row[2])
    assert said(driver).startswith(f"busiest: {busiest[0]} {busiest[1]} – ")
    (events,) = by_hand.one(ALL)
    assert f" · {busiest[2]:,} of {events:,} events · " in said(driver)
    lines = shown(driver)
    days = [line for line in lines if set(line) & set("0123456789")]
    for day, line in zip(range(7), days, strict=False):
        counts = [row[2] for row in wanted[day * 24 : day * 24 + 24] if row[2]]
        assert [int(each) for each in words(line)] == counts


def words(line: str) -> list[str]:
    """The numbers of a line."""
    return "".join(each if each.isdigit() else " " for each in line).split()


def check_user(driver: Driver, by_hand: Sample) -> None:
    (name, events, _), *_ = by_hand.all(USERS)
    assert picture_of(driver).note == f"{name}, by action"
    check_bars(driver, by_hand, "username = ?", name)
    assert said(driver).startswith(f"{events:,} events · ")


def check_logins(driver: Driver, by_hand: Sample) -> None:
    numbers = picture_of(driver).numbers
    starts = [naive(row[0]) for row in numbers.rows]
    wanted = by_hand.all(LOGINS, starts[1] - starts[0], starts[0])
    assert [(naive(row[0]), *row[1:]) for row in numbers.rows if row[3] is not None] == wanted
    assert not any(row[1] or row[2] for row in numbers.rows if row[3] is None)
    succeeded, failed, share = by_hand.one(LOGIN_SUMS)
    assert f" Logins {succeeded:,} " in shown(driver)[0]
    assert shown(driver)[0].rstrip().endswith(f" Failed logins {failed:,}")
    assert said(driver).startswith(f"{succeeded + failed:,} events · {share}% failed · ")

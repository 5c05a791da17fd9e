"""Every number of the charts on the sample, against plain Python over its lines."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from logexplorer.tui.options import Options
from logexplorer.views.scales import level_ranges
from tests.tui.charts_start import BERLIN, EVENTS, charts, log_of, picture_of, said, shown

DAY = timedelta(days=1)


def at(event: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(event["created"]).astimezone(UTC)


def user_of(event: dict[str, Any]) -> str | None:
    return event["user"].get("username")  # type: ignore[no-any-return]


def by_start(
    events: Iterable[dict[str, Any]], rows: tuple[tuple[Any, ...], ...]
) -> list[Counter[str]]:
    """The events between each row's start and the next one's, by action."""
    starts = [row[0] for row in rows]
    width = starts[1] - starts[0]
    found = [Counter[str]() for _ in starts]
    for event in events:
        found[(at(event) - starts[0]) // width][event["action"]] += 1
    return found


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_over_time(size: tuple[int, int]) -> None:
    async with charts(size=size) as driver:
        numbers = picture_of(driver).numbers
        names = numbers.columns[2:]
        for row, counts in zip(numbers.rows, by_start(EVENTS, numbers.rows), strict=True):
            assert row[1] == counts.total()
            shown_counts = dict(zip(names, row[2:], strict=True))
            other = shown_counts.pop("(other)", 0)
            assert shown_counts == {name: counts[name] for name in shown_counts}
            assert other == counts.total() - sum(counts[name] for name in shown_counts)
        text = " ".join(shown(driver)[:3])
        totals = Counter(event["action"] for event in EVENTS)
        named = 4 if size[0] < 100 else 6
        rest = len(EVENTS) - sum(count for _, count in totals.most_common(named))
        assert f"Login {totals['login']:,}" in text
        assert f"Failed login {totals['login_failed']:,}" in text
        assert f"others {rest:,}" in text
        assert said(driver).startswith(f"{len(EVENTS):,} events")


async def test_top_values() -> None:
    counts = Counter(map(user_of, EVENTS))
    missing = counts.pop(None)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0] or ""))
    async with charts(size=(120, 40)) as driver:
        await driver.press("tab")
        rows = picture_of(driver).numbers.rows
        assert [row[:2] for row in rows] == ranked[: len(rows)]
        assert [row[2] for row in rows] == [round(100 * row[1] / len(EVENTS), 1) for row in rows]  # type: ignore[operator]
        lines = shown(driver)
        for line, (name, count) in zip(lines, ranked[: len(rows)], strict=False):
            assert line.split()[:2] == [name, f"{count:,}"]
        rest = sum(count for _, count in ranked[len(rows) :])
        assert lines[len(rows)].split()[:4] == [
            str(len(ranked) - len(rows)),
            "other",
            "values",
            f"{rest:,}",
        ]
        assert lines[len(rows) + 1].split()[:3] == ["no", "value", f"{missing:,}"]
        bars = [len(line.rstrip()) - line.index("█") if "█" in line else 0 for line in lines]
        longest = bars[0]
        for bar, (_, count) in zip(bars, ranked[: len(rows)], strict=False):
            assert abs(bar - longest * count / ranked[0][1]) <= 1


async def test_the_week_in_a_zone() -> None:
    wanted = Counter(
        (local.strftime("%A"), local.strftime("%H:00"))
        for local in (at(event).astimezone(BERLIN) for event in EVENTS)
    )
    async with charts(size=(200, 50), zone=BERLIN) as driver:
        await driver.press("tab", "tab")
        rows = picture_of(driver).numbers.rows
        assert len(rows) == 7 * 24
        assert {row[:2]: row[2] for row in rows if row[2]} == wanted
        text = "\n".join(shown(driver))
        for count in wanted.values():
            assert str(count) in text
        for _, least, most in level_ranges(max(wanted.values())):
            assert f"{least:,} – {most:,}" in text
        assert said(driver).startswith("busiest: Wednesday 03:00 – 04:00 · 336 of 5,136 events")


async def test_one_user() -> None:
    async with charts() as driver:
        await driver.press("u", "u", "right", "right", "enter")
        name = picture_of(driver).note.partition(",")[0]
        assert name == "mia.hoffmann"
        numbers = picture_of(driver).numbers
        events = [event for event in EVENTS if user_of(event) == name]
        for row, counts in zip(numbers.rows, by_start(events, numbers.rows), strict=True):
            assert dict(zip(numbers.columns[2:], row[2:], strict=True)) == {
                column: counts[column] for column in numbers.columns[2:]
            }
            assert row[1] == counts.total()


async def test_logins_and_failed_ones() -> None:
    events = [event for event in EVENTS if event["action"] in ("login", "login_failed")]
    totals = Counter(event["action"] for event in events)
    async with charts() as driver:
        await driver.press("shift+tab")
        numbers = picture_of(driver).numbers
        for row, counts in zip(numbers.rows, by_start(events, numbers.rows), strict=True):
            assert row[1:3] == (counts["login"], counts["login_failed"])
            tried = counts.total()
            assert row[3] == (round(100 * row[2] / tried, 1) if tried else None)  # type: ignore[operator]
        assert f"Logins {totals['login']:,}" in shown(driver)[0]
        assert f"Failed logins {totals['login_failed']:,}" in shown(driver)[0]
        failed = 100 * totals["login_failed"] / len(events)
        assert f"{failed:.1f}% failed" in said(driver)


async def test_a_hundred_series_leave_an_honest_rest(tmp_path: Path) -> None:
    log = log_of(
        tmp_path,
        (
            {"action": f"custom_{number:03}", "created": "2026-01-01T10:00:00Z"}
            for number in range(100)
            for _ in range(number + 1)
        ),
    )
    async with charts(log, (200, 50)) as driver:
        head = " ".join(" ".join(shown(driver)[:3]).split())
        assert all(f"custom_{number:03} {number + 1}" in head for number in range(94, 100))
        assert f"others {sum(range(95)):,}" in head
        numbers = picture_of(driver).numbers
        assert sum(numbers.rows[0][2:]) == numbers.rows[0][1] == 5050  # type: ignore[arg-type]
        assert numbers.columns[-1] == "(other)"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_ascii_is_ascii_on_all_charts(size: tuple[int, int]) -> None:
    options = Options(tz=UTC, ascii=True)
    async with charts(size=size, options=options) as driver:
        for _ in range(5):
            await driver.press("tab", "right")
            if picture_of(driver).view.chart != "top":  # names of users are what they are
                assert all(line.isascii() for line in shown(driver))
            assert "#" in "".join(shown(driver))


async def test_strangers_text_is_only_text(tmp_path: Path) -> None:
    name = "\x1b[31m[red]\u202eevil\n界"
    event = {"action": name, "created": "2026-01-01T10:00:00Z", "user": {"username": name}}
    async with charts(log_of(tmp_path, [event] * 3), (80, 24)) as driver:
        for _ in range(5):
            for line in shown(driver):
                assert not set(line) & {"\x1b", "\u202e", "\n"}
            if picture_of(driver).view.chart in ("time", "top"):
                assert "[red]" in "".join(shown(driver))
            await driver.press("v")
            assert not {"\x1b", "\u202e"} & set("".join(driver.screen))
            await driver.press("v", "tab")

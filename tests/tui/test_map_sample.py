"""The map of the sample data, against counts by hand."""

import json
import re
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC
from pathlib import Path
from typing import Any

from logexplorer.explorer.explorer import Explorer
from logexplorer.tui.app import LogexplorerApp
from logexplorer.tui.options import Options
from tests.tui.fake import FakeExplorer
from tests.tui.parts import FakePlaces
from tests.tui.places import MapDriver
from tests.tui.start import NOW, Driver, ready
from tests.views.world.sample import PLACES

SAMPLE = Path(__file__).parents[2] / "sample_data" / "authentik-events.ndjson"


@asynccontextmanager
async def on_sample(size: tuple[int, int]) -> AsyncIterator[MapDriver]:
    def opened() -> Explorer:
        return Explorer.open([str(SAMPLE)])

    app = LogexplorerApp(opened, Options(tz=UTC), lambda: NOW)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot, FakeExplorer([]))
        await ready(pilot, app)
        await driver.settle()
        await driver.press("2")
        yield MapDriver(driver, FakePlaces(PLACES))


def records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines() if line]


def said(record: dict[str, Any]) -> tuple[str | None, str | None]:
    geo = record["context"].get("geo") or {}
    return geo.get("country"), geo.get("city")


async def test_every_event_is_counted_where_it_says_it_was() -> None:
    events = records()
    by_hand = Counter(map(said, events))
    async with on_sample((120, 60)) as here:
        places = here.body.list.places
        assert places is not None
        shown = {(each.place.country, each.place.city): each.count for each in places.items}
        # Nobody asks a database about an event that says itself where it was; none adds to these.
        for place in (("US", "New York"), ("DE", "Hamburg"), ("NL", "Amsterdam"), ("AU", "Sydney")):
            assert shown[place] == by_hand[place], place
        failed = Counter(said(each) for each in events if each["action"] == "login_failed")
        amsterdam = next(each for each in places.items if each.place.city == "Amsterdam")
        assert amsterdam.actions["login_failed"] == failed["NL", "Amsterdam"]
        title = here.listed[0]
        assert sum(int(each.replace(",", "")) for each in re.findall(r"[\d,]+\d|\d", title)) == len(
            events
        )
        assert any(re.search(r"NL Amsterdam +326 .* Failed login", line) for line in here.listed)


async def test_the_spraying_night_is_named_at_a_glance() -> None:
    for size in ((80, 24), (120, 40), (200, 50)):
        async with on_sample(size) as here:
            assert any("Amsterdam" in line for line in here.lines), size
            failed = [pin for pin in here.map.pins if pin.kind == "login_failed"]
            assert [here.body.list.places.items[pin.members[0]].place.city for pin in failed] == [  # type: ignore[union-attr]
                "Amsterdam"
            ]


async def test_enter_finds_just_the_events_of_the_place_and_back_finds_all() -> None:
    async with on_sample((120, 60)) as here:
        places = here.body.list.places
        assert places is not None
        for number in range(len(places.items)):
            here.body.choose(number)
            chosen = places.items[number]
            await here.press("enter")
            assert here.driver.app.counts.matching == chosen.count, chosen
            await here.press("alt+left")
            assert here.text == ""
        assert here.driver.app.counts.matching == len(records())


async def test_the_impossible_journey_of_the_sample_is_found_and_shown() -> None:
    async with on_sample((80, 24)) as here:
        await here.press("i")
        assert [line for line in here.listed[1:] if line.strip()] == [
            " priya.raman London, GB → Sydney, AU 16,994 km 19,483 km/h 10-28 09:12 → 10:05"[:79]
        ]
        await here.press("enter")
        events = [record for record in records() if record["pk"] in here.text]
        assert [said(each)[1] for each in events] == ["London", "Sydney"]
        assert here.driver.app.counts.matching == 2

"""The charts screen on a real log, and on logs that a test writes."""

import json
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from logexplorer.explorer import Explorer
from logexplorer.tui.app import LogexplorerApp
from logexplorer.tui.options import Options
from logexplorer.tui.plots.picture import Picture
from logexplorer.tui.screens.charts import ChartsScreen
from logexplorer.tui.widgets.chart_view import ChartView
from tests.tui.start import NOW, Driver, ready

SAMPLE = Path(__file__).parents[2] / "sample_data" / "authentik-events.ndjson"
EVENTS: list[dict[str, Any]] = [json.loads(line) for line in SAMPLE.read_text("utf-8").splitlines()]
BERLIN = ZoneInfo("Europe/Berlin")


@asynccontextmanager
async def charts(
    log: Path = SAMPLE,
    size: tuple[int, int] = (120, 40),
    *,
    zone: tzinfo = UTC,
    options: Options | None = None,
) -> AsyncIterator[Driver]:
    """The charts of a log, the first one drawn."""
    explorer = Explorer.open([str(log)], clock=lambda: NOW)
    app = LogexplorerApp(lambda: explorer, options or Options(tz=zone), lambda: NOW)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot, explorer)  # type: ignore[arg-type]
        await ready(pilot, app)
        await driver.settle()
        await driver.press("3")
        yield driver


def screen_of(driver: Driver) -> ChartsScreen:
    screen = driver.app.screen
    assert isinstance(screen, ChartsScreen)
    return screen


def view_of(driver: Driver) -> ChartView:
    return screen_of(driver).query_one(ChartView)


def picture_of(driver: Driver) -> Picture:
    picture = screen_of(driver)._picture
    assert picture is not None
    return picture


def shown(driver: Driver) -> list[str]:
    """The lines of the chart, the last one telling of it."""
    view = view_of(driver)
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


def said(driver: Driver) -> str:
    return shown(driver)[-1].strip()


def log_of(folder: Path, events: Iterable[Mapping[str, object]]) -> Path:
    """A log of these events, each with an id."""
    log = folder / "events.ndjson"
    log.write_text(
        "".join(
            json.dumps({"pk": f"00000000-0000-4000-8000-{number:012}", **event}) + "\n"
            for number, event in enumerate(events)
        )
    )
    return log

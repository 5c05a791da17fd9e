"""The screen's tests wait for what is to be done, not for time."""

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot

_QUIET = 3


async def _all_done(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until all is done that can be done without another thread.

    Textual's own watches for how long the processor does nothing, which takes 20 ms at the least,
    and on a machine with other work may be too soon, or a second.
    """
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0.001)  # threads have their turn
    quiet = 0
    while quiet < _QUIET:
        await asyncio.sleep(0)
        quiet = 0 if loop._ready else quiet + 1  # type: ignore[attr-defined]


async def _all_handled(pilot: Pilot[object]) -> bool:
    """Wait until every message is handled.

    Textual's own sends one more to each widget, which is most of the work that a key makes.
    """
    await _all_done()
    return pilot.app._exception is None


@pytest.fixture(autouse=True)
def wait_for_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """For `Pilot` and for keys."""
    monkeypatch.setattr("textual.pilot.wait_for_idle", _all_done)
    monkeypatch.setattr("textual.app.wait_for_idle", _all_done)
    monkeypatch.setattr("textual.pilot.Pilot._wait_for_screen", _all_handled)


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where stores are kept, so that the sample is loaded once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, stores: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of who runs the tests is read or written."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(stores))
    for name in ("CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))


@pytest.fixture(autouse=True)
def never_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown while an answer is late, or the user pauses, depends on no machine's speed."""
    monkeypatch.setattr("logexplorer.tui.screens.punctual.LATE", 3600)
    monkeypatch.setattr("logexplorer.tui.widgets.query_bar.PAUSE", 3600)

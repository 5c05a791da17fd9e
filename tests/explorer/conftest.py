"""Each test has a cache of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the stores that are kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr("logexplorer.geo.find.FOLDERS", ())  # where this machine has databases
    return tmp_path / "cache" / "logexplorer" / "stores"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where a test's log goes."""
    folder = tmp_path / "logs"
    folder.mkdir()
    return folder / "events.ndjson"

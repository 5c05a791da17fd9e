"""Each test has a cache of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.explorer.apart import apart


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, state: Path) -> Iterator[Path]:
    """The folder of the stores that are kept."""
    with apart(tmp_path) as stores:
        yield stores


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where a test's log goes."""
    folder = tmp_path / "logs"
    folder.mkdir()
    return folder / "events.ndjson"

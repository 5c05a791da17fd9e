"""Where explorers of a test, or of all tests of a file, keep what they keep."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def apart(folder: Path) -> Iterator[Path]:
    """Nothing of who runs the tests is read or written; the folder of the stores that are kept."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("cache", "config", "state"):
            patch.setenv(f"XDG_{name.upper()}_HOME", str(folder / name))
        patch.setattr("logexplorer.geo.find.FOLDERS", ())  # where this machine has databases
        yield folder / "cache" / "logexplorer" / "stores"

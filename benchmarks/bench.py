"""What the measurements share: the file, places to write, and both sides loaded once."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import duckdb

import child
import peer
from data import Data


@dataclass(frozen=True)
class Bench:
    """One run of the benchmarks; `work` is a folder that is gone afterwards.

    `keys`: how many of each kind are pressed.
    """

    data: Data
    work: Path
    runs: int
    keys: int

    @property
    def file(self) -> str:
        """The path of the file that is measured."""
        return str(self.data.path)

    @property
    def program(self) -> str:
        """Our program."""
        return str(Path(sys.executable).with_name("logexplorer"))

    @contextmanager
    def cold(self) -> Iterator[dict[str, str]]:
        """An environment in which nothing has ever been opened."""
        folder = Path(tempfile.mkdtemp(dir=self.work))
        try:
            yield _environment(folder)
        finally:
            shutil.rmtree(folder)

    @cached_property
    def opened(self) -> dict[str, str]:
        """An environment in which the file has been opened and loaded before."""
        folder = self.work / "opened"
        folder.mkdir()
        child.run(["load-texts", self.file], _environment(folder))
        return _environment(folder)

    @cached_property
    def typed(self) -> duckdb.DuckDBPyConnection:
        """The peer's database with the table `typed`."""
        return peer.typed(self.work / "typed.duckdb", self.data.path)

    def start(self, command: list[str], environment: dict[str, str]) -> None:
        """Run a command to its end; what it writes is not looked at."""
        nowhere = subprocess.DEVNULL
        subprocess.run(command, check=True, stdout=nowhere, stderr=nowhere, env=environment)


_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"


def _environment(folder: Path) -> dict[str, str]:
    config = folder / "config"
    own = {"XDG_CACHE_HOME": str(folder), "XDG_CONFIG_HOME": str(config), "HOME": str(folder)}
    # Users keep compiled modules; without them every start compiles the program anew.
    kept = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    return {**kept, **own}

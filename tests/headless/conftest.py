"""Commands run in this process, on a stand-in for the explorer or on the real one."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from logexplorer import cli

from .fake import FakeExplorer

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def run(capfdbinary, monkeypatch, tmp_path):
    """Runs a command line in the folder of the tests' data, with a cache of its own."""
    monkeypatch.chdir(DATA)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr("logexplorer.geo.find.FOLDERS", ())  # where this machine has databases

    def run(*words):
        code = cli.main(words)
        captured = capfdbinary.readouterr()
        return Ran(int(code), captured.out.decode(), captured.err.decode())

    return run


@pytest.fixture(scope="module")
def stores(tmp_path_factory):
    """Where stores are kept that the tests of a file share."""
    return tmp_path_factory.mktemp("stores")


@pytest.fixture
def run_again(run, stores, monkeypatch):
    """Like `run`, on logs that were loaded by tests before."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(stores))
    return run


@pytest.fixture
def fake(monkeypatch):
    monkeypatch.setattr("logexplorer.explorer.Explorer", FakeExplorer)

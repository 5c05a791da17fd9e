"""Every question may be stopped at every of its steps, and leaves nothing behind."""

from collections.abc import Callable, Iterator
from datetime import UTC
from functools import partial
from pathlib import Path

import pytest

from logexplorer.explorer import Explorer
from logexplorer.model.errors import Interrupted
from logexplorer.model.lenses import LENS_TITLES, LensName
from logexplorer.model.report import Format
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from tests.explorer.logs import line, opened

LOG = Path("log.ndjson")
MADE_ON_USE = ("path_", "order_")
"""Tables that stay for the next question."""
Question = Callable[[Explorer, Stop], object]


class StopsAt(Stop):
    """Raised when it is asked for the n-th time; counts how often it is asked."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.asked = 0
        self._at = at

    def check(self) -> None:
        self.asked += 1
        if self.asked == self._at:
            self._raised = True
        super().check()


def look(name: LensName) -> Question:
    return lambda explorer, stop: explorer.lenses.look(name, Search(), stop)


def write(form: Format) -> Question:
    def asked(explorer: Explorer, stop: Stop) -> object:
        explorer.exporting.events(Search(), form, f"events.{form}", stop)
        return Path(f"events.{form}").unlink()

    return asked


QUESTIONS: dict[str, Question] = {
    "places": lambda explorer, stop: explorer.places.count(Search(), "city", stop),
    "countries": lambda explorer, stop: explorer.places.count(Search(), "country", stop),
    "networks": lambda explorer, stop: explorer.places.count(Search(), "network", stop),
    "travel": lambda explorer, stop: explorer.places.travel(Search(), None, stop),
    "week": lambda explorer, stop: explorer.week(Search(), UTC, stop),
    "applications": lambda explorer, stop: explorer.lenses.applications(Search(), 5, stop),
    "report": lambda explorer, stop: explorer.exporting.report(Search(), stop),
    **{name: look(name) for name in LENS_TITLES},
    **{f"as {each}": write(each) for each in ("csv", "ndjson", "parquet")},
}


@pytest.fixture
def explorer(log: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Explorer]:
    """One whose texts are still to be stored."""
    monkeypatch.chdir(log.parent)
    actions = ("login", "login_failed", "impersonation_started", "system_exception")
    log = log.with_name(LOG.name)
    log.write_bytes(b"".join(line(n, action=actions[n % 4]) for n in range(300)))
    with opened(log, cache=False) as explorer:
        explorer.load(texts=False)
        explorer.kept.bookmark(next(iter(explorer.events(Search()))))
        yield explorer


@pytest.mark.parametrize("name", QUESTIONS)
def test_stopped_at_any_step(name: str, explorer: Explorer) -> None:
    question = QUESTIONS[name]
    tables = partial(_tables, explorer)
    before, at = tables(), 0
    while True:
        at += 1
        stop = StopsAt(at)
        try:
            answer = question(explorer, stop)
        except Interrupted:
            assert list(Path().iterdir()) == [LOG]
            assert all(name.startswith(MADE_ON_USE) for name in tables() - before)
            continue
        break
    assert at > 1
    assert answer == question(explorer, Stop())


def _tables(explorer: Explorer) -> set[str]:
    with explorer._store._database.cursor() as cursor:
        rows = cursor.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    return {row[0] for row in rows}

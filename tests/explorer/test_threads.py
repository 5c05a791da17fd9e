"""Stopping, closing and asking from several threads; what is looked at stands still."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event as Flag

import pytest

from logexplorer.explorer import Explorer
from logexplorer.model.errors import Interrupted, StoreError
from logexplorer.model.search import Order, Search
from logexplorer.model.stop import Stop
from tests.explorer.apart import apart
from tests.explorer.logs import answers, cached, line, lines, opened, shown, uncached

ENDLESS = "SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range <> b.range"


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A log and the folder with its store, which stay as they are."""
    folder = tmp_path_factory.mktemp("complete")
    log = folder / "events.ndjson"
    log.write_bytes(lines(range(5_000)))
    with apart(folder) as stores, opened(log) as explorer:
        explorer.load()
    return log, stores


@pytest.fixture
def explorer(complete: tuple[Path, Path], cache: Path) -> Iterator[Explorer]:
    """One that has read a log, with a store of its own."""
    log, stores = complete
    shutil.copytree(stores, cache)
    with opened(log) as explorer:
        explorer.load()
        yield explorer


QUESTIONS: dict[str, Callable[[Explorer, Search, Stop], object]] = {
    "count": lambda explorer, search, stop: explorer.count(search, stop),
    "page": lambda explorer, search, stop: explorer.page(search, 0, 10, stop),
    "far page": lambda explorer, search, stop: explorer.page(search, 2_000, 10, stop),
    "events": lambda explorer, search, stop: list(explorer.events(search, None, stop)),
    "uuids": lambda explorer, search, stop: explorer.uuids(search, stop),
    "histogram": lambda explorer, search, stop: explorer.histogram(search, "action", 60, stop),
    "top": lambda explorer, search, stop: explorer.top(search, "action", 20, stop),
    "fields": lambda explorer, search, stop: explorer.fields(stop),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_that_was_stopped_before_it_began(name: str, explorer: Explorer) -> None:
    stop = Stop()
    stop.now()
    with pytest.raises(Interrupted):
        QUESTIONS[name](explorer, Search(), stop)
    assert QUESTIONS[name](explorer, Search(), Stop())


def test_a_long_statement_is_interrupted(explorer: Explorer) -> None:
    database = explorer._store._database
    stop, started = Stop(), Flag()

    def ask() -> object:
        with database.cursor(stop) as cursor:
            started.set()
            return cursor.execute(ENDLESS).fetchall()

    with ThreadPoolExecutor() as pool:
        asked = pool.submit(ask)
        started.wait()
        while not asked.done():
            stop.now()
        with pytest.raises(Interrupted):
            asked.result()
    assert explorer.count(Search()) == 5_000


def test_a_stop_between_two_statements_is_heard(explorer: Explorer) -> None:
    stop = Stop()
    with (
        pytest.raises(Interrupted),
        explorer._store._database.transaction(stop) as cursor,
    ):
        assert cursor.execute("DELETE FROM events").fetchall() == [(5_000,)]
        stop.now()
        cursor.execute("SELECT 1")
    assert explorer.count(Search()) == 5_000


def test_a_path_is_made_anew_after_an_interruption(explorer: Explorer) -> None:
    for _ in range(20):
        stop = Stop()
        search = explorer.refine(Search(), 'context.geo.city = "Rome" and context.number >= 0')
        with ThreadPoolExecutor() as pool:
            asked = pool.submit(explorer.count, search, stop)
            pool.submit(stop.now)
            assert asked.exception() is None or isinstance(asked.exception(), Interrupted)
        assert explorer.count(search) == 2_500


def test_many_threads_ask_at_once_while_more_arrives(log: Path) -> None:
    log.write_bytes(lines(range(5_000)))
    with opened(log) as explorer:
        explorer.load()
        ask_while_more_arrives(explorer, log)
        assert answers(explorer) == uncached(log)


def ask_while_more_arrives(explorer: Explorer, log: Path) -> None:
    searches = [
        explorer.refine(Search(), text)
        for text in (
            "context.number < 4000",
            'context.tags[] = "odd"',
            "context ~ '\"number\": 1'",
            "context.tags ~ '[\"odd\"'",
            'client_ip = "10.0.1.0/24"',
            "user4",
        )
    ]
    still = [Search(each.text, each.condition, watermark=explorer.watermark) for each in searches]
    counts = [explorer.count(each) for each in still]

    def ask(turn: int) -> None:
        search = still[turn % len(still)]
        assert explorer.count(search) == counts[turn % len(still)]
        assert len(explorer.page(search, 1_200, 40)) == max(
            0, min(40, counts[turn % len(still)] - 1_200)
        )
        assert explorer.top(search, "context.number", 5).total == counts[turn % len(still)]
        assert explorer.fields()

    with ThreadPoolExecutor(6) as pool:
        asked = [pool.submit(ask, turn) for turn in range(36)]
        for number in range(5_000, 5_006):
            with log.open("ab") as file:
                file.write(line(number))
            explorer.load()
        for each in asked:
            each.result()


def test_a_watermark_keeps_rows_and_counts(log: Path) -> None:
    log.write_bytes(lines(range(2_000)))
    with opened(log) as explorer:
        explorer.load()
        seen = []
        searches = [
            Search(watermark=explorer.watermark, order=order)
            for order in (Order(), Order("client_ip", descending=False))
        ]
        for number in range(2_000, 2_004):
            seen.append([shown(explorer, each) for each in searches])
            assert [explorer.count(each) for each in searches] == [2_000, 2_000]
            with log.open("ab") as file:
                file.write(line(number))
            explorer.load()
        assert seen == [seen[0]] * 4
        assert explorer.count(Search()) == 2_004


def test_duplicates_that_go_leave_whole_pages(log: Path) -> None:
    again = log.with_name("later.ndjson")
    log.write_bytes(lines(range(3_000)))
    again.write_bytes(lines(range(1_000, 4_000)))
    asked: list[int] = []

    with opened(log, again) as explorer:

        def report(_: object) -> None:
            asked.append(len(explorer.page(Search(), 1_500, 100)))

        explorer.load(report)
        assert asked
        events = list(explorer.events(Search()))
        assert len(events) == explorer.count(Search()) == 4_000
        assert explorer.load().duplicates == 2_000
        assert answers(explorer) == uncached(log, again)


def test_closing_while_another_thread_asks(log: Path) -> None:
    log.write_bytes(lines(range(3_000)))
    for turn in range(4):
        explorer = opened(log)
        explorer.load()

        def ask(explorer: Explorer = explorer, turn: int = turn) -> None:
            while True:
                explorer.count(explorer.refine(Search(), f"context.number > {turn}"))

        with ThreadPoolExecutor() as pool:
            asked = [pool.submit(ask) for _ in range(3)]
            explorer.close()
            for each in asked:
                with pytest.raises((Interrupted, StoreError)):
                    each.result()
    assert cached(log) == uncached(log)


def test_closing_while_it_loads(log: Path) -> None:
    log.write_bytes(lines(range(3_000)))
    explorer = opened(log)
    begun = Flag()
    with ThreadPoolExecutor() as pool:
        loading = pool.submit(explorer.load, lambda _: begun.set())
        begun.wait()
        explorer.close()
        assert loading.exception() is None or isinstance(
            loading.exception(), Interrupted | StoreError
        )
    assert cached(log) == uncached(log)


def test_two_explorers_of_one_log_in_one_process(log: Path) -> None:
    log.write_bytes(lines(range(30)))
    with opened(log) as first:
        first.load()
        with opened(log) as second:
            assert second.load().problems[0].startswith("this log is open in another")
            assert shown(second, Search()) == shown(first, Search())
        assert answers(first) == uncached(log)
    assert cached(log) == uncached(log)


def test_a_closed_explorer_says_so(log: Path) -> None:
    log.write_bytes(lines(range(3)))
    explorer = opened(log)
    explorer.load()
    explorer.close()
    with pytest.raises(StoreError, match="the log is closed"):
        explorer.count(Search())

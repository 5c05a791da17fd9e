"""Every case of the query language that names rows, asked of the store's SQL."""

from collections.abc import Iterator

import orjson
import pytest

from logexplorer.model.record import Record
from logexplorer.model.search import Search
from logexplorer.query.checker import check
from logexplorer.query.parser import parse
from logexplorer.store.registry import Registered
from logexplorer.store.store import Store
from tests.query.cases import FOLDER, NOW, Case, fields_of, load_cases, load_events

CASES = [case for case in load_cases() if case.rows is not None]
FIELDS = fields_of(load_events())


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    store = Store()
    store.register(Registered(1, "events.ndjson", None, "", 0, 0, "ndjson", 0, 0, True))
    lines = (FOLDER / "events.ndjson").read_bytes().splitlines()
    store.intake.records(1, _records(lines), read_to=0)
    yield store
    store.close()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_sql_gives_the_rows(store: Store, case: Case) -> None:
    condition = check(parse(case.query), FIELDS, NOW)
    found = store.uuids(Search(case.query, condition))
    assert tuple(sorted(int(uuid[-2:]) for uuid in found)) == case.rows


def _records(lines: list[bytes]) -> Iterator[Record]:
    offset = 0
    for line in lines:
        assert orjson.loads(line)
        yield Record(offset, len(line) + 1, line)
        offset += len(line) + 1

"""What there is to say of a field's values."""

from collections.abc import Iterator

import pytest

from logexplorer.model.fields import EVENT_FIELDS
from logexplorer.model.results import Statistics, TopValue
from logexplorer.model.search import Search
from logexplorer.model.span import Span
from logexplorer.query.ast import Target
from logexplorer.store.store import Store
from tests.store.test_agreement import stored
from tests.store.test_orders import record


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    store = stored([record(number) for number in range(6)])
    yield store
    store.close()


def target(root: str, *path: str) -> Target:
    return Target(EVENT_FIELDS[root], path, Span(0, 0))


@pytest.mark.parametrize(
    ("path", "missing", "distinct", "least", "greatest"),
    [
        (("client_ip",), 1, 4, "9.255.0.1", "::1"),
        (("user", "username"), 1, 4, "Bob", "änne"),
        (("context", "weight"), 0, 6, "null", "true"),
        (("context", "nowhere"), 6, 0, None, None),
        (("app",), 0, 2, "app0", "app1"),
    ],
)
def test_least_and_greatest_stand_in_the_fields_order(
    store: Store, path: tuple[str, ...], missing: int, distinct: int, least: str, greatest: str
) -> None:
    found = store.statistics(Search(), target(*path), "x")
    assert found == Statistics("x", 6, missing, distinct, least, greatest)


def test_a_number_and_its_text_are_two_values(store: Store) -> None:
    found = store.top(Search(), target("context", "weight"), "x", 10)
    assert TopValue("10", 1, bare=True) in found.values
    assert TopValue("10", 1, bare=False) in found.values
    assert found.distinct == 6

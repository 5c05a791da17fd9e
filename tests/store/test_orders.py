"""Rows in the order of any field."""

from collections.abc import Iterator
from typing import Any

import pytest

from logexplorer.model.fields import EVENT_FIELDS
from logexplorer.model.search import Order, Search
from logexplorer.model.span import Span
from logexplorer.query.ast import AnyElement, Checked, Comparison, Operator, Step, Target
from logexplorer.store.store import Store
from tests.store.test_agreement import stored

ADDRESSES = ["10.0.0.9", "10.0.0.10", None, "::1", "9.255.0.1", "10.0.0.9"]
USERS = ["ann", "Bob", None, "änne", "ann", "zoë"]
WEIGHTS: list[Any] = [10, 9, "10", None, True, 9.5]


def record(number: int) -> dict[str, Any]:
    user = {} if USERS[number] is None else {"username": USERS[number]}
    return {
        "pk": f"00000000-0000-4000-8000-{number:012}",
        # Two events of one time: the position decides between them.
        "created": f"2026-01-0{1 + number // 2}T00:00:00Z",
        "action": "login",
        "app": f"app{number % 2}",
        "user": user,
        "client_ip": ADDRESSES[number],
        "context": {"weight": WEIGHTS[number], "list": [number % 3, 7]},
    }


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    store = stored([record(number) for number in range(6)])
    yield store
    store.close()


def numbers(store: Store, order: Order) -> list[int]:
    page = store.page(Search(order=order), 0, 10)
    return [int(str(each.event_uuid)[-2:]) for each in page]


def by_path(root: str, *path: Step, descending: bool = False) -> Order:
    return Order(root, descending, Target(EVENT_FIELDS[root], path, Span(0, 0)))


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order(), [5, 4, 3, 2, 1, 0]),
        (Order(descending=False), [0, 1, 2, 3, 4, 5]),
        (Order("app", descending=False), [0, 2, 4, 1, 3, 5]),
        (Order("app"), [5, 3, 1, 4, 2, 0]),
        (Order("client_ip", descending=False), [4, 0, 5, 1, 3, 2]),
        (Order("client_ip"), [3, 1, 5, 0, 4, 2]),
        (by_path("client_ip"), [4, 0, 5, 1, 3, 2]),
        (by_path("user", "username"), [1, 0, 4, 5, 3, 2]),
        (by_path("user", "username", descending=True), [3, 5, 4, 0, 1, 2]),
        (by_path("context", "weight"), [3, 2, 1, 5, 0, 4]),
        (by_path("context", "list", AnyElement()), [0, 3, 1, 4, 2, 5]),
        (by_path("context", "nowhere"), [0, 1, 2, 3, 4, 5]),
    ],
)
def test_rows_stand_in_their_order(store: Store, order: Order, expected: list[int]) -> None:
    assert numbers(store, order) == expected


def test_far_positions_have_the_same_order() -> None:
    log = [
        {**record(number % 6), "pk": f"00000000-0000-4000-8000-{number:012}"}
        for number in range(1200)
    ]
    store = stored(log)
    order = by_path("user", "username", descending=True)
    whole = store.page(Search(order=order), 0, 1200)
    parts = [
        row for start in range(0, 1200, 300) for row in store.page(Search(order=order), start, 300)
    ]
    assert [each.event_uuid for each in parts] == [each.event_uuid for each in whole]
    store.close()


def test_the_next_position_of_what_another_search_finds(store: Store) -> None:
    app = Comparison(
        Target(EVENT_FIELDS["app"], (), Span(0, 0)),
        Operator.EQUAL,
        (Checked("app1", Span(0, 0)),),
        negated=False,
        span=Span(0, 0),
    )
    found, wanted = Search(), Search("app", app)
    assert [store.find(found, wanted, row, backwards=False) for row in range(6)] == [
        2, 2, 4, 4, None, None
    ]  # fmt: skip
    assert [store.find(found, wanted, row, backwards=True) for row in range(6)] == [
        None, 0, 0, 2, 2, 4
    ]  # fmt: skip

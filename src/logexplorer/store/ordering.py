"""An order as SQL: by a column, by addresses as numbers, by the values of a path."""

from typing import cast

from logexplorer.model.fields import EVENT_FIELDS, Field, Kind
from logexplorer.model.search import Order
from logexplorer.query.ast import Target
from logexplorer.store.extract import KIND_NUMBER
from logexplorer.store.needs import Needs
from logexplorer.store.relations import path_of

_ADDRESS = tuple(
    f"(SELECT min({part}) FROM addresses WHERE address = events.client_ip)"
    for part in ("version", "number")
)


def order_of(order: Order, needs: Needs) -> str:
    """ORDER BY's list; events without a value come last, ties by time and position in the log."""
    direction = "DESC" if order.descending else "ASC"
    terms = dict.fromkeys((*_terms(order, needs), "events.created", "events.id"))
    return ", ".join(f"{term} {direction} NULLS LAST" for term in terms)


def value_terms(target: Target, needs: Needs) -> tuple[str, ...]:
    """Expressions over `events` that put a field's or path's values in their order."""
    if target.field.kind is not Kind.JSON:
        return _column_terms(target.field, needs)
    relation = needs.relation(path_of(target))
    number = (
        f"CASE WHEN {relation.kind} = {KIND_NUMBER} THEN TRY_CAST({relation.text} AS DOUBLE) END"
    )
    if relation.number is None:
        return relation.kind, number, relation.text
    # An event may have several values below a `[]` step: the least one counts.
    value = f"struct_pack(kind := {relation.kind}, number := {number}, text := {relation.text})"
    return (f"(SELECT min({value}) FROM {relation.table} AS o WHERE o.id = events.id)",)


def _terms(order: Order, needs: Needs) -> tuple[str, ...]:
    if order.target is not None:
        return value_terms(cast(Target, order.target), needs)
    field = EVENT_FIELDS.get(order.field)
    if field is None or field.kind is Kind.JSON:
        return ()
    return _column_terms(field, needs)


def _column_terms(field: Field, needs: Needs) -> tuple[str, ...]:
    if field.kind is not Kind.ADDRESS:
        return (f"events.{field.name}",)
    needs.addresses()
    return *_ADDRESS, f"events.{field.name}"

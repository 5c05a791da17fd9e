"""What there is to say of a field's values: how many, how many differ, least and greatest."""

from logexplorer.model.results import Statistics
from logexplorer.model.search import Search
from logexplorer.query.ast import Target
from logexplorer.store.asking import column_of, condition_of
from logexplorer.store.needs import Needs
from logexplorer.store.ordering import value_terms


def statistics(search: Search, target: Target, name: str, needs: Needs) -> Statistics:
    """The field's statistics over the events of a search."""
    condition, column = condition_of(search, needs), column_of(target, needs)
    found = f"FROM {column.tables} WHERE ({condition})"
    parameters = list(condition.parameters)
    total, present, distinct = needs.cursor.execute(
        "SELECT count(*), count(value), "
        "count(DISTINCT (value, bare)) FILTER (WHERE value IS NOT NULL) "
        f"FROM (SELECT {column.value} AS value, {column.bare} AS bare {found})",
        parameters,
    ).fetchall()[0]
    ends = []
    for direction in ("ASC", "DESC"):
        order = ", ".join(f"{term} {direction}" for term in value_terms(target, needs))
        rows = needs.cursor.execute(
            f"SELECT {column.value} {found} AND {column.value} IS NOT NULL "
            f"ORDER BY {order} LIMIT 1",
            parameters,
        ).fetchall()
        ends.append(rows[0][0] if rows else None)
    return Statistics(name, total, total - present, distinct, ends[0], ends[1])

"""A search as statements: which events, in which order, and what they add up to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import cast

from logexplorer.model.fields import Kind
from logexplorer.model.period import Period
from logexplorer.model.results import Bin, Histogram, Top, TopValue
from logexplorer.model.search import Search
from logexplorer.query.ast import Expression, Target
from logexplorer.store.buckets import round_width
from logexplorer.store.database import one
from logexplorer.store.dialect import TRUE, Sql, joined
from logexplorer.store.extract import KIND_NUMBER, KIND_STRING
from logexplorer.store.needs import Needs
from logexplorer.store.ordering import order_of
from logexplorer.store.relations import Relation, path_of
from logexplorer.store.where import where

_SERIES = 24
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST = (datetime.min.replace(tzinfo=UTC) - _EPOCH) // timedelta(microseconds=1)
OTHER = "(other)"
"""The series of a histogram that holds all values beyond the most frequent ones."""


def condition_of(search: Search, needs: Needs) -> Sql:
    """The condition that holds for the events of a search."""
    parts = []
    if search.condition is not None:
        parts.append(where(cast(Expression, search.condition), needs))
    if search.watermark is not None:
        parts.append(Sql("batch <= ?", (search.watermark,)))
    parts += _within(search.period)
    return joined(parts, "AND", TRUE)


def statement(search: Search, needs: Needs) -> Sql:
    """The statement for the ids of the events, in their order."""
    condition, order = condition_of(search, needs), order_of(search.order, needs)
    sql = f"SELECT id FROM events WHERE {condition} ORDER BY {order}"
    return Sql(sql, condition.parameters)


@dataclass(frozen=True, slots=True)
class Column:
    """A field's values as text: an expression over `events`, with one more table where named.

    `bare` tells of a value if it is no string.
    """

    value: str
    joined: str | None = None
    bare: str = "FALSE"

    @property
    def tables(self) -> str:
        """The FROM clause."""
        return f"events LEFT JOIN {self.joined} USING (id)" if self.joined else "events"


def column_of(target: Target, needs: Needs) -> Column:
    """The column of a field or path; NULL stands for a missing value."""
    if target.field.kind is not Kind.JSON:
        return Column(f"{target.field.name}::VARCHAR")
    relation = needs.relation(path_of(target))
    shown = f"CASE {relation.kind} WHEN 0 THEN 'null' WHEN 4 THEN '[...]' WHEN 5 THEN '{{...}}' END"
    value = f"coalesce({_equal_as_text(relation)}, {shown})"
    bare = f"coalesce({relation.kind} <> {KIND_STRING}, FALSE)"
    return Column(value, None if relation.number is None else relation.table, bare)


def _equal_as_text(relation: Relation) -> str:
    """Numbers that are equal have one text, as 5 and 5.0 have not where they were written."""
    text, number = relation.text, f"{relation.kind} = {KIND_NUMBER}"
    return (
        f"CASE WHEN {number} AND {text} IN ('-0', '-0.0') THEN '0' "
        f"WHEN {number} AND ends_with({text}, '.0') THEN left({text}, -2) ELSE {text} END"
    )


def count(search: Search, needs: Needs) -> int:
    """How many events there are."""
    condition = condition_of(search, needs)
    sql = f"SELECT count(*) FROM events WHERE {condition}"
    return int(one(needs.cursor, sql, condition.parameters))


def uuids(search: Search, needs: Needs) -> list[str]:
    """Their event_uuids, sorted as texts."""
    condition = condition_of(search, needs)
    sql = f"SELECT event_uuid::VARCHAR FROM events WHERE {condition} ORDER BY event_uuid"
    return [row[0] for row in needs.cursor.execute(sql, list(condition.parameters)).fetchall()]


def top(search: Search, target: Target, name: str, limit: int, needs: Needs) -> Top:
    """The most frequent values of a field."""
    condition, column = condition_of(search, needs), column_of(target, needs)
    rows = needs.cursor.execute(
        f"WITH found AS MATERIALIZED (SELECT {column.value} AS value, {column.bare} AS bare, "
        f"count(*) AS events FROM {column.tables} WHERE {condition} GROUP BY ALL), "
        "sums AS (SELECT count(value) AS distinct_, coalesce(sum(events), 0) AS total, "
        "coalesce(sum(events) FILTER (value IS NULL), 0) AS missing FROM found) "
        "SELECT value, bare, events, distinct_, missing, total FROM sums LEFT JOIN "
        "(SELECT * FROM found WHERE value IS NOT NULL ORDER BY events DESC, value LIMIT ?) ON TRUE "
        "ORDER BY events DESC, value",
        [*condition.parameters, limit],
    ).fetchall()
    distinct, missing, total = rows[0][3:]
    values = tuple(
        TopValue(value, events, bare) for value, bare, events, *_ in rows if value is not None
    )
    return Top(name, values, int(distinct), int(missing), int(total))


def histogram(search: Search, target: Target, by: str, buckets: int, needs: Needs) -> Histogram:
    """Events over time in about as many bars of a round width, by the values of a field."""
    condition = condition_of(search, needs)
    first, last, undated = needs.cursor.execute(
        "SELECT epoch_us(min(created)), epoch_us(max(created)), count(*) - count(created) "
        f"FROM events WHERE {condition}",
        list(condition.parameters),
    ).fetchall()[0]
    first, last = _bounds(search.period, first, last)
    if first is None:
        return Histogram(by, timedelta(0), (), (), undated)
    width = round_width(last - first + 1, buckets)
    column = column_of(target, needs)
    # DuckDB's division rounds towards zero, so that there must be no bars before zero.
    start = first // width
    rows = needs.cursor.execute(
        f"SELECT (epoch_us(created) - {start * width}) // {width} + {start}, {column.value}, "
        f"count(*) FROM {column.tables} "
        f"WHERE created IS NOT NULL AND ({condition}) GROUP BY ALL",
        list(condition.parameters),
    ).fetchall()
    return Histogram(by, timedelta(microseconds=width), *_binned(rows, width, first, last), undated)


def _within(period: Period) -> list[Sql]:
    parts = []
    if period.since is not None:
        parts.append(Sql("created >= ?", (_naive(period.since),)))
    if period.until is not None:
        parts.append(Sql("created < ?", (_naive(period.until),)))
    return parts


def _naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


def _bounds(period: Period, first: int | None, last: int | None) -> tuple[int | None, int]:
    """The histogram's reach: the period's where it has one, else that of the events."""
    if first is None or last is None:
        return None, 0
    if period.since is not None:
        first = _microseconds(period.since)
    if period.until is not None:
        last = _microseconds(period.until) - 1
    return first, last


def _microseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _binned(
    rows: Sequence[tuple[int, str | None, int]], width: int, first: int, last: int
) -> tuple[tuple[Bin, ...], tuple[str, ...]]:
    totals: dict[str, int] = {}
    for _, value, events in rows:
        totals[value or ""] = totals.get(value or "", 0) + events
    ranked = sorted(totals, key=lambda value: (-totals[value], value))
    shown = set(ranked[:_SERIES])
    counts: dict[int, dict[str, int]] = {}
    for bucket, value, events in rows:
        series = (value or "") if (value or "") in shown else OTHER
        bar = counts.setdefault(bucket, {})
        bar[series] = bar.get(series, 0) + events
    bins = tuple(
        Bin(_moment(bucket * width), counts.get(bucket, {}))
        for bucket in range(first // width, last // width + 1)
    )
    more = (OTHER,) if len(ranked) > _SERIES else ()
    return bins, tuple(ranked[:_SERIES]) + more


def _moment(microseconds: int) -> datetime:
    """The time; a bar that begins before the first year begins with it."""
    return _EPOCH + timedelta(microseconds=max(microseconds, _EARLIEST))

"""Events by quarters of an hour, which every zone's clock shows whole."""

from logexplorer.model.search import Search
from logexplorer.store.asking import condition_of
from logexplorer.store.needs import Needs

QUARTER = 900
"""Seconds. All offsets from UTC that zones have had since 1972 are multiples of it."""

_SHIFT = 100_000_000
"""Quarters by which counting begins earlier: DuckDB's division rounds towards zero."""


def quarters(search: Search, needs: Needs) -> tuple[list[tuple[int, int]], int]:
    """How many events there are in which quarter since 1970 in UTC; and how many without a time."""
    condition = condition_of(search, needs)
    width = QUARTER * 1_000_000
    rows = needs.cursor.execute(
        f"SELECT (epoch_us(created) + {_SHIFT * width}) // {width} - {_SHIFT} AS quarter, count(*) "
        f"FROM events WHERE {condition} GROUP BY ALL ORDER BY quarter NULLS LAST",
        list(condition.parameters),
    ).fetchall()
    undated = sum(count for quarter, count in rows if quarter is None)
    return [(quarter, count) for quarter, count in rows if quarter is not None], undated

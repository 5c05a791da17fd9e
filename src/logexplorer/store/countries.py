"""Which users came from which countries: what events say, else what is known of their address."""

from collections.abc import Sequence
from dataclasses import dataclass

from logexplorer.model.search import Search
from logexplorer.store.asking import condition_of
from logexplorer.store.extract import KIND_STRING
from logexplorer.store.journeys import NOBODY
from logexplorer.store.needs import Needs
from logexplorer.store.origins import MOST_ADDRESSES
from logexplorer.store.said import SAYS_PLACE, says


@dataclass(frozen=True, slots=True)
class Stay:
    """A user's events from a country, spelt as the events do; times in microseconds since 1970.

    `itself`: the events say it. Else it is that of their `addresses`, None if there are very many.
    `address` is that of the first event.
    """

    user: str
    itself: bool
    country: str
    count: int
    first: int
    last: int
    address: str | None
    addresses: Sequence[str] | None


def stays(search: Search, needs: Needs) -> list[Stay]:
    """The stays of users with more than one; the addresses must have been looked up."""
    condition = condition_of(search, needs)
    nobody = ", ".join(f"'{name}'" for name in NOBODY)
    rows = needs.cursor.execute(
        f"WITH placed AS (SELECT username, created, client_ip, {SAYS_PLACE} AS itself, "
        f"CASE WHEN {says('country')} THEN country END AS said FROM events "
        f"WHERE ({condition}) AND created IS NOT NULL AND username_kind = {KIND_STRING} "
        f"AND username NOT IN ({nobody})), "
        "sums AS (SELECT username, itself, said, client_ip, count(*) AS events, "
        "min(created) AS first, max(created) AS last FROM placed GROUP BY ALL), "
        "known AS (SELECT sums.*, CASE WHEN itself THEN said ELSE looked_up.country END AS found "
        "FROM sums LEFT JOIN looked_up ON client_ip = looked_up.address), "
        "seen AS (SELECT username, itself, found, sum(events)::BIGINT, epoch_us(min(first)), "
        "epoch_us(max(last)), arg_min(client_ip, first), CASE WHEN NOT itself "
        f"AND count(*) <= {MOST_ADDRESSES} THEN list_sort(list(client_ip)) END FROM known "
        "WHERE found <> '' GROUP BY username, itself, found) "
        "SELECT * FROM seen QUALIFY count(*) OVER (PARTITION BY username, itself) > 1",
        list(condition.parameters),
    ).fetchall()
    return [Stay(*row) for row in rows]

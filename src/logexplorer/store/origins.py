"""Events counted by where they came from: what they say themselves, else by their address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from logexplorer.model.places import PlaceBy, Standing
from logexplorer.model.search import Search
from logexplorer.query.ast import Step
from logexplorer.store.asking import condition_of
from logexplorer.store.needs import Needs
from logexplorer.store.said import TELLING, Telling
from logexplorer.store.schema import KEPT_PATHS

MOST_ADDRESSES = 200
"""How many addresses a group names at most."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PATHS = {kept.column: kept.path for kept in KEPT_PATHS}
_COUNTED = "coalesce(action, '') AS action, count(*) AS events, max(created) AS last"
_SUMS = "list(action), list(events), epoch_us(max(last))"
_LISTED = f"CASE WHEN count(*) <= {MOST_ADDRESSES} THEN list(client_ip) END"


@dataclass(frozen=True, slots=True)
class Said:
    """What an event says at a path: the text, and the kind of value; both None without any."""

    path: Sequence[Step]
    text: str | None
    kind: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """Events that say the same of their place, or whose addresses are at the same place.

    `said` are the values by column. `itself`: they say enough, and `shown` are the values that the
    last of them adds. Else `standing` and `found` tell of their addresses, None without any; these
    are `addresses`, None if there are more than MOST_ADDRESSES.
    """

    itself: bool
    said: Mapping[str, Said]
    shown: Mapping[str, str | None]
    standing: Standing | None
    found: Mapping[str, Any]
    actions: Mapping[str, int]
    last: datetime | None
    addresses: tuple[str, ...] | None = ()

    @property
    def count(self) -> int:
        """All events of the group."""
        return sum(self.actions.values())


def groups(search: Search, by: PlaceBy, needs: Needs) -> list[Group]:
    """All events of a search in groups; the addresses must have been looked up."""
    return [*_telling(search, by, needs), *_silent(search, by, needs)]


def _telling(search: Search, by: PlaceBy, needs: Needs) -> list[Group]:
    """The events that say it themselves."""
    condition, form = condition_of(search, needs), TELLING[by]
    last = [f", arg_max({each}, id) FILTER ({form.showing}) AS last_{each}" for each in form.more]
    inner = (
        f"SELECT {form.keys}, {_COUNTED}, max(id) AS newest{''.join(last)} FROM events "
        f"WHERE ({condition}) AND ({form.itself}) GROUP BY ALL"
    )
    shown = [f", arg_max(last_{each}, newest)" for each in form.more]
    rows = needs.cursor.execute(
        f"SELECT {', '.join(form.names)}, {_SUMS}{''.join(shown)} FROM ({inner}) GROUP BY ALL",
        list(condition.parameters),
    ).fetchall()
    width = len(form.names)
    return [
        Group(
            True,
            _said(form, row),
            dict(zip(form.more, row[width + 3 :], strict=True)),
            None,
            {},
            *_sums(row[width : width + 3]),
        )
        for row in rows
    ]


def _silent(search: Search, by: PlaceBy, needs: Needs) -> list[Group]:
    """The others, by what is known of their addresses."""
    condition, form = condition_of(search, needs), TELLING[by]
    found = [f"found_{each}" for each in form.found]
    keys = ", ".join([*form.names, "nowhere", "standing", *found])
    renamed = ", ".join(f"{each} AS found_{each}" for each in form.found)
    rows = needs.cursor.execute(
        f"WITH silent AS (SELECT {form.keys}, client_ip, {_COUNTED} FROM events "
        f"WHERE ({condition}) AND NOT ({form.itself}) GROUP BY ALL), "
        f"known AS (SELECT address, standing, {renamed} FROM looked_up), "
        f"placed AS MATERIALIZED (SELECT * EXCLUDE (address), client_ip IS NULL AS nowhere "
        "FROM silent LEFT JOIN known ON client_ip = address), "
        f"summed AS (SELECT {keys}, action, sum(events)::BIGINT AS events, max(last) AS last "
        "FROM placed GROUP BY ALL), "
        f"listed AS (SELECT DISTINCT {keys}, client_ip FROM placed) "
        f"SELECT {keys}, {_SUMS}, NULL FROM summed GROUP BY ALL UNION ALL "
        f"SELECT {keys}, NULL, NULL, NULL, {_LISTED} FROM listed GROUP BY ALL",
        list(condition.parameters),
    ).fetchall()
    addresses = {row[:-4]: row[-1] for row in rows if row[-4] is None}
    return [_by_address(form, row[:-1], addresses[row[:-4]]) for row in rows if row[-4] is not None]


def _by_address(form: Telling, row: Sequence[Any], addresses: Sequence[str] | None) -> Group:
    width = len(form.names)
    nowhere, standing = row[width : width + 2]
    found = dict(zip(form.found, row[width + 2 : -3], strict=True))
    return Group(
        False,
        _said(form, row),
        {},
        None if nowhere else Standing(Standing.UNKNOWN if standing is None else standing),
        found,
        *_sums(row[-3:]),
        () if nowhere else None if addresses is None else tuple(addresses),
    )


def _said(form: Telling, row: Sequence[Any]) -> dict[str, Said]:
    columns = form.columns + form.more
    pairs = zip(row[: 2 * len(columns) : 2], row[1 : 2 * len(columns) : 2], strict=True)
    return {
        column: Said(_PATHS[column], text, kind)
        for column, (text, kind) in zip(columns, pairs, strict=True)
    }


def _sums(row: Sequence[Any]) -> tuple[dict[str, int], datetime | None]:
    actions = dict(zip(row[0], row[1], strict=True))
    last = None if row[2] is None else _EPOCH + timedelta(microseconds=row[2])
    return actions, last

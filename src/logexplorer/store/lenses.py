"""Lenses as statements: what needs a look among the events of a search.

Each gives rows, at most `LIMIT` of them and each ending in how many there are in all. Times are
microseconds since 1970. Whoever has no time is left out where the question is one of time.
"""

from collections.abc import Sequence
from typing import Any

from logexplorer.model.lenses import LensName, Thresholds
from logexplorer.model.search import Search
from logexplorer.store.asking import condition_of
from logexplorer.store.dialect import Sql
from logexplorer.store.extract import KIND_STRING
from logexplorer.store.needs import Needs

Row = tuple[Any, ...]

LIMIT = 1_000
ERRORS = (
    "configuration_error",
    "policy_exception",
    "property_mapping_exception",
    "system_exception",
    "system_task_exception",
)
CHANGES = ("model_created", "model_updated", "model_deleted")
IMPERSONATION = ("impersonation_started", "impersonation_ended")

NO_ADDRESS = "255.255.255.255"
"""What authentik writes where a request came without an address."""

_MOST = f"count(*) OVER () AS findings FROM {{}} ORDER BY {{}} LIMIT {LIMIT}"


def look(name: LensName, search: Search, wanted: Thresholds, needs: Needs) -> list[Row]:
    """What the lens with this name finds."""
    match name:
        case "failures-by-address":
            least, minutes = wanted.address_failures, wanted.address_minutes
            return bursts(search, "address", least, minutes, needs)
        case "failures-by-user":
            return bursts(search, "user", wanted.user_failures, wanted.user_minutes, needs)
        case "success-after-failures":
            return successes(search, wanted, needs)
    return {
        "impersonation": impersonations,
        "errors": errors,
        "changes": changes,
    }[name](search, needs)


def bursts(search: Search, by: str, least: int, minutes: int, needs: Needs) -> list[Row]:
    """Rows of address or user, failures, first, last, other names or addresses, total.

    A burst is as long as every failure in it is one of `least` within so many minutes.
    """
    events = _failures(search, needs)
    key, other = ("address", "attempted") if by == "address" else ("attempted", "address")
    rows = "ROWS BETWEEN CURRENT ROW AND {} FOLLOWING"
    sql = (
        f"WITH failed AS ({events}), "
        f"ends AS (SELECT *, coalesce(created - lag(created, {least - 1}) OVER turns "
        f"<= INTERVAL {minutes} MINUTE, FALSE) AS ends FROM failed WHERE {key} IS NOT NULL "
        f"WINDOW turns AS (PARTITION BY {key} ORDER BY created, id)), "
        "inside AS (SELECT *, "
        f"bool_or(ends) OVER (turns {rows.format(least - 1)}) AS inside, "
        f"bool_or(ends) OVER (turns {rows.format(max(least - 2, 0))}) AND {least} > 1 AS goes_on "
        f"FROM ends WINDOW turns AS (PARTITION BY {key} ORDER BY created, id)), "
        f"runs AS (SELECT *, count(*) FILTER (NOT goes_on) OVER (PARTITION BY {key} "
        "ORDER BY created, id ROWS UNBOUNDED PRECEDING) AS run FROM inside WHERE inside), "
        f"bursts AS (SELECT {key} AS key, count(*) AS events, epoch_us(min(created)) AS first, "
        f"epoch_us(max(created)) AS last, count(DISTINCT {other}) AS others FROM runs "
        f"GROUP BY {key}, run) SELECT *, " + _MOST.format("bursts", "events DESC, first, key")
    )
    return _rows(sql, events, needs)


def successes(search: Search, wanted: Thresholds, needs: Needs) -> list[Row]:
    """Rows of user, address, failures of the name, failures from there, firsts, last, total.

    The firsts are the first failure of the name and the first one from the address. Only failures
    since that user's login before count, so that each has one login in its time.
    """
    failed, logins = _failures(search, needs), _logins(search, needs)
    sql = (
        f"WITH failed AS MATERIALIZED ({failed}), logins AS MATERIALIZED (SELECT id, username, "
        "address, created, greatest(lag(created) OVER (PARTITION BY username ORDER BY created, "
        f"id), created - INTERVAL {wanted.after_minutes} MINUTE) AS since FROM ({logins})), "
        f"of_name AS ({_before('username', 'attempted')}), "
        f"from_there AS ({_before('address', 'address')}), "
        "found AS (SELECT username, address, coalesce(n.failures, 0) AS by_name, "
        "coalesce(a.failures, 0) AS by_address, epoch_us(n.first) AS first_of_name, "
        "epoch_us(a.first) AS first_from_there, epoch_us(created) AS last FROM logins "
        "LEFT JOIN of_name AS n USING (id) LEFT JOIN from_there AS a USING (id) "
        f"WHERE n.failures >= {wanted.after_failures} "
        f"OR a.failures >= {wanted.after_address_failures}) "
        "SELECT *, " + _MOST.format("found", "last DESC, username")
    )
    return _rows(sql, Sql("", failed.parameters + logins.parameters), needs)


def _before(own: str, theirs: str) -> str:
    """For each login how many failures came between its `since` and itself, and the first's time.

    Joined to the last failure before and to the first one after, since a join with all of them
    would take squares of time.
    """
    times = (
        f"SELECT {theirs} AS key, created, count(*) AS same FROM failed "
        f"WHERE {theirs} IS NOT NULL GROUP BY ALL"
    )
    counted = (
        "SELECT *, sum(same) OVER (PARTITION BY key ORDER BY created "
        f"ROWS UNBOUNDED PRECEDING) AS number FROM ({times})"
    )
    return (
        f"WITH counted AS MATERIALIZED ({counted}) SELECT logins.id, begun.created AS first, "
        "(ended.number - begun.number + begun.same)::BIGINT AS failures FROM logins "
        f"ASOF JOIN counted AS ended "
        f"ON ended.key = logins.{own} AND logins.created >= ended.created "
        f"ASOF JOIN counted AS begun "
        f"ON begun.key = logins.{own} AND logins.since < begun.created "
        "WHERE begun.created <= ended.created"
    )


def impersonations(search: Search, needs: Needs) -> list[Row]:
    """Rows of user, whom they were, reason, events, first, last, total: from start to end."""
    condition = _of_actions(search, IMPERSONATION, needs)
    whom = needs.relation(("user", "on_behalf_of", "username"))
    reason = needs.relation(("context", "reason"))
    sql = (
        f"WITH found AS (SELECT id, created, action, username FROM events WHERE {condition} "
        f"AND created IS NOT NULL AND ({_STRING_OR_NONE.format('username')})), "
        "turns AS (SELECT *, count(*) FILTER (action = 'impersonation_started') OVER "
        "(PARTITION BY username ORDER BY created, id ROWS UNBOUNDED PRECEDING) AS turn "
        f"FROM found), told AS (SELECT turns.*, w.{whom.text} AS whom, r.{reason.text} AS reason "
        f"FROM turns LEFT JOIN {whom.table} AS w USING (id) "
        f"LEFT JOIN {reason.table} AS r USING (id)), "
        "times AS (SELECT username, arg_min(whom, created) AS whom, arg_min(reason, created) "
        "AS reason, count(*) AS events, epoch_us(min(created)) AS first, "
        "epoch_us(max(created)) AS last FROM told GROUP BY username, turn) "
        "SELECT *, " + _MOST.format("times", "first DESC, username")
    )
    return _rows(sql, condition, needs)


def errors(search: Search, needs: Needs) -> list[Row]:
    """Rows of action, events, first, last, the last one's message, how many messages, total."""
    condition = _of_actions(search, ERRORS, needs)
    message = needs.relation(("context", "message"))
    sql = (
        f"WITH found AS (SELECT id, action, created FROM events WHERE {condition}), "
        f"told AS (SELECT found.*, m.{message.text} AS said FROM found "
        f"LEFT JOIN {message.table} AS m USING (id)), "
        "kinds AS (SELECT action, count(*) AS events, epoch_us(min(created)) AS first, "
        "epoch_us(max(created)) AS last, arg_max(said, created) AS said, "
        "count(DISTINCT said) AS sayings FROM told GROUP BY action) "
        "SELECT *, " + _MOST.format("kinds", "events DESC, action")
    )
    return _rows(sql, condition, needs)


def changes(search: Search, needs: Needs) -> list[Row]:
    """Rows of user, events, first, last, created, updated, deleted, total."""
    condition = _of_actions(search, CHANGES, needs)
    counts = ", ".join(f"count(*) FILTER (action = '{action}') AS {action}" for action in CHANGES)
    sql = (
        "WITH people AS (SELECT username, count(*) AS events, epoch_us(min(created)) AS first, "
        f"epoch_us(max(created)) AS last, {counts} FROM events WHERE {condition} "
        f"AND ({_STRING_OR_NONE.format('username')}) GROUP BY username) "
        "SELECT *, " + _MOST.format("people", "events DESC, username")
    )
    return _rows(sql, condition, needs)


_STRING_OR_NONE = f"{{0}}_kind IS NULL OR {{0}}_kind IN (0, {KIND_STRING})"


def _failures(search: Search, needs: Needs) -> Sql:
    return _of_people(search, "login_failed", "attempted", needs)


def _logins(search: Search, needs: Needs) -> Sql:
    return _of_people(search, "login", "username", needs)


def _of_people(search: Search, action: str, name: str, needs: Needs) -> Sql:
    """The statement for id, created, name and address; the latter as one spelling of it."""
    condition = condition_of(search, needs)
    needs.addresses()
    found = (
        f"SELECT id, created, client_ip, CASE WHEN {name}_kind = {KIND_STRING} THEN {name} END "
        f"AS {name} FROM events WHERE ({condition}) AND action = '{action}' AND created IS NOT NULL"
    )
    return Sql(
        f"SELECT id, created, {name}, plain AS address FROM ({found}) LEFT JOIN (SELECT address, "
        f"plain FROM addresses WHERE version IS NOT NULL AND plain <> '{NO_ADDRESS}') "
        "ON address = client_ip",
        condition.parameters,
    )


def _of_actions(search: Search, actions: Sequence[str], needs: Needs) -> Sql:
    condition = condition_of(search, needs)
    names = ", ".join(f"'{action}'" for action in actions)
    return Sql(f"({condition}) AND action IN ({names})", condition.parameters)


def _rows(sql: str, asked: Sql, needs: Needs) -> list[Row]:
    return needs.cursor.execute(sql, list(asked.parameters)).fetchall()

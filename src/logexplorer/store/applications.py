"""Applications by how often they were authorized, as authentik's dashboard counts them."""

from logexplorer.model.applications import ApplicationUse
from logexplorer.model.search import Search
from logexplorer.store.asking import condition_of
from logexplorer.store.extract import KIND_STRING
from logexplorer.store.needs import Needs

_NAME = ("context", "authorized_application", "name")


def applications(search: Search, limit: int, needs: Needs) -> tuple[ApplicationUse, ...]:
    """The most authorized ones, by name."""
    condition, name = condition_of(search, needs), needs.relation(_NAME)
    rows = needs.cursor.execute(
        f"WITH found AS (SELECT id, username FROM events WHERE {condition}) "
        f"SELECT a.{name.text}, count(*), count(DISTINCT found.username) FROM found "
        f"JOIN {name.table} AS a USING (id) WHERE a.{name.kind} = {KIND_STRING} "
        f"GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
        [*condition.parameters, limit],
    ).fetchall()
    return tuple(ApplicationUse(*row) for row in rows)

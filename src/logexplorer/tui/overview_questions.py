"""What the overview asks for each of its cards."""

from typing import TYPE_CHECKING

from logexplorer.model.lenses import LENS_TITLES
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.views.clients import AGENT
from logexplorer.views.narrow import narrowed
from logexplorer.views.overview import LOGINS, Answer

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

OTHERS = ("recent", "logins", "applications", "actions", "countries", "clients")
"""The cards that are no lenses, in their order on the screen."""

ORDER = (
    "recent",
    "success-after-failures",
    "failures-by-address",
    "failures-by-user",
    "logins",
    "actions",
    "new-country",
    "changes",
    "countries",
    "impersonation",
    "errors",
    "impossible-travel",
    "applications",
    "clients",
)
"""In which order they are asked for: what answers at once comes first."""

_SHOWN = 16
_BARS = 16
_AGENTS = 10_000


def answer_for(name: str, explorer: "Explorer", search: Search, stop: Stop) -> Answer:
    """The answer for the card with this name."""
    if name in LENS_TITLES:
        return explorer.lenses.look(name, search, stop)
    match name:
        case "recent":
            newest = explorer.ordered(search, "created", descending=True)
            return explorer.page(newest, 0, _SHOWN, stop)
        case "logins":
            logins = explorer.refine(search, narrowed(search.text, LOGINS))
            return explorer.histogram(logins, "action", _BARS, stop)
        case "applications":
            return explorer.lenses.applications(search, _SHOWN, stop)
        case "countries":
            return explorer.places.count(search, "country", stop)
        case "clients":
            return explorer.top(search, AGENT, _AGENTS, stop)
    top = explorer.top(search, "action", _SHOWN, stop)
    return top if top.distinct else explorer.top(search, "level", _SHOWN, stop)

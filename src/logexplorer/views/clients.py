"""User agents sorted into families, each with the query that finds exactly its events."""

from dataclasses import dataclass

from logexplorer.model.results import Top
from logexplorer.views.narrow import quoted

AGENT = "context.http_request.user_agent"
"""Where authentik writes it."""

_FAMILIES: dict[str, tuple[str, ...]] = {
    "Edge": ("Edg",),
    "Opera": ("OPR/",),
    "Firefox": ("Firefox/",),
    "Chrome": ("Chrome/", "Edg", "OPR/"),
    "Safari": ("Safari/", "Chrome/", "Edg", "OPR/", "Android"),
    "Prometheus": ("Prometheus/",),
    "curl": ("curl/",),
    "Python": ("python",),
    "Go": ("Go-http-client",),
    "authentik outpost": ("goauthentik.io/",),
}
"""A part of the family's user agents, then what others of them have, which pose as this one."""


@dataclass(frozen=True, slots=True)
class Family:
    """A family, its events and their query."""

    name: str
    count: int
    query: str


def families(agents: Top) -> tuple[Family, ...]:
    """The families of these user agents, most frequent first; what is in none comes last."""
    counts, rest = dict.fromkeys(_FAMILIES, 0), 0
    for each in agents.values:
        if each.value is None or each.bare:
            continue
        names = _families_of(each.value)
        for name in names:
            counts[name] += each.count
        rest += 0 if names else each.count
    found = [Family(name, count, _query(name)) for name, count in counts.items() if count]
    found.sort(key=lambda family: (-family.count, family.name))
    return (*found, Family("others", rest, _no_family())) if rest else tuple(found)


def _families_of(agent: str) -> list[str]:
    """As the query says it: all of whose parts are there, and none of the others'."""
    folded = agent.upper()
    return [
        name
        for name, (part, *others) in _FAMILIES.items()
        if part.upper() in folded and not any(other.upper() in folded for other in others)
    ]


def _query(name: str) -> str:
    part, *others = _FAMILIES[name]
    return " and ".join(
        (f"{AGENT} ~ {quoted(part)}", *(f"{AGENT} !~ {quoted(each)}" for each in others))
    )


def _no_family() -> str:
    return " and ".join(f"not ({_query(name)})" for name in _FAMILIES)

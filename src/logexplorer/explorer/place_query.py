"""The condition that finds the events of a place, in the query language."""

from collections.abc import Sequence

from logexplorer.model.places import PlaceBy
from logexplorer.query.printer import name_text, value_text
from logexplorer.store.origins import MOST_ADDRESSES, Group, Said

_STRING, _NUMBER = 1, 2
_COORDINATES = ("latitude", "longitude")
_NAMED = {"city": ("city", "country"), "country": ("country",), "network": ("asn", "as_org")}


def query_of(groups: Sequence[Group], by: PlaceBy, nameless: bool) -> str:
    """The condition that holds for these events; empty where they have too many addresses.

    `nameless` tells that some events of the search say coordinates and no name. `and` and `or`
    group to the right, so that wherever they meet there are parentheses.
    """
    said = dict.fromkeys(_told(group, by) for group in groups if group.itself)
    by_address: dict[str, set[str]] = {}
    for group in groups:
        if not group.itself:
            silent = " and ".join(_conditions(group, by, nameless))
            if group.addresses is None:
                return ""
            by_address.setdefault(silent, set()).update(group.addresses)
    if any(len(each) > MOST_ADDRESSES for each in by_address.values()):
        return ""
    found = [
        f"client_ip in ({', '.join(map(value_text, sorted(addresses)))}) and {silent}"
        for silent, addresses in by_address.items()
    ]
    parts = [*said, *found]
    return parts[0] if len(parts) == 1 else f"({' or '.join(f'({part})' for part in parts)})"


def _told(group: Group, by: PlaceBy) -> str:
    """What these events say."""
    if by == "network" and group.said["asn"].kind == _NUMBER:
        return _condition(group.said["asn"])
    return " and ".join(_conditions(group, by, _is_nameless(group, by)))


def _conditions(group: Group, by: PlaceBy, nameless: bool) -> list[str]:
    """What these events say, or do not say, of their place."""
    columns = [*_NAMED[by], *(_COORDINATES if nameless and by == "city" else ())]
    return [_condition(group.said[column]) for column in columns]


def _is_nameless(group: Group, by: PlaceBy) -> bool:
    if by != "city":
        return False
    names = (group.said["city"], group.said["country"])
    return not any(each.kind == _STRING and (each.text or "").strip() for each in names)


def _condition(said: Said) -> str:
    name = name_text(tuple(said.path))
    match said.kind:
        case 1:  # a string
            return f"{name} = {value_text(said.text or '')}"
        case 2:  # a number
            return f"{name} = {said.text}"
        case 3:  # a boolean
            return f"{name} = {(said.text or '').capitalize()}"
        case None | 0:
            return f"{name} = None"
    return f'{name} matches "^[{{\\\\[]"'

"""Groups of events added up to places, each with the query that finds its events."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from logexplorer.explorer.place_query import query_of
from logexplorer.model.countries import country_of
from logexplorer.model.places import Atlas, Place, PlaceBy, PlaceCount, Places, Standing
from logexplorer.model.stop import Stop, stoppable
from logexplorer.store.origins import Group

_NUMBER_OR_TEXT = (1, 2)
_TEXT = 1


class Tallied:
    """Places as they are counted."""

    def __init__(self, by: PlaceBy) -> None:
        self._by = by
        self._groups: dict[Any, list[tuple[Place, Group]]] = {}
        self._apart = Counter[str]()
        self._used_database = False
        self._nameless = False

    def add(self, group: Group) -> None:
        """Count a group of events."""
        place = _said(group, self._by) if group.itself else _found(group, self._by)
        if place is None:
            self._apart[_apart(group)] += group.count
            return
        self._used_database |= not group.itself
        self._nameless |= group.itself and not (place.country or place.city or place.network)
        self._groups.setdefault(_key(place), []).append((place, group))

    def places(self, atlas: Atlas, stop: Stop | None = None) -> Places:
        """What was counted, most frequent first."""
        found = stoppable(self._groups.values(), stop)
        items = [_counted(each, self._by, self._nameless) for each in found]
        items.sort(key=lambda each: (-each.count, str(_key(each.place))))
        total = sum(each.count for each in items) + self._apart.total()
        return Places(
            self._by,
            tuple(items),
            self._apart["private"],
            self._apart["unknown"],
            self._apart["without"],
            total,
            atlas.attribution if self._used_database else "",
            atlas.problems,
        )


def _apart(group: Group) -> str:
    if group.standing is None:
        return "without"
    return "private" if group.standing is Standing.PRIVATE else "unknown"


def _said(group: Group, by: PlaceBy) -> Place | None:
    """The place that the events tell."""
    if by == "network":
        return Place(network=_network(group))
    code = _code(_words(group, "country"))
    if by == "country":
        return _in_country(code)
    return Place(code, _words(group, "city"), "", *_coordinates(group))


def _found(group: Group, by: PlaceBy) -> Place | None:
    """The place of the events' addresses; None where no database knows it."""
    found = group.found
    if by == "network":
        network = str(found["network"] or "")
        return Place(network=network) if network else None
    if group.standing is not Standing.KNOWN:
        return None
    code = str(found["country"] or "")
    if by == "country":
        return _in_country(code) if code else None
    latitude, longitude = found["latitude"], found["longitude"]
    if isinstance(latitude, float) and isinstance(longitude, float):
        return Place(code, str(found["city"] or ""), "", latitude, longitude)
    return Place(code, str(found["city"] or ""))


def _network(group: Group) -> str:
    """`AS3320 Deutsche Telekom AG`, or what of it is there."""
    asn = group.said["asn"]
    number = (asn.text or "").strip().upper() if asn.kind in _NUMBER_OR_TEXT else ""
    if number.isdigit():
        number = f"AS{number}"
    return " ".join(filter(None, (number, _words(group, "as_org"))))


def _words(group: Group, column: str) -> str:
    said = group.said[column]
    text = said.text if said.kind == _TEXT and said.text else ""
    return text.strip() or text


def _code(country: str) -> str:
    known = country_of(country)
    return known.code if known else country


def _in_country(code: str) -> Place:
    known = country_of(code)
    return Place(code, "", "", known.latitude, known.longitude) if known else Place(code)


def _coordinates(group: Group) -> tuple[float | None, float | None]:
    latitude = _degrees(group.shown["latitude"] or group.said["latitude"].text, 90)
    longitude = _degrees(group.shown["longitude"] or group.said["longitude"].text, 180)
    return (None, None) if latitude is None or longitude is None else (latitude, longitude)


def _degrees(text: str | None, most: float) -> float | None:
    try:
        degrees = float(text or "")
    except ValueError:
        return None
    return degrees if abs(degrees) <= most else None


def _key(place: Place) -> tuple[object, ...]:
    """What makes two places one: their names, or where they have none their coordinates.

    A network's number is that of one organisation, whatever it is called.
    """
    if place.network:
        number = place.network.partition(" ")[0]
        return (number if number.startswith("AS") and number[2:].isdigit() else place.network,)
    if place.country or place.city:
        return place.country, place.city
    return place.latitude, place.longitude


def _counted(found: list[tuple[Place, Group]], by: PlaceBy, nameless: bool) -> PlaceCount:
    places, actions = Counter[Place](), Counter[str]()
    last: datetime | None = None
    for place, group in found:
        places[place] += group.count
        actions.update(group.actions)
        last = max(filter(None, (last, group.last)), default=None)
    return PlaceCount(
        _likeliest(places),
        actions.total(),
        last,
        dict(sorted(actions.items(), key=lambda each: (-each[1], each[0]))),
        query_of([group for _, group in found], by, nameless),
    )


def _likeliest(places: Mapping[Place, int]) -> Place:
    """The place as most events tell it that tell more than a number or name.

    That is where they have coordinates, or what a network is called beside its number.
    """
    full = {
        place: count
        for place, count in places.items()
        if place.latitude is not None or " " in place.network
    }
    best = max((full or places).items(), key=lambda each: (each[1], str(each[0])))[0]
    known = country_of(best.country)
    if best.latitude is None and known is not None and not best.network and not best.city:
        return _in_country(best.country)
    return best

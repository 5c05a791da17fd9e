"""Hops between points as journeys between places, a row for each pair of places of a user."""

from collections.abc import Iterable
from dataclasses import replace

from logexplorer.model.countries import country_of
from logexplorer.model.places import Journey, Place, Sighting
from logexplorer.store.journeys import End, Hop

_Pair = tuple[str, frozenset[tuple[object, ...]]]


def journeys_of(hops: Iterable[Hop]) -> tuple[Journey, ...]:
    """The fastest journey of each user between two places, either way, the fastest first."""
    found: dict[_Pair, Journey] = {}
    for hop in hops:
        journey = Journey(
            hop.user,
            _sighting(hop.departure),
            _sighting(hop.arrival),
            hop.kilometres,
            hop.speed,
            hop.times,
        )
        places = frozenset(map(_name, (journey.departure.place, journey.arrival.place)))
        before = found.get((hop.user, places))
        if before:
            fastest = max(before, journey, key=lambda each: each.speed)
            journey = replace(fastest, times=before.times + journey.times)
        found[hop.user, places] = journey
    return tuple(sorted(found.values(), key=lambda each: (-each.speed, each.user)))


def _sighting(end: End) -> Sighting:
    known = country_of(end.country)
    place = Place(known.code if known else end.country, end.city, "", end.latitude, end.longitude)
    return Sighting(end.event, end.created, place, end.address, end.event_uuid)


def _name(place: Place) -> tuple[object, ...]:
    """A city's name, whatever its coordinates; a country alone is no place to travel from."""
    return (place.country, place.city) if place.city else (place.latitude, place.longitude)

"""What places are called, and how wide that is."""

import unicodedata

from logexplorer.model.countries import country_name
from logexplorer.model.places import Place, PlaceBy


def name_of(place: Place) -> str:
    """The shortest name there is: city, country, network, or where it lies."""
    return place.city or country_name(place.country) or place.network or _coordinates(place)


def is_named(place: Place) -> bool:
    """Has it a name, and not coordinates alone?"""
    return bool(place.city or place.country or place.network)


def full_name(place: Place) -> str:
    """City and country."""
    return ", ".join(filter(None, (place.city, place.country))) or name_of(place)


def column_of(place: Place, by: PlaceBy) -> str:
    """What the list calls a place beside its country's code."""
    return (place.network if by == "network" else "") or name_of(place)


def padded(text: str, width: int) -> str:
    """The text in so many cells: cut with an ellipsis, or filled with spaces."""
    if _cells(text) > width:
        while text and _cells(text) > width - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (width - _cells(text))


def _cells(text: str) -> int:
    return sum(
        2 if unicodedata.east_asian_width(each) in "WF" else not unicodedata.combining(each)
        for each in text
    )


def _coordinates(place: Place) -> str:
    if place.latitude is None or place.longitude is None:
        return ""
    north, east = "NS"[place.latitude < 0], "EW"[place.longitude < 0]
    return f"{abs(place.latitude):g}{north} {abs(place.longitude):g}{east}"

"""What places are called."""

from logexplorer.model.places import Place, PlaceBy


def name_of(place: Place) -> str:
    """The shortest name there is: city, country, network, or where it lies."""
    return place.city or place.country or place.network or _coordinates(place) or "nowhere"


def full_name(place: Place) -> str:
    """City and country."""
    return ", ".join(filter(None, (place.city, place.country))) or name_of(place)


def column_of(place: Place, by: PlaceBy) -> str:
    """What the list calls a place beside its country."""
    match by:
        case "network":
            return place.network or name_of(place)
        case "country":
            return "" if place.country else _coordinates(place)
        case "city":
            return place.city or ("" if place.country else _coordinates(place))


def _coordinates(place: Place) -> str:
    if place.latitude is None or place.longitude is None:
        return ""
    north, east = "NS"[place.latitude < 0], "EW"[place.longitude < 0]
    return f"{abs(place.latitude):g}°{north} {abs(place.longitude):g}°{east}"

"""What a database's record says, in MaxMind's schema or in the flat one of ip-location-db."""

from collections.abc import Mapping
from typing import Any

from geoip2.models import ASN, City, Country

from logexplorer.model.places import Place


def place_of_answer(answer: City | Country | ASN) -> Place | None:
    """The place that geoip2 found in a record; None where it names none."""
    if isinstance(answer, ASN):
        return None
    country = answer.country.iso_code or answer.registered_country.iso_code
    if not isinstance(answer, City):
        return _place(_word(country).upper(), "", None, None)
    city = _word(answer.city.name) or next(filter(None, map(_word, answer.city.names.values())), "")
    location = answer.location
    return _place(_word(country).upper(), city, location.latitude, location.longitude)


def network_of_answer(answer: City | Country | ASN) -> str:
    """The network that geoip2 found in a record; "" where it names none."""
    if not isinstance(answer, ASN):
        return ""
    return _network(answer.autonomous_system_number, answer.autonomous_system_organization)


def place_of(record: object) -> Place | None:
    """The place of a city or country database's record; None where it names none.

    The schemas: https://dev.maxmind.com/geoip/docs/databases/city-and-country and
    https://github.com/sapics/ip-location-db.
    """
    if not isinstance(record, Mapping):
        return None
    country = _code(_below(record, "country")) or _code(_below(record, "registered_country"))
    country = country or _word(record.get("country_code"))
    city = _name(_below(record, "city")) or _word(record.get("city"))
    location = _below(record, "location") or record
    return _place(country, city, location.get("latitude"), location.get("longitude"))


def _place(country: str, city: str, north: object, east: object) -> Place | None:
    if country in ("ZZ", "XX"):  # ISO 3166's user-assigned codes, which stand for nowhere
        country = ""
    latitude, longitude = _degrees(north, 90), _degrees(east, 180)
    if latitude is None or longitude is None:
        latitude = longitude = None
    place = Place(country, city, "", latitude, longitude)
    return None if place == Place() else place


def network_of(record: object) -> str:
    """The network of an ASN database's record, `AS3320 Deutsche Telekom AG`; "" for none."""
    if not isinstance(record, Mapping):
        return ""
    number = record.get("autonomous_system_number") or record.get("asn")
    name = record.get("autonomous_system_organization") or record.get("as_name")
    return _network(number, name)


def _network(number: object, name: object) -> str:
    digits = str(number or "").upper().removeprefix("AS")
    return " ".join(filter(None, (f"AS{digits}" if digits.isdigit() else "", _word(name))))


def _below(record: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = record.get(key)
    return value if isinstance(value, Mapping) else {}


def _code(country: Mapping[str, Any]) -> str:
    return _word(country.get("iso_code")).upper()


def _name(city: Mapping[str, Any]) -> str:
    names = _below(city, "names")
    return _word(names.get("en")) or next(filter(None, map(_word, names.values())), "")


def _word(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _degrees(value: object, most: int) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        degrees = float(value)
    except ValueError:
        return None
    return round(degrees, 4) if abs(degrees) <= most else None

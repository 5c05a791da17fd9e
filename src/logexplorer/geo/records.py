"""What a database's record says, in MaxMind's schema or in the flat one of ip-location-db."""

from collections.abc import Mapping
from typing import Any

from logexplorer.model.places import Place


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
    if country in ("ZZ", "XX"):  # ISO 3166's user-assigned codes, which stand for nowhere
        country = ""
    location = _below(record, "location") or record
    latitude = _degrees(location.get("latitude"), 90)
    longitude = _degrees(location.get("longitude"), 180)
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

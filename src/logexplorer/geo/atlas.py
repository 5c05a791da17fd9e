"""Addresses looked up in the databases at hand."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from logexplorer.geo.database import Database
from logexplorer.geo.find import ASN, CITY, chosen, shipped
from logexplorer.geo.standing import Address, address_of, standing_of
from logexplorer.model.places import Located, Place, Standing

_RULES = 2
"""Rises when the same databases give other answers."""


class Atlas:
    """The databases of a session. A place comes from the first of `cities` that knows it."""

    def __init__(
        self, cities: Sequence[Database], networks: Sequence[Database], problems: Sequence[str] = ()
    ) -> None:
        self._cities = tuple(cities)
        self._networks = tuple(networks)
        self._problems = tuple(problems)

    @property
    def identity(self) -> str:
        """Changes with the answers."""
        return " | ".join([str(_RULES), *(each.identity for each in self._all)])

    @property
    def attribution(self) -> str:
        """What the licences of the databases want to be shown."""
        return "; ".join(dict.fromkeys(filter(None, (each.attribution for each in self._all))))

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences about databases that could not be read."""
        return self._problems + tuple(each.damage for each in self._all if each.damage)

    def locate(self, addresses: Sequence[str]) -> list[Located]:
        """What is known of each address."""
        return [self._locate(address_of(each)) for each in addresses]

    @property
    def _all(self) -> tuple[Database, ...]:
        return self._cities + self._networks

    def _locate(self, address: Address | None) -> Located:
        if address is None:
            return Located(Standing.UNKNOWN)
        network = self._network(address)
        for each in self._cities:
            place = each.place(address)
            if place is not None:
                known = replace(place, network=network) if network else place
                return Located(Standing.KNOWN, known)
        return Located(standing_of(address), Place(network=network))

    def _network(self, address: Address) -> str:
        for each in self._networks:
            if network := each.network(address):
                return network
        return ""


def open_atlas(city: Path | None, asn: Path | None) -> Atlas:
    """The databases in these files, else those of the system, and at last our own."""
    problems: list[str] = []
    cities = [*chosen(city, CITY, problems), *shipped(problems)]
    networks = list(chosen(asn, ASN, problems))
    return Atlas(cities, networks, problems)

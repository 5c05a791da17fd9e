"""Addresses as texts: which address is meant, and is it on a public network?"""

from ipaddress import IPv4Address, IPv6Address, ip_address
from socket import AF_INET, AF_INET6, inet_pton

from logexplorer.model.places import Standing

Address = IPv4Address | IPv6Address

_ALL_APART = frozenset((0, 10, 127, *range(224, 256)))
"""The first octets below which no network is public. `ipaddress` compares an address with every
special network, which takes longer than to look it up."""

_SOME_APART = frozenset((100, 169, 172, 192, 198, 203))
"""The first octets below which some networks are not public."""

_PUBLIC = range(0x2003, 0x3FFF)
"""The first 16 bits below which every IPv6 network is public."""


def address_of(text: str) -> Address | None:
    """The address; an IPv4 one in IPv6's clothes (RFC 4291, 2.5.5.2) bare; None if it is none."""
    try:
        address = _parsed(text)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def standing_of(address: Address | None) -> Standing:
    """What is known of an address that no database knows (IANA's special-purpose registries)."""
    if address is None:
        return Standing.UNKNOWN
    if isinstance(address, IPv4Address):
        first = int(address) >> 24
        if first in _ALL_APART:
            return Standing.PRIVATE
        if first not in _SOME_APART:
            return Standing.UNKNOWN
    elif int(address) >> 112 in _PUBLIC:
        return Standing.UNKNOWN
    apart = not address.is_global or address.is_multicast or address.is_reserved
    return Standing.PRIVATE if apart else Standing.UNKNOWN


def _parsed(text: str) -> Address:
    """The system is quicker; what it might take in another way, or refuses, is for `ipaddress`."""
    try:
        if ":" in text and "." not in text and max(map(len, text.split(":"))) <= 4:
            return IPv6Address(inet_pton(AF_INET6, text))
        if ":" not in text and ".0" not in text and text[:1] != "0":
            return IPv4Address(inet_pton(AF_INET, text))
    except OSError:
        pass
    return ip_address(text)

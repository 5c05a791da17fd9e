"""Addresses as texts: which address is meant, and is it on a public network?"""

from ipaddress import IPv4Address, IPv6Address, ip_address

from logexplorer.model.places import Standing

Address = IPv4Address | IPv6Address


def address_of(text: str) -> Address | None:
    """The address; an IPv4 one in IPv6's clothes (RFC 4291, 2.5.5.2) bare; None if it is none."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def standing_of(address: Address | None) -> Standing:
    """What is known of an address that no database knows (IANA's special-purpose registries)."""
    if address is None:
        return Standing.UNKNOWN
    apart = not address.is_global or address.is_multicast or address.is_reserved
    return Standing.PRIVATE if apart else Standing.UNKNOWN

"""Addresses are read and judged as Python's `ipaddress` does, only quicker."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logexplorer.geo.standing import Address, address_of, standing_of
from logexplorer.model.places import Standing

NUMBERS = st.integers(0, 2**32 - 1).map(IPv4Address) | st.integers(0, 2**128 - 1).map(IPv6Address)
TEXTS = NUMBERS.map(str) | st.text("0123456789abcdef:.%/ ١\0", max_size=24)


def plainly(text: str) -> Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


@given(TEXTS)
def test_texts_are_the_addresses_that_python_reads(text: str) -> None:
    assert address_of(text) == plainly(text)


@pytest.mark.parametrize(
    "text",
    ["010.1.1.1", "1.02.3.4", "1.2.3", "1", "0x7f.1", "::00001", "::1%lo", "::ffff:1.2.3.4", "::"],
)
def test_odd_spellings(text: str) -> None:
    assert address_of(text) == plainly(text)


def judged(address: Address) -> None:
    apart = not address.is_global or address.is_multicast or address.is_reserved
    assert standing_of(address) is (Standing.PRIVATE if apart else Standing.UNKNOWN), address


@given(NUMBERS)
def test_the_standing_is_that_of_python_s_registries(address: Address) -> None:
    judged(address)


def test_the_standing_at_every_edge() -> None:
    for first in range(256):
        for offset in range(256):
            judged(IPv4Address((first << 24) + (offset << 16)))
            judged(IPv4Address((first << 24) + (offset << 16) + 0xFFFF))
    for first in range(2**16):
        judged(IPv6Address(first << 112))
        judged(IPv6Address((first << 112) + 2**112 - 1))

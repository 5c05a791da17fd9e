"""The id of an event whose log has none: made of where it stands, so that it stays the same."""

from hashlib import blake2b
from typing import Any
from uuid import UUID


def derived_pk(source_key: bytes, offset: int, *, ended: bool = True) -> str:
    """A UUID of version 8 (RFC 9562, "custom") from the source and the offset in it.

    A line that was cut off has another id than the whole line that a growing file makes of it.
    """
    place = source_key + offset.to_bytes(8, "big") + (b"" if ended else b"cut")
    digest = blake2b(place, digest_size=16).hexdigest()
    variant = "89ab"[int(digest[16], 16) & 3]
    return f"{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-{variant}{digest[17:20]}-{digest[20:]}"


def own_pk(value: Any) -> str | None:
    """The log's own id in its usual spelling; None where it is no UUID."""
    if not isinstance(value, str):
        return None
    try:
        return str(UUID(value))
    except ValueError:
        return None

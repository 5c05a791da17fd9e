"""The id of an event whose log has none: made of where it stands, so that it stays the same."""

from functools import lru_cache
from hashlib import blake2b
from typing import Any
from uuid import UUID


def derived_pk(source_key: bytes, offset: int, *, ended: bool = True) -> str:
    """A UUID of version 8 (RFC 9562, "custom"): a hash of the source's key, then the offset.

    A line that was cut off has another id than the whole line that a growing file makes of it.
    """
    return f"{_prefix(source_key, ended)}{offset:012x}"


@lru_cache
def _prefix(source_key: bytes, ended: bool) -> str:
    digest = blake2b(source_key, digest_size=10).hexdigest()
    variant = "8" if ended else "9"
    return f"{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-{variant}{digest[17:20]}-"


def own_pk(value: Any) -> str | None:
    """The log's own id in its usual spelling; None where it is no UUID."""
    if not isinstance(value, str):
        return None
    try:
        return str(UUID(value))
    except ValueError:
        return None

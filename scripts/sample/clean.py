"""What authentik does to values before it stores them, and PostgreSQL before it gives them back."""

import json
from typing import Any
from uuid import NAMESPACE_DNS, uuid5

MASK = "*" * 20


def hex_of(name: str) -> str:
    """The identifier of a thing, always the same for its name; authentik stores UUIDs dashless."""
    return uuid5(NAMESPACE_DNS, f"{name}.acme.example").hex


def in_order(value: Any) -> Any:
    """The value with its keys in jsonb's order: by length in bytes, then by bytes."""
    if isinstance(value, list):
        return [in_order(item) for item in value]
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
        return {key: in_order(value[key]) for key in keys}
    return value


def dumps(value: Any) -> str:
    """JSON as the REST API writes it: compact, and UTF-8 instead of escapes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

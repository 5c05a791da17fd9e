"""An event in the shape of authentik's API, with every field of the right kind.

Source: authentik's EventSerializer: pk, user, action, app, context, client_ip, created, expires,
brand. Other top-level keys stay where they are.
"""

from typing import Any

from logexplorer.sources.formats.identity import own_pk
from logexplorer.sources.formats.times import iso_time
from logexplorer.sources.formats.troubles import Row, Troubles


def api_event(row: Row, pk: str, troubles: Troubles) -> Row:
    """The event of an API object; `pk` is for one without a valid id of its own."""
    event: Row = {
        "pk": _pk(row, pk, troubles),
        "user": _object(row, "user", troubles),
        "action": _text(row, "action", troubles),
        "app": _text(row, "app", troubles) or "",
        "context": _object(row, "context", troubles),
        "client_ip": _text(row, "client_ip", troubles),
        "created": _time(row, "created", troubles),
        "expires": _time(row, "expires", troubles),
        "brand": _object(row, "brand", troubles),
    }
    for key, value in row.items():
        if key in ("level", "message"):
            event[key] = _text(row, key, troubles)
        elif key not in event:
            event[key] = value
    event["context"] = troubles.into(event["context"])
    return event


def bare_event(pk: str, message: str, troubles: Troubles) -> Row:
    """The event that stands for a text which is none: its text, and what is wrong with it."""
    return {
        "pk": pk,
        "user": {},
        "action": None,
        "app": "",
        "context": troubles.into({}),
        "client_ip": None,
        "created": None,
        "expires": None,
        "brand": {},
        "message": message,
    }


def _pk(row: Row, pk: str, troubles: Troubles) -> str:
    value = row.get("pk")
    own = own_pk(value)
    if own is None and value is not None:
        troubles.misfit("pk", value, "a UUID")
    return own or pk


def _object(row: Row, key: str, troubles: Troubles) -> Row:
    value: Any = row.get(key)
    if isinstance(value, dict):
        return value
    if value is not None:
        troubles.misfit(key, value, "an object")
    return {}


def _text(row: Row, key: str, troubles: Troubles) -> str | None:
    value = row.get(key)
    if value is None or isinstance(value, str):
        return value
    troubles.misfit(key, value, "a text")
    return None


def _time(row: Row, key: str, troubles: Troubles) -> str | None:
    value = row.get(key)
    time = iso_time(value)
    if time is None and value is not None:
        troubles.misfit(key, value, "a time")
    return time

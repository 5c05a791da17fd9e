"""Objects of any program that logs JSON: what they have in common goes to the event's fields."""

import socket
from typing import Any

from logexplorer.sources.formats.times import any_time
from logexplorer.sources.formats.troubles import Row, Troubles

_TIMES = ("timestamp", "@timestamp", "time", "ts", "date", "datetime", "created", "asctime")
_LEVELS = ("level", "severity", "log.level", "levelname", "lvl")
_MESSAGES = ("message", "msg", "event", "log", "text")
_APPS = ("app", "logger", "logger_name", "service")
_ADDRESSES = ("client_ip", "remote", "remote_addr", "remote_ip", "clientip", "client")
_REQUEST = ("path", "method", "status", "user_agent", "request_id")


def structured_event(row: Row, pk: str, troubles: Troubles) -> Row:
    """The event of a log line; what has no field of its own stays under its name in the context."""
    rest = dict(row)
    created = _created(rest, troubles)
    level = _level(rest)
    message = _text(rest, _MESSAGES)
    _gather_request(rest, message)
    return {
        "pk": pk,
        "user": _user(rest),
        "action": _text(rest, ("action",)),
        "app": _text(rest, _APPS) or "",
        "client_ip": _client_ip(rest),
        "created": created,
        "expires": None,
        "brand": {},
        "level": level,
        "message": message,
        "context": troubles.into(rest),
    }


def _created(rest: Row, troubles: Troubles) -> str | None:
    for key in _TIMES:
        if key in rest and (time := any_time(rest[key])):
            del rest[key]
            return time
    for key in ("timestamp", "@timestamp"):
        if rest.get(key) is not None:
            troubles.misfit(key, rest.pop(key), "a time")
    return None


def _level(rest: Row) -> str | None:
    for key in _LEVELS:
        value = rest.get(key)
        if isinstance(value, str) or type(value) is int:
            del rest[key]
            return str(value)
    return None


def _text(rest: Row, keys: tuple[str, ...]) -> str | None:
    for key in keys:
        if isinstance(rest.get(key), str):
            text: str = rest.pop(key)
            return text
    return None


def _gather_request(rest: Row, message: str | None) -> None:
    """A request line keeps its request where authentik's events do; authentik's say the path as
    their message."""
    if "method" not in rest or "status" not in rest or "http_request" in rest:
        return
    request = {key: rest.pop(key) for key in _REQUEST if key in rest}
    if "path" not in request and message and message.startswith("/"):
        request["path"] = message
    rest["http_request"] = request


def _user(rest: Row) -> Row:
    for key in ("user", "username", "user_name"):
        value = rest.get(key)
        if isinstance(value, dict):
            user: Row = rest.pop(key)
            return user
        if isinstance(value, str):
            del rest[key]
            return {"username": value} if value else {}
    return {}


def _client_ip(rest: Row) -> str | None:
    for key in _ADDRESSES:
        value = rest.get(key)
        address = _address(value) if isinstance(value, str) else None
        if address:
            if address == value:
                del rest[key]
            return address
    return None


def _address(text: str) -> str | None:
    """The address in `10.0.3.7`, `10.0.3.7:55568`, `2003::2d` or `[2003::2d]:443`."""
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    return text if _is_address(socket.AF_INET6 if ":" in text else socket.AF_INET, text) else None


def _is_address(family: socket.AddressFamily, text: str) -> bool:
    try:
        socket.inet_pton(family, text)
    except (OSError, ValueError):
        return False
    return True


def is_wrapped(row: Row) -> bool:
    """Is it a line of Docker's json-file driver, which holds the program's own line in `log`?"""
    return "stream" in row and "time" in row and isinstance(row.get("log"), str)


def looks_structured(row: dict[str, Any]) -> bool:
    """Is it a line as structlog and authentik's Go programs write them?"""
    return "event" in row and ("logger" in row or "level" in row)

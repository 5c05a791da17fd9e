"""Which object an event is about, and the query for everything that happened to it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from logexplorer.model.event import Event
from logexplorer.views.narrow import comparison
from logexplorer.views.summary import text_of

_PLACES = (
    "model",
    "secret",
    "token",
    "authorized_application",
    "target",
    "using_source",
    "source",
    "export",
    "flow",
    "mapping",
    "binding",
    "provider",
    "stage",
    "rel_obj",
)
"""Where events name objects, the likeliest to be meant first."""
_SECRETS: Mapping[str, tuple[str, ...]] = {
    "token": ("secret", "token"),
    "certificatekeypair": ("secret",),
}
"""Objects whose secrets are viewed and rotated, and where these events name them."""

_OF_THE_USER = frozenset({"login", "logout", "password_set"})
"""Actions that are about who did them, whatever else they name."""
_DASHED = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KnownObject:
    """An object of authentik. `pk` is None where only its name is known."""

    model_name: str
    pk: Any
    name: str

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{self.model_name}: {self.name or text_of(self.pk)}"


def object_of(event: Event) -> KnownObject | None:
    """The object that the event is about, else the user; None where it names neither."""
    if event.action == "user_write":
        return _written(event)
    if event.action == "login_failed" and (name := event.context.get("username")):
        return KnownObject("user", None, text_of(name))
    for place in _PLACES if event.action not in _OF_THE_USER else ():
        if known := _known(event.context.get(place)):
            return known
    return _account(event.user)


def query_of(known: KnownObject) -> str:
    """The query that finds every event about the object, in words that a user can read."""
    parts = tuple(_parts(known))
    return parts[0] if len(parts) == 1 else " or ".join(f"({part})" for part in parts)


def _parts(known: KnownObject) -> Iterator[str]:
    identity = "name" if known.pk is None else "pk"
    value = known.name if known.pk is None else known.pk
    for place in ("model", *_SECRETS.get(known.model_name, ())):
        yield _both(
            _spelled(f"context.{place}.{identity}", value),
            comparison(f"context.{place}.model_name", known.model_name, equal=True),
        )
    if known.model_name == "user" and known.name:
        written = comparison("context.username", known.name, equal=True)
        yield _both('action = "user_write"', written)
    if known.model_name == "user" and known.pk is not None:
        unnamed = _both('action = "user_write"', "context.username = None")
        yield _both(unnamed, comparison("user.pk", known.pk, equal=True))
        yield _both('action = "password_set"', comparison("user.pk", known.pk, equal=True))


def _spelled(path: str, value: Any) -> str | None:
    """authentik writes ids without dashes; where somebody wrote them with, both are meant."""
    if isinstance(value, str) and _DASHED.fullmatch(value):
        return f'{path} in ("{value}", "{value.replace("-", "")}")'
    return comparison(path, value, equal=True)


def _both(one: str | None, other: str | None) -> str:
    return " and ".join(filter(None, (one, other)))


def _known(found: Any) -> KnownObject | None:
    if not isinstance(found, Mapping) or "model_name" not in found:
        return None
    model_name, pk = text_of(found["model_name"]), found.get("pk")
    plain = isinstance(pk, str | int) and not isinstance(pk, bool)
    name = text_of(found.get("name"))
    return KnownObject(model_name, pk if plain else None, name) if plain or name else None


def _written(event: Event) -> KnownObject | None:
    """The user who was written to, which need not be the user who wrote."""
    name = event.context.get("username")
    if not isinstance(name, str) or name == event.user.get("username"):
        return _account(event.user)
    return KnownObject("user", None, name)


def _account(user: Mapping[str, Any]) -> KnownObject | None:
    pk, name = user.get("pk"), text_of(user.get("username"))
    plain = isinstance(pk, str | int) and not isinstance(pk, bool)
    return KnownObject("user", pk if plain else None, name) if plain or name else None

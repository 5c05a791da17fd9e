"""The fields of an event and the kinds of values they hold."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """What a field's values are; the operators and values that fit follow from it."""

    TEXT = "text"
    ACTION = "action"
    UUID = "uuid"
    TIME = "time"
    ADDRESS = "address"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Field:
    """A root field of an event."""

    name: str
    kind: Kind
    nullable: bool = False


EVENT_FIELDS: Mapping[str, Field] = {
    each.name: each
    for each in (
        Field("action", Kind.ACTION, nullable=True),
        Field("event_uuid", Kind.UUID),
        Field("app", Kind.TEXT),
        Field("client_ip", Kind.ADDRESS, nullable=True),
        Field("user", Kind.JSON),
        Field("brand", Kind.JSON),
        Field("context", Kind.JSON),
        Field("created", Kind.TIME, nullable=True),
        Field("expires", Kind.TIME, nullable=True),
        Field("level", Kind.TEXT, nullable=True),
        Field("message", Kind.TEXT, nullable=True),
        Field("source", Kind.TEXT),
    )
}


def _nothing_seen(_: tuple[str, ...]) -> bool:
    return False


def _no_paths() -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Fields:
    """What a query may name: the event's own fields, and the paths seen in the data.

    `has_path` takes a path of keys below the event, such as `("context", "http_request", "path")`;
    `paths` lists the known ones, dotted, for "did you mean".
    """

    roots: Mapping[str, Field] = field(default_factory=lambda: EVENT_FIELDS)
    has_path: Callable[[tuple[str, ...]], bool] = _nothing_seen
    paths: Callable[[], Iterable[str]] = _no_paths

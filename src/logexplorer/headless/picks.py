"""`--fields a,b.c`: names of fields, and how to find their values in an event."""

from collections.abc import Mapping, Sequence
from typing import Any

from logexplorer.model.errors import UsageError
from logexplorer.model.event import Event
from logexplorer.model.fields import EVENT_FIELDS

Path = tuple[str | int, ...]


def split_fields(text: str) -> tuple[str, ...]:
    """The names in a list with commas; a name in backticks may hold a comma itself."""
    names = tuple(name.strip() for name in _split(text, ","))
    if not all(names):
        raise UsageError(f"--fields: an empty name in {text!r}", "such as --fields created,action")
    return names


def path_of(name: str) -> Path:
    """The steps from the event to a value: keys, and indexes for `[0]`.

    A name that does not begin with a field of the event begins in `context`, as in a query.
    """
    steps: list[str | int] = []
    for part in _split(name, "."):
        key, indexes = _indexes(part)
        steps += [_unquoted(key), *indexes]
    return tuple(steps) if steps[0] in EVENT_FIELDS else ("context", *steps)


def pick(event: Event, path: Path) -> Any:
    """The value at the path, None where the event has none."""
    value: Any = getattr(event, str(path[0]))
    for step in path[1:]:
        value = _below(value, step)
    return value


def _below(value: Any, step: str | int) -> Any:
    if isinstance(value, Mapping) and isinstance(step, str):
        return value.get(step)
    if isinstance(value, Sequence) and isinstance(step, int) and not isinstance(value, str):
        return value[step] if step < len(value) else None
    return None


def _split(text: str, mark: str) -> list[str]:
    """The parts between the marks that stand outside backticks."""
    parts, quoted = [""], False
    for character in text:
        quoted ^= character == "`"
        if character == mark and not quoted:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _indexes(part: str) -> tuple[str, list[int]]:
    """`key[0][1]` as the key and its indexes."""
    if not part.endswith("]") or (part.startswith("`") and part.endswith("`")):
        return part, []
    key, *rest = part.split("[")
    numbers = [index.removesuffix("]") for index in rest]
    return key, [int(number) for number in numbers if number.isdigit()]


def _unquoted(key: str) -> str:
    if len(key) > 1 and key.startswith("`") and key.endswith("`"):
        return key[1:-1].replace("``", "`")
    return key

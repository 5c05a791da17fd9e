"""What all suggestions share: narrowing by what is typed, counts as text, fields from a catalog."""

from logexplorer.model.completion import Catalog, Keys, PathCount
from logexplorer.model.fields import Fields, Kind
from logexplorer.query.ast import AnyElement, Step, Target

NOTHING_KNOWN = PathCount((), 0)


def rank(text: str, typed: str) -> int | None:
    """0 where the text begins with what is typed, in any case; 1 where it holds it; else None."""
    at = text.casefold().find(typed.casefold())
    return None if at < 0 else min(at, 1)


def counted(count: int, exact: bool) -> str:
    """A number of events; one that was reckoned from some of them has a tilde."""
    if not count:
        return ""
    return f"{'' if exact else '~'}{count:,}"


def joined(*parts: str) -> str:
    """The parts that are there, as a detail."""
    return " · ".join(part for part in parts if part)


def fields_of(catalog: Catalog) -> Fields:
    """What a query may name, as far as the catalog knows."""
    return Fields(has_path=lambda path: path in catalog.by_path)


def keys_of(steps: tuple[Step, ...]) -> Keys:
    """The steps as the catalog has them: it does not tell one element from another."""
    return tuple(None if isinstance(step, int | AnyElement) else step for step in steps)


def known(target: Target, catalog: Catalog) -> PathCount:
    """What is known of the values of a field or path."""
    return catalog.by_path.get(keys_of((target.field.name, *target.path)), NOTHING_KNOWN)


def is_plain_object(target: Target) -> bool:
    """Is it one of the event's objects as a whole?"""
    return target.field.kind is Kind.JSON and not target.path

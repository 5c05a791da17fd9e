"""Suggestions for a name: fields and paths, or the keys below the path that is typed already."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from logexplorer.model.completion import Catalog, Keys, PathCount, Suggestion, SuggestionKind
from logexplorer.model.errors import QueryError
from logexplorer.model.fields import EVENT_FIELDS, Kind
from logexplorer.model.span import Span
from logexplorer.query import literals
from logexplorer.query.ast import AnyElement, Name, Step, Target
from logexplorer.query.checker import resolve
from logexplorer.query.printer import name_text
from logexplorer.query.suggesting import counted, fields_of, joined, keys_of, rank
from logexplorer.query.typed import Typed

_NOUNS = {
    Kind.TEXT: "text",
    Kind.ACTION: "text",
    Kind.UUID: "UUID",
    Kind.TIME: "time",
    Kind.ADDRESS: "address",
    Kind.JSON: "object",
}
_NOWHERE = Span(0, 0)

Named = tuple[PathCount, str]
"""A path, and how it is written where it is suggested."""


def suggest_names(typed: Typed, catalog: Catalog) -> Iterator[Suggestion]:
    """The fields where nothing is typed; else what contains it, what begins with it first."""
    if typed.is_string or (typed.token is not None and not _is_name(typed.token)):
        return
    stem = _stem_of(typed)
    target = _resolved(stem.above, catalog) if stem.above else None
    if target is not None:
        above = keys_of((target.field.name, *target.path))
        named = [*_near(above, stem.key, catalog), *_deep(above, stem.key, catalog)]
    elif stem.above:
        stem = _Stem((), typed.stem, Span(typed.start, stem.span.end))
        named = _ranked(_all_paths(catalog), typed.stem)
    elif stem.key:
        named = _ranked([*_roots(catalog), *_all_paths(catalog)], stem.key)
    else:
        named = sorted(_roots(catalog), key=lambda each: not each[0].count)
    for entry, name in named:
        yield from _continued(entry, name, stem.span, typed, catalog)
    if stem.key and not stem.above and "not".startswith(stem.key.lower()):
        yield Suggestion("not (", typed.start, stem.span.end, "keyword", "negates what it holds")


@dataclass(frozen=True, slots=True)
class _Stem:
    """The steps typed to their end, and the key being typed with its place."""

    above: tuple[Step, ...]
    key: str
    span: Span


def _stem_of(typed: Typed) -> _Stem:
    if typed.token is None:
        return _Stem((), "", Span(typed.cursor, typed.cursor))
    steps = literals.name(typed.token, _NOWHERE).steps
    end = _end(typed)
    if typed.token == f"{typed.stem}x":  # it ends with a point, and any key may follow
        return _Stem(steps[:-1], "", Span(typed.cursor, end))
    place = literals.step_at(typed.token, len(typed.token))
    key = steps[-1] if isinstance(steps[-1], str) else place.cut(typed.token)
    return _Stem(steps[:-1], key, Span(typed.start + place.start, end))


def _end(typed: Typed) -> int:
    """Where the key under the cursor ends; a field of its own right behind the cursor stays."""
    tail = typed.tail
    if not tail or tail[0] in ".[" or ("." not in typed.stem and tail in EVENT_FIELDS):
        return typed.cursor
    step = literals.step_at(typed.stem + tail, len(typed.stem))
    return max(typed.cursor, typed.start + step.end)


def _is_name(word: str) -> bool:
    return word[0].isalpha() or word[0] in "_`"


def _resolved(steps: tuple[Step, ...], catalog: Catalog) -> Target | None:
    try:
        return resolve(Name(steps, _NOWHERE), fields_of(catalog))
    except QueryError:
        return None


_ROOTS = (
    *("action", "user", "context", "client_ip", "created", "app", "level", "message"),
    *("event_uuid", "brand", "source", "expires"),
)
"""The fields as they are most often asked about."""


def _roots(catalog: Catalog) -> list[Named]:
    unseen = ((name, PathCount((name,), 0)) for name in _ROOTS)
    return [(catalog.by_path.get((name,), entry), name) for name, entry in unseen]


def _all_paths(catalog: Catalog) -> list[Named]:
    return [
        (each, _spelled(each.path))
        for each in catalog.paths
        if len(each.path) > 1 and each.path[-1] is not None
    ]


def _near(above: Keys, key: str, catalog: Catalog) -> list[Named]:
    """The keys right below a path."""
    return _ranked(
        [
            (each, _spelled(each.path[-1:]))
            for each in catalog.paths
            if each.path[:-1] == above and each.path[-1] is not None
        ],
        key,
    )


def _deep(above: Keys, key: str, catalog: Catalog) -> list[Named]:
    """Paths further below, where something is typed that finds them."""
    depth = len(above)
    long = (each for each in catalog.paths if key and len(each.path) > depth + 1)
    return _ranked(
        [
            (each, _spelled(each.path[depth:]))
            for each in long
            if each.path[:depth] == above and None not in (each.path[depth], each.path[-1])
        ],
        key,
    )


def _ranked(named: list[Named], typed: str) -> list[Named]:
    """Those that contain what is typed: first what begins with it, then by number of events."""
    ranks = [(rank(name.lstrip("`"), typed), each, name) for each, name in named]
    kept = [(at, each, name) for at, each, name in ranks if at is not None]
    kept.sort(key=lambda each: (each[0], -each[1].count))
    return [(each, name) for _, each, name in kept]


def _continued(
    entry: PathCount, name: str, span: Span, typed: Typed, catalog: Catalog
) -> Iterator[Suggestion]:
    """A name, and where its values are objects or arrays, with what leads into them."""
    kind: SuggestionKind = "field" if len(entry.path) == 1 else "key"
    goes_on = typed.text[span.end :].startswith((".", "["))
    into = [] if goes_on else _ways_into(entry.path, catalog)
    only_object = "." in into and set(entry.kinds) <= {"object", "null"}
    for ending in into if only_object else ["", *into]:
        yield Suggestion(name + ending, span.start, span.end, kind, _detail(entry, catalog))


def _ways_into(path: Keys, catalog: Catalog) -> list[str]:
    if len(path) == 1:
        return ["."] if EVENT_FIELDS[str(path[0])].kind is Kind.JSON else []
    into = ["."] if path in catalog.objects else []
    elements = catalog.by_path.get((*path, None))
    if elements is not None:
        into.append("[]." if elements.path in catalog.objects else "[]")
    return into


def _detail(entry: PathCount, catalog: Catalog) -> str:
    if len(entry.path) > 1:
        return joined("/".join(entry.kinds), counted(entry.count, catalog.exact))
    kind = EVENT_FIELDS[str(entry.path[0])].kind
    return joined(_NOUNS[kind], counted(entry.count, exact=True))


@lru_cache(maxsize=20_000)
def _spelled(path: Keys) -> str:
    """A path, or the end of one, as a query writes it."""
    return name_text(tuple(AnyElement() if key is None else key for key in path))

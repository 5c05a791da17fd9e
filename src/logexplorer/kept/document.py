"""What is kept as JSON, and back; what has another form is refused with ValueError.

What is missing is as if nothing of it had been kept, so that later versions may add to the form.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any, TypeVar, get_args

from logexplorer.model.kept import Bookmark, Column, Kept, SavedQuery, Session, Times

Item = TypeVar("Item")
_VERSION = 1


def written(kept: Kept, sources: tuple[str, ...]) -> bytes:
    """As JSON for people to read too; `sources` says of what data set."""
    document = {"version": _VERSION, "sources": sources, **asdict(kept)}
    return json.dumps(document, indent=1, default=datetime.isoformat).encode()


def read(data: bytes) -> Kept:
    """What was written. Raises ValueError for anything else."""
    try:
        document = _of(dict, json.loads(data))
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if document.get("version") != _VERSION:
        raise ValueError("another version")
    session = document.get("session")
    return Kept(
        history=_texts(document.get("history")),
        saved=_all(_saved, document.get("saved")),
        bookmarks=_all(_bookmark, document.get("bookmarks")),
        columns=_all(_column, document.get("columns")),
        session=None if session is None else _session(_of(dict, session)),
    )


def _saved(item: dict[str, Any]) -> SavedQuery:
    return SavedQuery(*(_text(item, key) for key in ("name", "text", "since", "until")))


def _bookmark(item: dict[str, Any]) -> Bookmark:
    created = item.get("created")
    moment = None if created is None else datetime.fromisoformat(_of(str, created))
    if moment is not None and moment.tzinfo is None:
        raise ValueError("a time without its zone")
    return Bookmark(_text(item, "event_uuid"), moment, _text(item, "note"), _text(item, "summary"))


def _column(item: dict[str, Any]) -> Column:
    width = item.get("width")
    return Column(_text(item, "name"), None if width is None else _of(int, width))


def _session(item: dict[str, Any]) -> Session:
    known = {each: each for each in get_args(Times)}
    return Session(
        text=_text(item, "text"),
        since=_text(item, "since"),
        until=_text(item, "until"),
        order=_text(item, "order") or "created",
        descending=_of(bool, item.get("descending", True)),
        screen=_text(item, "screen") or "logs",
        facets=_texts(item.get("facets")),
        facets_open=_of(bool, item.get("facets_open", False)),
        times=known.get(_text(item, "times"), "absolute"),
    )


def _all(form: Callable[[dict[str, Any]], Item], items: object) -> tuple[Item, ...]:
    return tuple(form(_of(dict, item)) for item in _of(list, items or []))


def _texts(items: object) -> tuple[str, ...]:
    return tuple(_of(str, item) for item in _of(list, items or []))


def _text(item: dict[str, Any], key: str) -> str:
    return _of(str, item.get(key, ""))


def _of(kind: type[Item], value: object) -> Item:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ValueError(f"no {kind.__name__}: {value!r}")
    return value

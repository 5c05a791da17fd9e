"""Queries made searches: parsed and checked by what the logs are known to hold."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import cast

from logexplorer.explorer.loading import Loading
from logexplorer.explorer.paths import KnownPaths
from logexplorer.model.errors import QueryError, UnknownField
from logexplorer.model.fields import Fields
from logexplorer.model.search import Order, Search
from logexplorer.model.span import Span
from logexplorer.model.stop import Stop
from logexplorer.model.syntax import Syntax
from logexplorer.query import colons, printer, times
from logexplorer.query.ast import AllOf, Comparison, Expression, Name, PlainText, Target
from logexplorer.query.checker import check, resolve
from logexplorer.query.highlight import highlight
from logexplorer.query.parser import parse
from logexplorer.store.store import Store

Clock = Callable[[], datetime]
_MOST_MEANT = 10
"""Words of a plain search that may have been meant as comparisons; a pasted page is none."""


class Refining:
    """Makes searches; no event is read for one, unless a field has to be looked for."""

    def __init__(self, store: Store, paths: KnownPaths, loading: Loading, clock: Clock) -> None:
        self._store = store
        self._paths = paths
        self._loading = loading
        self._clock = clock
        self._fields = Fields(has_path=paths.has, paths=paths.names)

    def refine(self, search: Search, text: str) -> Search:
        """The search with another query. Raises QueryError."""
        tree = parse(text)
        asks_all = isinstance(tree, PlainText) and not tree.terms
        condition = None if asks_all else check(tree, self._fields, self._clock())
        return replace(search, text=text, condition=condition)

    def narrowed(self, search: Search, text: str) -> Search:
        """The search for those of its events that another query finds, too. Raises QueryError.

        Its text stays: nobody typed this one.
        """
        part = cast(Expression | None, self.refine(search, text).condition)
        if search.condition is None or part is None:
            return replace(search, condition=part or search.condition)
        both = AllOf((cast(Expression, search.condition), part), part.span)
        return replace(search, condition=both)

    def refine_surely(self, search: Search, text: str, stop: Stop | None = None) -> Search:
        """The same; a root name that no sample held is first looked for in all of the data."""
        try:
            return self.refine(search, text)
        except UnknownField:
            if self._store.knows_all_paths() and self._paths.complete:
                raise
        self._loading.ensure_texts(stop)
        self._paths.learn_all(self._store.learn_paths(stop))
        return self.refine(search, text)

    def ordered(self, search: Search, field: str, *, descending: bool) -> Search:
        """The search in another order. Raises QueryError for an unknown field."""
        return replace(search, order=Order(field, descending, self._target(field)))

    def reading(self, search: Search) -> str | None:
        """How a query that mixes and/or without parentheses was read; None where it is plain."""
        return printer.reading(parse(search.text))

    def highlight(self, text: str) -> Syntax:
        """The parts of a query, finished or not; quick enough for every key."""
        return highlight(text)

    def is_plain(self, search: Search) -> bool:
        """Is it a plain text search?"""
        return isinstance(search.condition, PlainText)

    def meant(self, search: Search) -> str | None:
        """The query that a plain search was probably meant to be: `action:login`, as others have
        it; None where a word of it has another form."""
        condition = search.condition
        if not isinstance(condition, PlainText) or len(condition.terms) > _MOST_MEANT:
            return None
        parts = [self._askable(colons.comparisons(term)) for term in condition.terms]
        return " and ".join(part for part in parts if part) if parts and all(parts) else None

    def _askable(self, queries: Iterable[str]) -> str | None:
        for query in queries:
            with suppress(QueryError):
                self.refine(Search(), query)
                return query
        return None

    def parse_time(self, text: str) -> datetime:
        """A time as --since and --until take it: the forms of `created` in a query.

        Raises QueryError.
        """
        moment = times.moment(text, self._clock())
        if moment is None:
            raise QueryError(f'"{text}" is no time', Span(0, len(text)), times.FORMS)
        return moment

    def _target(self, field: str) -> Target:
        tree = parse(f"{field} = None")
        if not isinstance(tree, Comparison) or not isinstance(tree.target, Name):
            raise QueryError(f"`{field}` is no field", Span(0, len(field)), "as in `user.username`")
        return resolve(tree.target, self._fields)

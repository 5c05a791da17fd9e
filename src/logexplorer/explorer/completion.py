"""What completion knows of the open logs: a catalog in memory, learnt and answered in threads."""

from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from time import sleep

from logexplorer.explorer.events import Texts
from logexplorer.explorer.tally import Tally
from logexplorer.model.completion import (
    Catalog,
    Completion,
    PathCount,
    ValueQuestion,
    Values,
)
from logexplorer.model.fields import EVENT_FIELDS, Kind
from logexplorer.model.stop import Stop
from logexplorer.query.ast import Target
from logexplorer.query.completer import complete
from logexplorer.store.store import Store
from logexplorer.store.values import Totals

_SAMPLED = 6_000
_MOST_PATHS = 2_000
_MOST_ANSWERS = 500
_TURN = 8
_PAUSE = 0.0005
"""Seconds without Python's lock after so many events: the screen answers keys meanwhile."""
_OF_FEW_VALUES = ("action", "app", "level")
_FEW = 200


class Completing:
    """`complete` is for every key and only reads memory; the rest is for threads.

    After `learn` the catalog tells of the data as it was then; `outdated` says when to learn anew.
    What a completion wants, `values_like` looks up and keeps for the next one.
    """

    def __init__(
        self,
        store: Store,
        texts: Texts,
        target: Callable[[str], Target],
        ready: Callable[[Target, Stop | None], None],
    ) -> None:
        self._store = store
        self._texts = texts
        self._target = target
        self._ready = ready
        self._lock = Lock()
        self._learning = Lock()
        self._catalog = Catalog()
        self._learnt = 0

    @property
    def catalog(self) -> Catalog:
        """What is known now; costs nothing."""
        return self._catalog

    @property
    def outdated(self) -> bool:
        """Have events come since the catalog was learnt?"""
        return self._store.watermark != self._learnt

    def complete(self, text: str, cursor: int) -> Completion:
        """The suggestions at a cursor, from what is known now."""
        return complete(text, cursor, self._catalog)

    def learn(self, stop: Stop | None = None) -> None:
        """Learn fields, paths and times from the data as it is, unless that is known already.

        About a second, most of it Python's.
        """
        stop = stop or Stop()
        stop.check()
        with self._learning:
            if self.outdated or not self._catalog.paths:
                self._learn(stop)

    def _learn(self, stop: Stop) -> None:
        newest = self._store.watermark
        totals = self._store.totals(stop)
        tally = self._sampled(stop)
        paths, exact = _paths(tally, totals)
        # Paths that only another sample held are there all the same.
        met = {each.path for each in paths}
        more = [PathCount(path, 0) for path in self._store.seen_paths() if path not in met]
        ranked = sorted([*paths, *more], key=lambda each: (-each.count, str(each.path)))
        known = (*_columns(totals), *ranked[:_MOST_PATHS])
        answers = {
            ValueQuestion(name, ""): self._store.values_like(self._target(name), "", _FEW, stop)
            for name in _OF_FEW_VALUES
        }
        catalog = Catalog(known, exact, totals.first, totals.last, answers)
        complete("_", 1, catalog)  # what is made once is made here, and not at the first key
        with self._lock:
            self._catalog, self._learnt = catalog, newest

    def _sampled(self, stop: Stop) -> Tally:
        tally = Tally()
        for number, event in enumerate(self._texts.events(self._store.sample(_SAMPLED))):
            stop.check()
            tally.add(event)
            if number % _TURN == 0:
                sleep(_PAUSE)
        return tally

    def values_like(
        self, question: ValueQuestion, limit: int = 50, stop: Stop | None = None
    ) -> Values:
        """At most `limit` values that answer the question, most frequent first.

        The first question about a path may read all texts, as the first query on it does.
        """
        newest = self._learnt
        target = self._target(question.field)
        self._ready(target, stop)
        values = self._store.values_like(target, question.typed, limit, stop)
        with self._lock:
            if self._learnt == newest:
                kept = dict(list(self._catalog.answers.items())[-_MOST_ANSWERS:])
                self._catalog = replace(self._catalog, answers=kept).with_answer(question, values)
        return values


def _columns(totals: Totals) -> list[PathCount]:
    return [
        PathCount((name,), totals.fields.get(name, totals.events), _kinds_of(field.kind))
        for name, field in EVENT_FIELDS.items()
    ]


def _kinds_of(kind: Kind) -> tuple[str, ...]:
    return ("object",) if kind is Kind.JSON else ()


def _paths(tally: Tally, totals: Totals) -> tuple[list[PathCount], bool]:
    """The paths below the objects, and whether their counts are those of all events."""
    if totals.shapes is None:
        looked_at_all = tally.events >= totals.events
        factor = 1.0 if looked_at_all else totals.events / max(tally.events, 1)
        return tally.paths(factor), looked_at_all
    exact = Tally()
    for shape, events in totals.shapes:
        exact.add_shape(shape, events)
    likely = {each.path: each.likely for each in tally.paths(1.0)}
    counted = (replace(each, likely=likely.get(each.path, ())) for each in exact.paths(1.0))
    return list(counted), True

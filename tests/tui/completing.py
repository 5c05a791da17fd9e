"""What completion knows in tests of the screen: what a test says, learnt when the test says so."""

from collections.abc import Mapping

from logexplorer.model.completion import (
    Catalog,
    Completion,
    PathCount,
    ValueCount,
    ValueQuestion,
    Values,
)
from logexplorer.model.stop import Stop
from logexplorer.query.completer import complete

PATHS = (
    PathCount(("action",), 100),
    PathCount(("app",), 100),
    PathCount(("user",), 100, ("object",)),
    PathCount(("context",), 100, ("object",)),
    PathCount(("client_ip",), 100),
    PathCount(("user", "username"), 100, ("string",)),
    PathCount(("context", "auth_method"), 90, ("string",)),
)


class FakeCompletion:
    """The real completion on a catalog of `paths`, with `values` to be looked up by field.

    `learnt` and `looked_up` tell how often that was done. A test may hold look-ups back with
    `held`, which is waited for as the real ones wait for a statement.
    """

    def __init__(self) -> None:
        self.paths: tuple[PathCount, ...] = PATHS
        self.values: Mapping[str, tuple[ValueCount, ...]] = {}
        self.learnt = 0
        self.completed = 0
        self.looked_up: list[ValueQuestion] = []
        self.held = False
        self._catalog = Catalog()

    @property
    def outdated(self) -> bool:
        return not self.learnt

    def complete(self, text: str, cursor: int) -> Completion:
        self.completed += 1
        return complete(text, cursor, self._catalog)

    def learn(self, stop: Stop | None = None) -> None:
        self.learnt += 1
        self._catalog = Catalog(self.paths)

    def values_like(
        self, question: ValueQuestion, limit: int = 50, stop: Stop | None = None
    ) -> Values:
        self.looked_up.append(question)
        while self.held and stop is not None:
            stop.check()
        typed = question.typed.casefold()
        fitting = [
            each for each in self.values.get(question.field, ()) if typed in each.value.casefold()
        ]
        values = Values(tuple(fitting[:limit]), complete=len(fitting) <= limit)
        self._catalog = self._catalog.with_answer(question, values)
        return values

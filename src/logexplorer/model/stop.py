"""A flag that one thread raises to stop the work of another."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import TypeVar

from logexplorer.model.errors import Interrupted

Item = TypeVar("Item")

_EVERY = 4_096
"""Items that take some milliseconds."""


class Stop:
    """Raised once, it stays up; whoever waits in a statement is called to end it."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._raised = False
        self._callbacks: list[Callable[[], None]] = []

    @property
    def raised(self) -> bool:
        """Has the work been asked to stop?"""
        return self._raised

    def now(self) -> None:
        """Ask the work to stop; safe from any thread or signal, and more than once."""
        with self._lock:
            self._raised = True
            # Under the lock: who is called may not have gone on and closed what is called.
            for callback in tuple(self._callbacks):
                callback()

    def check(self) -> None:
        """Raise `Interrupted` if the work was asked to stop."""
        if self._raised:
            raise Interrupted("stopped")

    @contextmanager
    def calling(self, callback: Callable[[], None]) -> Iterator[None]:
        """While inside, `now` also calls back, such as to interrupt a running statement."""
        with self._lock:
            self.check()
            self._callbacks.append(callback)
        try:
            yield
        finally:
            with self._lock:
                self._callbacks.remove(callback)


def stoppable(items: Iterable[Item], stop: Stop | None) -> Iterator[Item]:
    """The items, between which the work may be stopped; asked every few thousand of them."""
    for number, item in enumerate(items):
        if stop is not None and not number % _EVERY:
            stop.check()
        yield item

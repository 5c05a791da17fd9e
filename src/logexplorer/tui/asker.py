"""Questions in threads: one of a kind at a time, a newer one stops the older."""

import threading
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message
from textual.message_pump import MessagePump

from logexplorer.model.errors import Interrupted, LogexplorerError
from logexplorer.model.stop import Stop
from logexplorer.tui.messages import WorkFailed

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

Question = Callable[["Explorer", Stop], Message]


class Asker:
    """Asks the explorer, once it is open, in threads that end with the program.

    The answer is posted to who asked, unless a newer question of its kind was asked meanwhile.
    """

    def __init__(self) -> None:
        self.explorer: Explorer | None = None
        self._stops: dict[str, Stop] = {}
        self._threads: set[threading.Thread] = set()
        self._waiting: dict[str, tuple[MessagePump, Question]] = {}

    def ask(self, kind: str, reply_to: MessagePump, question: Question) -> None:
        """Ask in a thread; before the explorer is open the question waits."""
        if (explorer := self.explorer) is None:
            self._waiting[kind] = reply_to, question
            return

        def answer(stop: Stop) -> None:
            try:
                reply: Message = question(explorer, stop)
            except Interrupted:
                return
            except LogexplorerError as error:
                reply = WorkFailed(error.message)
            if not stop.raised:
                reply_to.post_message(reply)

        self.run(kind, answer)

    def ask_waiting(self) -> None:
        """The explorer is open: ask what was asked before."""
        waiting, self._waiting = self._waiting, {}
        for kind, (reply_to, question) in waiting.items():
            self.ask(kind, reply_to, question)

    def run(self, kind: str, work: Callable[[Stop], None]) -> threading.Thread:
        """Do the work in a thread, instead of the work of this kind that is still going on."""
        self.stop(kind)
        stop = self._stops[kind] = Stop()
        self._threads = {thread for thread in self._threads if thread.is_alive()}
        thread = threading.Thread(target=work, args=(stop,), name=_named(kind), daemon=True)
        self._threads.add(thread)
        thread.start()
        return thread

    def stop(self, kind: str) -> None:
        """Stop the question of this kind, if there is one."""
        self._waiting.pop(kind, None)
        if stop := self._stops.pop(kind, None):
            stop.now()

    def owns(self, thread: threading.Thread | None) -> bool:
        """Is this one of the threads that were started here?"""
        return thread in self._threads

    @property
    def threads(self) -> tuple[threading.Thread, ...]:
        """The threads that may still be at work."""
        return tuple(self._threads)

    def idle(self, but: str = "") -> bool:
        """Is nothing being asked, `but` perhaps questions of this kind?"""
        return not any(thread.is_alive() and thread.name != _named(but) for thread in self._threads)

    def end(self, patience: float = 2.0) -> None:
        """Stop everything and wait for it, but not forever: a pipe may block for ever."""
        for kind in tuple(self._stops):
            self.stop(kind)
        deadline = monotonic() + patience
        for thread in self._threads:
            thread.join(max(deadline - monotonic(), 0))


def _named(kind: str) -> str:
    return f"ask {kind}"

"""A stop calls whoever waits, and nobody who has gone on."""

from threading import Event, Thread

import pytest

from logexplorer.model.errors import Interrupted
from logexplorer.model.stop import Stop


def test_who_is_being_called_does_not_go_on_before_that_ends() -> None:
    stop, waiting, leaving = Stop(), Event(), Event()
    heard: list[str] = []

    def interrupt() -> None:
        leaving.set()
        worker.join(0.2)  # ends at once where the worker goes on
        heard.append("called")

    def work() -> None:
        with stop.calling(interrupt):
            waiting.set()
            leaving.wait()
        heard.append("gone on")

    worker = Thread(target=work)
    worker.start()
    waiting.wait()
    stop.now()
    worker.join()
    assert heard == ["called", "gone on"]


def test_a_stop_within_a_call_is_no_deadlock() -> None:
    stop, calls = Stop(), []

    def again() -> None:
        calls.append(stop.raised)
        if len(calls) < 2:
            stop.now()

    with stop.calling(again):
        stop.now()
    assert calls == [True, True]


def test_once_stopped_nothing_begins() -> None:
    stop = Stop()
    stop.now()
    with pytest.raises(Interrupted), stop.calling(lambda: None):
        raise AssertionError

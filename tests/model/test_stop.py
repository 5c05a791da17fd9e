"""A stop calls whoever waits, and nobody who has gone on."""

from threading import Event, Thread

import pytest

from logexplorer.model.errors import Interrupted
from logexplorer.model.stop import Stop, stoppable


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


def test_items_end_where_the_work_is_stopped() -> None:
    stop, seen = Stop(), 0
    with pytest.raises(Interrupted):
        for number in stoppable(range(1_000_000), stop):
            seen += 1
            if number == 10_000:
                stop.now()
    assert 10_000 < seen < 20_000
    assert list(stoppable("abc", None)) == ["a", "b", "c"]

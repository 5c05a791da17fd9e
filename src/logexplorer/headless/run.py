"""A command from its start to its exit code: errors as sentences, Ctrl-C, a closed pipe."""

import gc
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from types import TracebackType

from logexplorer.headless.complaint import complaint
from logexplorer.headless.exits import ExitCode, exit_code_of
from logexplorer.headless.output import Streams
from logexplorer.model.errors import LogexplorerError
from logexplorer.model.stop import Stop
from logexplorer.views.clean import clean

# Records come and go by the hundred thousand and hold no cycles: looking for some costs a quarter.
_SELDOM = (50_000, 20, 100)
_GLANCE = 0.1
_PATIENCE = 2.0


def ending_well(work: Callable[[], int], streams: Streams) -> int:
    """The exit code of the work, or that of what went wrong, which is said in a sentence."""
    try:
        return work()
    except LogexplorerError as error:
        streams.err.write(complaint(error))
        return exit_code_of(error)
    except BrokenPipeError:
        _discard_output()
        return ExitCode.OK
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        streams.say(f"error: {place}{error.strerror or error}")
        _discard_output()
        return ExitCode.FAILURE
    except SystemExit as done:  # argparse has printed what --help or --version asked for
        return int(done.code or 0)


def interruptible(command: Callable[[Stop], ExitCode]) -> ExitCode:
    """Run the command in a thread, and stop it at Ctrl-C.

    Python handles a signal only in the main thread and between two steps of its own, so that one
    must not be the thread that waits for a statement or for input.
    """
    gc.set_threshold(*_SELDOM)
    stop = Stop()
    ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if ours:
        signal.signal(signal.SIGINT, lambda *_: stop.now())
    try:
        return _awaited(ThreadPoolExecutor(max_workers=1).submit(command, stop), stop)
    finally:
        if ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)


def _awaited(work: Future[ExitCode], stop: Stop) -> ExitCode:
    while not (work.done() or stop.raised):
        wait([work], _GLANCE)
    if not stop.raised:
        return work.result()
    wait([work], _PATIENCE)
    if not work.done():
        os._exit(ExitCode.INTERRUPTED)  # it waits for input that does not come
    return ExitCode.INTERRUPTED


def _discard_output() -> None:
    """What is still buffered cannot be written: Python is not to complain about it at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def say_defect(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """The hook for what nobody foresaw: a sentence instead of a traceback."""
    if os.environ.get("LOGEXPLORER_TRACEBACK"):
        sys.__excepthook__(kind, error, trace)
        return
    sys.stderr.write(clean(f"error: a defect in logexplorer: {kind.__name__}: {error}") + "\n")
    sys.stderr.write("help: please report it, with what LOGEXPLORER_TRACEBACK=1 prints\n")

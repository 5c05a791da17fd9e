"""A command from its start to its exit code: errors as sentences, Ctrl-C, a closed pipe."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from types import TracebackType

from logexplorer.headless.complaint import complaint
from logexplorer.headless.exits import ExitCode, exit_code_of
from logexplorer.headless.output import Streams
from logexplorer.model.errors import LogexplorerError
from logexplorer.model.stop import Stop

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
    """Run the command in a thread: a signal reaches only the main one, between two bytecodes."""
    stop = Stop()
    work = ThreadPoolExecutor(max_workers=1).submit(command, stop)
    try:
        return work.result()
    except KeyboardInterrupt:
        stop.now()
        wait([work], timeout=_PATIENCE)
        if work.running():
            os._exit(ExitCode.INTERRUPTED)  # it waits for input that does not come
        raise


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
    sys.stderr.write(f"error: a defect in logexplorer: {kind.__name__}: {error}\n")
    sys.stderr.write("help: please report it, with what LOGEXPLORER_TRACEBACK=1 prints\n")

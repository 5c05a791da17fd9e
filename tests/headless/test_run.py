"""How a command ends: Ctrl-C, closed pipes, full disks, errors, in processes of their own."""

import io
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from logexplorer.headless.exits import ExitCode, exit_code_of
from logexplorer.headless.output import Streams
from logexplorer.headless.progress import ProgressLine
from logexplorer.headless.run import ending_well, interruptible, say_defect
from logexplorer.model.errors import (
    Interrupted,
    LogexplorerError,
    QueryError,
    SourceError,
    StoreError,
    UsageError,
)
from logexplorer.model.results import Progress
from logexplorer.model.span import Span

PROGRAM = """
import sys, time
from logexplorer.headless.exits import ExitCode
from logexplorer.headless.output import opened_output, standard_streams
from logexplorer.headless.run import ending_well, interruptible

streams = standard_streams()

def waits_for_the_stop(stop):
    streams.say("ready")
    while True:
        stop.check()
        time.sleep(0.01)

def waits_for_input(stop):
    streams.say("ready")
    sys.stdin.buffer.read()

def writes(stop):
    with opened_output(streams, None) as out:
        for _ in range(100_000):
            out.write(b"a line of data\\n")
    return ExitCode.OK

work = globals()[sys.argv[1]]
sys.exit(ending_well(lambda: interruptible(work), streams))
"""


def start(work, **streams):
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE} | streams
    words = [sys.executable, "-c", PROGRAM, work]
    return subprocess.Popen(words, stderr=subprocess.PIPE, text=True, **streams)


@pytest.mark.parametrize("work", ["waits_for_the_stop", "waits_for_input"])
def test_ctrl_c_ends_with_130_and_without_a_word(work):
    with start(work) as process:
        assert process.stderr.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
        assert process.stderr.read() == ""


def test_a_closed_pipe_ends_quietly():
    with start("writes") as process:
        assert process.stdout.readline() == "a line of data\n"
        process.stdout.close()
        assert process.wait(timeout=30) == 0
        assert process.stderr.read() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_a_full_disk_is_a_sentence():
    with Path("/dev/full").open("wb") as full, start("writes", stdout=full) as process:
        assert process.wait(timeout=30) == 1
        assert process.stderr.read() == "error: No space left on device\n"


def failing(error):
    def work(stop):
        raise error

    streams = Streams(io.BytesIO(), io.StringIO())
    return ending_well(lambda: interruptible(work), streams), streams.err.getvalue()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("wrong", "so"), 2),
        (QueryError("wrong", Span(0, 1)), 2),
        (SourceError("gone"), 1),
        (StoreError("broken"), 1),
        (LogexplorerError("other"), 1),
        (Interrupted("stopped"), 130),
    ],
)
def test_every_error_has_its_exit_code(error, code):
    assert exit_code_of(error) == code
    advice = f"help: {error.help}\n" if error.help else ""
    assert failing(error) == (code, f"error: {error.message}\n{advice}")


def test_exit_codes_are_those_of_the_shell():
    assert [code.value for code in ExitCode] == [0, 1, 2, 130]


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("stream", "silent"), [(Terminal(), False), (io.StringIO(), True)])
def test_progress_is_one_line_on_a_terminal_and_cleared(stream, silent):
    line = ProgressLine(stream)
    for size in (1_000_000, 500):
        line(Progress("reading", f"日本\x1b{'x' * 200}", size, None, size, 1.0))
    line.clear()
    written = stream.getvalue()
    assert (written == "") == silent
    assert "\n" not in written
    assert "\x1b" not in written
    if not silent:
        *_, last, rest = written.split("\r")
        assert (last.strip(), rest) == ("", "")


def test_what_strangers_wrote_steers_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    err = io.StringIO()
    Streams(io.BytesIO(), err).say("note: \x1b]0;title\x07 \x9b31m \u202e")
    say_defect(ValueError, ValueError("\x1b[31m\ud800"), None)
    for line in (*err.getvalue().splitlines(), *capsys.readouterr().err.splitlines()):
        assert line.isprintable(), line

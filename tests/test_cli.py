"""The command line as a process: what it prints where, and what the shell is told."""

import os
import subprocess
import sys

import pytest

import logexplorer
from logexplorer.cli import COMMANDS, main

TAKES = {"timeout": 60, "capture_output": True, "text": True}


def logexplorer_process(*words, **more):
    return subprocess.run([sys.executable, "-m", "logexplorer", *words], **TAKES | more)


def test_version():
    done = logexplorer_process("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"logexplorer {logexplorer.__version__}\n"


def test_alone_it_says_how_to_begin():
    done = logexplorer_process()
    assert (done.returncode, done.stdout) == (2, "")
    assert "logexplorer PATH..." in done.stderr


@pytest.mark.parametrize("words", [[], *([name] for name in COMMANDS)])
def test_every_help_has_a_sentence_options_and_examples(words):
    done = logexplorer_process(*words, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    for part in ("usage: ", "options:", "examples:\n  logexplorer"):
        assert part in done.stdout
    assert ("--no-cache" in done.stdout) == (words != ["cache"])  # which opens no logs
    assert "\x1b" not in done.stdout


def test_commands_are_listed_in_the_help():
    out = logexplorer_process("--help").stdout
    assert all(f"\n    {name} " in out for name in COMMANDS)


def test_the_screen_needs_a_terminal():
    done = logexplorer_process(os.devnull)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: the screen needs a terminal")
    assert "logexplorer query" in done.stderr


def test_a_defect_is_a_sentence_and_no_traceback():
    code = "from logexplorer import cli; cli.COMMANDS = None; cli.main()"
    done = subprocess.run([sys.executable, "-c", code, "x"], **TAKES)
    assert done.returncode == 1
    assert done.stderr.startswith("error: a defect in logexplorer: TypeError: ")
    assert "Traceback" not in done.stderr


def test_the_docs_of_the_package_can_be_read_from_python():
    assert set(logexplorer.__all__) >= {"QueryError", "open"}
    assert issubclass(logexplorer.QueryError, logexplorer.LogexplorerError)
    with pytest.raises(AttributeError):
        _ = logexplorer.nothing


def test_the_screen_opens_with_the_given_databases(monkeypatch):
    opened = []
    monkeypatch.setattr("logexplorer.cli.is_terminal", lambda _: True)
    monkeypatch.setattr("logexplorer.tui.app.run", lambda explorer, *_: explorer())
    monkeypatch.setattr(
        "logexplorer.explorer.Explorer.open", lambda paths, **more: opened.append(more) or 0
    )
    assert main(["log", "--geoip", "city.mmdb", "--asn", "asn.mmdb"]) == 0
    assert opened[0]["geoip"] == "city.mmdb"
    assert opened[0]["asn"] == "asn.mmdb"

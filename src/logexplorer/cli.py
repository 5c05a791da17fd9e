"""Arguments to a face; the only place that puts the parts together."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, cast

from logexplorer import __version__
from logexplorer.headless.arguments import (
    LogOptions,
    Parser,
    add_databases,
    add_paths,
    add_period,
    add_query,
    some_paths,
    zone,
)
from logexplorer.headless.exits import ExitCode
from logexplorer.headless.output import Streams, is_terminal, standard_streams
from logexplorer.headless.run import ending_well, interruptible, say_defect
from logexplorer.model.errors import UsageError
from logexplorer.model.home import path_of

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer
    from logexplorer.model.stop import Stop
    from logexplorer.tui.options import Options as Shown
    from logexplorer.tui.options import ScreenName, ThemeName

    Command = Callable[[Sequence[str], Streams, Stop], ExitCode]

COMMANDS = {
    "query": "the events that a query selects",
    "histogram": "events over time",
    "top": "the most frequent values of a field",
    "places": "where events came from",
    "travel": "journeys of users that no aeroplane could make",
    "week": "events by weekday and hour",
    "lens": "what needs a look: break-ins, bursts of failed logins, errors, changes",
    "fields": "the fields and paths of the events",
    "explain": "how a query is read and answered",
    "complete": "what may be typed at a cursor",
    "report": "the bookmarked events, for people",
    "cache": "what is kept so that logs reopen at once",
}
_USAGE = """logexplorer PATH... [options]      look at logs on the screen
       logexplorer COMMAND ...            answer on standard output"""
_SAYS = "Explore authentik's event log, and any other log, in the terminal."
_EXAMPLES = (
    "logexplorer sample_data/authentik-events.ndjson",
    """logexplorer sample_data --query 'action = "login_failed"' --since 2026-11-01 --screen map""",
    """logexplorer query 'action = "login"' sample_data/authentik-events.ndjson --count""",
    "logexplorer ./query       a file that is named like a command; or: logexplorer -- query",
)
_VIEW = ("query", "since", "until", "order", "screen")
"""Whoever says one of these does not want the view of the last session."""


class Options(LogOptions):
    """What the command line of the screen said; None where it said nothing."""

    query: str | None
    tz: str | None
    theme: "ThemeName | None"
    ascii: bool
    screen: "ScreenName | None"
    fresh: bool


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    if argv is None:
        sys.excepthook = say_defect
    words = sys.argv[1:] if argv is None else list(argv)
    return ending_well(lambda: _answer(words, standard_streams()), standard_streams())


def _answer(words: Sequence[str], streams: Streams) -> int:
    if not words:
        raise UsageError("no PATH was given", f"usage: {_USAGE}\nsee `logexplorer --help`")
    if words[0] not in COMMANDS:
        return _screen(words, streams)
    command = _command(words[0])
    return interruptible(lambda stop: command(words[1:], streams, stop))


def _command(name: str) -> "Command":
    """The function that answers a command, in the module of its name; only its parts are loaded."""
    return cast("Command", import_module(f"logexplorer.headless.{name}").main)


def _screen(words: Sequence[str], streams: Streams) -> int:
    """Open the paths on the screen."""
    options = _parser().read(words, Options())
    paths = some_paths(options.words, "logexplorer PATH...")
    if not is_terminal(streams.out):
        raise UsageError(
            "the screen needs a terminal, and standard output is none",
            "for pipes and files: logexplorer query QUERY PATH...",
        )
    from logexplorer.tui.app import run

    def open_explorer() -> "Explorer":
        from logexplorer.explorer import Explorer

        return Explorer.open(
            paths, cache=not options.no_cache, geoip=options.geoip, asn=options.asn
        )

    return run(open_explorer, _shown(options, paths))


def _shown(options: Options, paths: Sequence[str]) -> "Shown":
    """What the screen is told."""
    from logexplorer.tui.options import Options as Shown

    return Shown(
        query=options.query or "",
        tz=None if options.tz is None else zone(options.tz),
        theme=options.theme,
        ascii=options.ascii,
        since=options.since,
        until=options.until,
        order=options.order,
        screen=options.screen,
        paths=tuple(map(_absolute, paths)),
        geoip=_absolute(options.geoip) if options.geoip else None,
        asn=_absolute(options.asn) if options.asn else None,
        session=not options.fresh and all(getattr(options, name) is None for name in _VIEW),
    )


def _absolute(path: str) -> str:
    """The path from wherever a shell stands; `-` stays standard input."""
    return path if path == "-" else str(path_of(path).absolute())


def _parser() -> Parser:
    parser = Parser("logexplorer", _USAGE, _SAYS, _EXAMPLES)
    parser.add_argument("--version", action="version", version=f"logexplorer {__version__}")
    add_paths(parser)
    add_query(parser)
    add_period(parser)
    parser.add_argument(
        "--order",
        metavar="FIELD",
        help="order the rows by FIELD, the least first; with a dash, as in -created, the greatest",
    )
    parser.add_argument(
        "--screen",
        choices=("logs", "map", "charts", "overview"),
        help="begin with this screen (logs)",
    )
    parser.add_argument(
        "--fresh", action="store_true", help="begin anew, not with the view of the last session"
    )
    parser.set_defaults(query=None)
    _add_looks(parser)
    add_databases(parser)
    commands = parser.add_argument_group(
        "commands", "each has its own help: logexplorer COMMAND --help"
    )
    for name, says in COMMANDS.items():
        commands.description = f"{commands.description}\n  {name:<11}{says}"
    return parser


def _add_looks(parser: Parser) -> None:
    """The options of how the screen looks."""
    parser.add_argument("--tz", metavar="ZONE", help="show times in ZONE, such as Europe/Berlin")
    parser.add_argument(
        "--theme",
        choices=("dark", "light", "plain"),
        help="colours; what fits the terminal, if not given",
    )
    parser.add_argument("--ascii", action="store_true", help="draw with ASCII characters only")

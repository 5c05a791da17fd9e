"""`logexplorer report`: the bookmarked events as Markdown."""

from collections.abc import Sequence
from datetime import UTC, datetime

from logexplorer.headless import arguments
from logexplorer.headless.exits import ExitCode
from logexplorer.headless.output import Streams, opened_output
from logexplorer.headless.question import asking
from logexplorer.model.stop import Stop
from logexplorer.views.report import report_text

_USAGE = "logexplorer report PATH... [options]"
_SAYS = """Print a report of the events that were bookmarked on the screen, as Markdown: the query
and its counts, then each event with its note, its changes and its details. Times are in UTC.

Bookmarks belong to the PATHs with which the screen was opened."""
_EXAMPLES = (
    "logexplorer report sample_data/authentik-events.ndjson",
    """logexplorer report sample_data --query 'action = "login_failed"' --output night.md""",
)


class Options(arguments.LogOptions):
    """What the command line said; None where it said nothing."""

    query: str


def main(argv: Sequence[str], streams: Streams, stop: Stop) -> ExitCode:
    """Answer the command line."""
    options = _parser().read(argv, Options())
    paths = arguments.some_paths(options.words, _USAGE)
    with asking(options.query, paths, options, streams, stop) as (explorer, search):
        report = explorer.exporting.report(search, stop)
        if explorer.kept.trouble:
            streams.say(f"warning: {explorer.kept.trouble}")
        if not report.noted:
            streams.say("note: none of these events is bookmarked; on the screen, b does that")
        with opened_output(streams, options.output) as out:
            text = report_text(report, datetime.now(UTC))
            out.write(text.encode(errors="backslashreplace"))
    return ExitCode.OK


def _parser() -> arguments.Parser:
    parser = arguments.Parser("logexplorer report", _USAGE, _SAYS, _EXAMPLES)
    arguments.add_paths(parser)
    arguments.add_query(parser)
    arguments.add_period(parser)
    parser.add_argument(
        "--order", choices=("created", "-created"), help="oldest or newest (-created) first"
    )
    arguments.add_output(parser)
    return parser

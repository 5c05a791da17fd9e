"""`logexplorer top`: the most frequent values of a field."""

from collections.abc import Sequence

from logexplorer.headless import answers, arguments
from logexplorer.headless.complaint import asked
from logexplorer.headless.exits import ExitCode
from logexplorer.headless.output import Streams, opened_output
from logexplorer.headless.question import asking
from logexplorer.model.results import Top
from logexplorer.model.stop import Stop
from logexplorer.views.clean import clean
from logexplorer.views.status import Counts, counted

_USAGE = "logexplorer top FIELD PATH... [options]"
_SAYS = "Print the most frequent values of a field, and how many events have each."
_EXAMPLES = (
    "logexplorer top action sample_data/authentik-events.ndjson",
    """logexplorer top client_ip sample_data --query 'action = "login_failed"' --limit 5""",
)


class Options(arguments.LogOptions):
    """What the command line said; None where it said nothing."""

    query: str
    limit: int
    format: str


def main(argv: Sequence[str], streams: Streams, stop: Stop) -> ExitCode:
    """Answer the command line."""
    options = _parser().read(argv, Options())
    field, paths = arguments.one_and_paths(options.words, "FIELD", _USAGE)
    with (
        asking(options.query, paths, options, streams, stop) as (explorer, search),
        asked(field, "FIELD"),
    ):
        top = explorer.top(search, field, options.limit, stop)
    rows = [(each.value, each.count) for each in top.values]
    with opened_output(streams, options.output) as out:
        answers.write(out, options.format, ("value", "count"), rows)
    _say_rest(top, streams)
    return ExitCode.OK


def _say_rest(top: Top, streams: Streams) -> None:
    if top.distinct > len(top.values):
        streams.say(f"note: {len(top.values):,} of {top.distinct:,} values; --limit shows more")
    if top.missing:
        streams.say(f"note: without a value: {counted(Counts(top.missing, top.total))}")
    for note in top.notes:
        streams.say(f"note: {clean(note)}")


def _parser() -> arguments.Parser:
    parser = arguments.Parser("logexplorer top", _USAGE, _SAYS, _EXAMPLES)
    parser.add_argument_group(
        "FIELD",
        "a field or path, such as action or context.geo.country; or place, city, country or\n"
        "network: where events came from (a field of the data that is called so comes first)",
    )
    arguments.add_paths(parser)
    arguments.add_query(parser)
    parser.add_argument(
        "--limit", metavar="N", type=arguments.at_least(1), default=20, help="at most N values (20)"
    )
    arguments.add_period(parser)
    arguments.add_format(parser, answers.FORMATS)
    arguments.add_databases(parser)
    arguments.add_output(parser)
    return parser

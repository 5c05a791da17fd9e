"""`logexplorer query`: the events that a query selects."""

import argparse
from collections.abc import Sequence
from pathlib import PurePath

from logexplorer.headless import arguments, queries
from logexplorer.headless.exits import ExitCode
from logexplorer.headless.opening import opened
from logexplorer.headless.output import Streams, is_terminal, opened_output
from logexplorer.headless.picks import split_fields
from logexplorer.headless.printing import Printing, print_events, say_absent
from logexplorer.headless.question import asking, search_for
from logexplorer.model.errors import UsageError
from logexplorer.model.stop import Stop

TABLE_ROWS = 100
FORMATS = ("table", "ndjson", "json", "csv", "parquet")

_USAGE = """logexplorer query QUERY PATH... [options]
       logexplorer query --queries FILE PATH... [options]"""
_SAYS = """Print the events that a query selects, the newest first. The query '' selects all."""
_EXAMPLES = (
    """logexplorer query 'action = "login_failed"' sample_data/authentik-events.ndjson""",
    """logexplorer query 'user.username ~ "admin"' sample_data/authentik-events.ndjson --count""",
    """logexplorer query '' sample_data --format csv --fields created,action,client_ip --limit 5""",
)
_HELP = "logexplorer query QUERY PATH...; the query '' selects all events"
_SUFFIXES = {".jsonl": "ndjson"} | {f".{name}": name for name in FORMATS}
_ONLY_WITHOUT_COUNT = ("format", "fields", "limit", "order")


class Options(arguments.LogOptions):
    """What the command line said; None where it said nothing."""

    queries: str | None
    format: str | None
    count: bool
    limit: int | None
    fields: str | None


def main(argv: Sequence[str], streams: Streams, stop: Stop) -> ExitCode:
    """Answer the command line."""
    options = _parser().read(argv, Options())
    if options.queries is not None:
        return _answer_file(options, options.queries, streams, stop)
    query, paths = arguments.one_and_paths(options.words, "QUERY", _HELP)
    printing = _printing(options, streams)
    with asking(query, paths, options, streams, stop) as (explorer, search):
        if options.count:
            count = explorer.count(search, stop)
            with opened_output(streams, options.output) as out:
                out.write(b"%d\n" % count)
            if not count:
                say_absent(explorer, search, streams, stop)
        else:
            print_events(explorer, search, printing, streams, stop)
    return ExitCode.OK


def _answer_file(options: Options, file: str, streams: Streams, stop: Stop) -> ExitCode:
    """Answer the queries of a file."""
    refuse_together("--queries", options, ("count", *_ONLY_WITHOUT_COUNT))
    paths = arguments.some_paths(options.words, "logexplorer query --queries FILE PATH...")
    texts = queries.read(file)
    with opened(paths, options, streams, stop) as explorer:
        base = search_for(explorer, "", options, stop)
        with opened_output(streams, options.output) as out:
            return queries.answer(explorer, base, texts, out, stop)


def _printing(options: Options, streams: Streams) -> Printing:
    """How to print. Raises UsageError for options that contradict each other."""
    if options.count:
        refuse_together("--count", options, _ONLY_WITHOUT_COUNT)
    form = options.format or _format_of(options.output)
    to_screen = options.output in (None, "-") and is_terminal(streams.out)
    if form == "parquet" and to_screen:
        raise UsageError(
            "a Parquet file cannot be shown on a terminal", "name a file: --output events.parquet"
        )
    fields = split_fields(options.fields) if options.fields is not None else ()
    most = TABLE_ROWS if form == "table" and options.limit is None else options.limit
    return Printing(form, fields, most, options.output, to_screen)


def refuse_together(option: str, options: argparse.Namespace, others: Sequence[str]) -> None:
    """Raise UsageError if one of the others was given too."""
    for other in others:
        value = getattr(options, other)
        if value is not None and value is not False:
            raise UsageError(
                f"{option} and --{other} contradict each other", "leave one of them out"
            )


def _format_of(output: str | None) -> str:
    """The format that the name of a file asks for; a table where it asks for none."""
    return _SUFFIXES.get(PurePath(output).suffix.lower(), "table") if output else "table"


def _parser() -> arguments.Parser:
    parser = arguments.Parser("logexplorer query", _USAGE, _SAYS, _EXAMPLES)
    arguments.add_paths(parser)
    parser.add_argument(
        "--format", choices=FORMATS, help="table if not given, or what the name of --output says"
    )
    parser.add_argument("--count", action="store_true", help="print only how many there are")
    parser.add_argument(
        "--limit",
        metavar="N",
        type=arguments.at_least(0),
        help=f"at most N events; a table shows {TABLE_ROWS} if not given, all else shows all",
    )
    parser.add_argument(
        "--order", choices=("created", "-created"), help="oldest or newest (-created) first"
    )
    parser.add_argument(
        "--fields",
        metavar="a,b.c",
        help="only these fields, as columns or keys; null or empty where an event has none",
    )
    parser.add_argument(
        "--queries",
        metavar="FILE",
        help="answer each query of FILE (- for standard input), one JSON string a line, with one"
        " JSON line: query, count and ids (event_uuid), or query and error",
    )
    arguments.add_period(parser)
    arguments.add_output(parser)
    return parser

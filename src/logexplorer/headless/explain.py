"""`logexplorer explain`: how a query is read, and the statement that answers it."""

from collections.abc import Sequence
from dataclasses import asdict

from logexplorer.headless import arguments
from logexplorer.headless.exits import ExitCode
from logexplorer.headless.opening import opened
from logexplorer.headless.output import Streams, opened_output
from logexplorer.headless.question import search_for
from logexplorer.headless.writers.documents import document, harmless
from logexplorer.model.results import Explained
from logexplorer.model.stop import Stop
from logexplorer.views.clean import clean

_USAGE = "logexplorer explain QUERY PATH... [options]"
_SAYS = "Print how a query is read, and the SQL and its parameters that answer it."
_EXAMPLES = (
    """logexplorer explain 'action = "login"' sample_data/authentik-events.ndjson""",
    """logexplorer explain 'app ~ "a" and user.pk = 5 or brand.pk = 1' sample_data --format json""",
)


class Options(arguments.LogOptions):
    """What the command line said; None where it said nothing."""

    format: str


def main(argv: Sequence[str], streams: Streams, stop: Stop) -> ExitCode:
    """Answer the command line."""
    options = _parser().read(argv, Options())
    query, paths = arguments.one_and_paths(options.words, "QUERY", _USAGE)
    with opened(paths, options, streams, stop) as explorer:
        search = search_for(explorer, query, options, stop)
        explained = explorer.explain(search)
    with opened_output(streams, options.output) as out:
        written = _as_json if options.format == "json" else _as_text
        out.write(written(explained))
    return ExitCode.OK


def _as_text(explained: Explained) -> bytes:
    kind = "plain text" if explained.plain else "query"
    lines = [f"{kind}: {clean(explained.text)}", f"read as: {clean(explained.reading)}", "", "SQL:"]
    lines += [f"  {clean(line)}" for line in explained.sql.splitlines()]
    lines += ["", "parameters:" if explained.parameters else "parameters: none"]
    for number, parameter in enumerate(explained.parameters, start=1):
        lines.append(f"  {number}. {clean(document(parameter).decode())}")
    return ("\n".join(lines) + "\n").encode(errors="backslashreplace")


def _as_json(explained: Explained) -> bytes:
    return harmless(document(asdict(explained))) + b"\n"


def _parser() -> arguments.Parser:
    parser = arguments.Parser("logexplorer explain", _USAGE, _SAYS, _EXAMPLES)
    arguments.add_paths(parser)
    arguments.add_period(parser)
    arguments.add_format(parser, ("text", "json"))
    arguments.add_output(parser)
    return parser

"""`logexplorer fields`: what can be asked about: fields and paths seen in the logs."""

from collections.abc import Sequence

from logexplorer.headless import answers, arguments
from logexplorer.headless.exits import ExitCode
from logexplorer.headless.opening import opened
from logexplorer.headless.output import Streams, opened_output
from logexplorer.headless.width import cut
from logexplorer.model.results import PathInfo
from logexplorer.model.stop import Stop

_USAGE = "logexplorer fields PATH... [options]"
_SAYS = "Print the fields and paths of the events: kinds of values, how many events, examples."
_EXAMPLES = (
    "logexplorer fields sample_data/authentik-events.ndjson",
    "logexplorer fields sample_data --format ndjson",
)
_COLUMNS = ("path", "kinds", "count", "examples")
_EXAMPLE = 32


class Options(arguments.LogOptions):
    """What the command line said; None where it said nothing."""

    format: str


def main(argv: Sequence[str], streams: Streams, stop: Stop) -> ExitCode:
    """Answer the command line."""
    options = _parser().read(argv, Options())
    paths = arguments.some_paths(options.words, _USAGE)
    with opened(paths, options, streams, stop) as explorer:
        fields = explorer.fields(stop)
    rows = map(_for_people if options.format == "table" else _for_programs, fields)
    with opened_output(streams, options.output) as out:
        answers.write(out, options.format, _COLUMNS, rows)
    return ExitCode.OK


def _for_people(info: PathInfo) -> tuple[object, ...]:
    examples = ", ".join(cut(example, _EXAMPLE) or '""' for example in info.examples)
    return info.path, "/".join(info.kinds), info.count, examples


def _for_programs(info: PathInfo) -> tuple[object, ...]:
    return info.path, list(info.kinds), info.count, list(info.examples)


def _parser() -> arguments.Parser:
    parser = arguments.Parser("logexplorer fields", _USAGE, _SAYS, _EXAMPLES)
    arguments.add_paths(parser)
    arguments.add_format(parser, answers.FORMATS)
    arguments.add_output(parser)
    return parser

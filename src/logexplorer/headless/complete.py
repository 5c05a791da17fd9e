"""`logexplorer complete`: what may be typed at a cursor in a query."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from logexplorer.headless import arguments
from logexplorer.headless.exits import ExitCode
from logexplorer.headless.opening import opened
from logexplorer.headless.output import Streams, is_terminal, opened_output
from logexplorer.headless.writers.documents import document, harmless
from logexplorer.model.completion import Completion
from logexplorer.model.errors import UsageError
from logexplorer.model.stop import Stop

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

_USAGE = "logexplorer complete TEXT PATH... [options]"
_SAYS = """Print what may be typed at a cursor in TEXT, as the query bar suggests it: fields, paths,
operators and values seen in the logs, the likeliest first.

Each line is JSON: the text to put in the place of the characters from start up to end, its kind
(field, key, operator, value, keyword), and a detail such as how many events have it; a tilde says
that the number was reckoned from some of the events."""
_EXAMPLES = (
    "logexplorer complete 'action = \"lo' sample_data/authentik-events.ndjson",
    "logexplorer complete 'context.ge = 1' sample_data --cursor 10",
)


class Options(arguments.LogOptions):
    """What the command line said; None where it said nothing."""

    cursor: int | None
    limit: int


def main(argv: Sequence[str], streams: Streams, stop: Stop) -> ExitCode:
    """Answer the command line."""
    options = _parser().read(argv, Options())
    text, paths = arguments.one_and_paths(options.words, "TEXT", _USAGE)
    cursor = len(text) if options.cursor is None else options.cursor
    if cursor > len(text):
        raise UsageError(f"--cursor: {cursor} is behind the end of TEXT", f"at most {len(text)}")
    with opened(paths, options, streams, stop) as explorer:
        completion = _completion(explorer, text, cursor, options.limit, stop)
    from logexplorer.explorer.writers import ndjson

    with opened_output(streams, options.output) as out:
        found = (document(asdict(each)) for each in completion.suggestions)
        ndjson.write(out, map(harmless, found) if is_terminal(out) else found)
    return ExitCode.OK


def _completion(explorer: "Explorer", text: str, cursor: int, limit: int, stop: Stop) -> Completion:
    """The suggestions with the values that they want."""
    completing = explorer.completion
    completing.learn(stop)
    completion = completing.complete(text, cursor)
    if completion.wanted is not None:
        completing.values_like(completion.wanted, limit, stop)
        completion = completing.complete(text, cursor)
    return completion


def _parser() -> arguments.Parser:
    parser = arguments.Parser("logexplorer complete", _USAGE, _SAYS, _EXAMPLES)
    arguments.add_paths(parser)
    parser.add_argument(
        "--cursor",
        metavar="N",
        type=arguments.at_least(0),
        help="the cursor stands before character N, counted from 0; at the end if not given",
    )
    parser.add_argument(
        "--limit",
        metavar="N",
        type=arguments.at_least(1),
        default=50,
        help="look up at most N values (50)",
    )
    arguments.add_output(parser)
    return parser

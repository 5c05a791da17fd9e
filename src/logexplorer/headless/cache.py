"""`logexplorer cache`: what was kept so that logs reopen at once, and how to be rid of it."""

import argparse
from collections.abc import Sequence

from logexplorer.headless import answers, arguments
from logexplorer.headless.exits import ExitCode
from logexplorer.headless.output import Streams
from logexplorer.model.errors import UsageError
from logexplorer.model.results import CacheEntry
from logexplorer.model.stop import Stop
from logexplorer.views.status import size

_USAGE = "logexplorer cache list|clear [options]"
_SAYS = "List what is kept so that logs reopen at once, or remove it; the logs stay as they are."
_EXAMPLES = ("logexplorer cache list", "logexplorer cache clear")
_COLUMNS = ("used", "bytes", "complete", "sources")
_FOR_PEOPLE = ("used", "size", "sources")


class Options(argparse.Namespace):
    """What the command line said."""

    words: list[str]
    format: str


def main(argv: Sequence[str], streams: Streams, stop: Stop) -> ExitCode:
    """Answer the command line."""
    options = _parser().read(argv, Options())
    match options.words:
        case ["list"]:
            _list(options.format, streams)
        case ["clear"]:
            _clear(streams)
        case []:
            raise UsageError("list or clear is missing", _USAGE)
        case words:
            raise UsageError(f"the cache cannot {' '.join(words)}", _USAGE)
    return ExitCode.OK


def _list(format: str, streams: Streams) -> None:
    from logexplorer.explorer import cache_entries, cache_limit

    entries = cache_entries()
    if format == "table":
        answers.write(streams.out, format, _FOR_PEOPLE, map(_for_people, entries))
    else:
        answers.write(streams.out, format, _COLUMNS, map(_for_programs, entries))
    streams.out.flush()
    total = sum(entry.bytes for entry in entries)
    streams.say(f"note: {size(total)} of at most {size(cache_limit())}; the oldest goes first")


def _clear(streams: Streams) -> None:
    from logexplorer.explorer import clear_cache

    streams.say(f"removed {size(clear_cache())}")


def _for_people(entry: CacheEntry) -> tuple[object, ...]:
    used = entry.used.strftime("%Y-%m-%d %H:%M")
    return used, size(entry.bytes), ", ".join(entry.sources)


def _for_programs(entry: CacheEntry) -> tuple[object, ...]:
    return entry.used, entry.bytes, entry.complete, list(entry.sources)


def _parser() -> arguments.Parser:
    parser = arguments.Parser("logexplorer cache", _USAGE, _SAYS, _EXAMPLES, opens=False)
    arguments.add_format(parser, answers.FORMATS)
    return parser

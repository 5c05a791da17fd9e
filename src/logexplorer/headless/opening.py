"""The logs that a command names, opened and read, and what there is to say about them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from logexplorer.headless.arguments import LogOptions
from logexplorer.headless.output import Streams
from logexplorer.headless.progress import ProgressLine
from logexplorer.model.results import Loaded
from logexplorer.model.stop import Stop
from logexplorer.views.clean import clean

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

FIND_UNPARSED = "context.parse_error != None"


@contextmanager
def opened(
    paths: Sequence[str], options: LogOptions, streams: Streams, stop: Stop
) -> Iterator["Explorer"]:
    """An explorer that has read all that the paths hold, but for texts that no question needs."""
    from logexplorer.explorer import Explorer

    cache, geoip, asn = not options.no_cache, options.geoip, options.asn
    with Explorer.open(paths, cache=cache, geoip=geoip, asn=asn) as explorer:
        line = ProgressLine(streams.err)
        try:
            loaded = explorer.load(line, stop, texts=False)
        finally:
            line.clear()
        stop.check()
        for sentence in troubles(loaded):
            streams.say(sentence)
        yield explorer


def troubles(loaded: Loaded) -> Iterator[str]:
    """What the reader of an answer must know about the load; nothing where all went well."""
    for problem in loaded.problems:
        yield f"warning: {clean(problem)}"
    if loaded.duplicates:
        events = "1 event" if loaded.duplicates == 1 else f"{loaded.duplicates:,} events"
        yield f"note: {events} came more than once and count once"
    if loaded.unparsed:
        lines = "1 line" if loaded.unparsed == 1 else f"{loaded.unparsed:,} lines"
        yield f"warning: {lines} could not be parsed; find with: {FIND_UNPARSED}"

"""`logexplorer histogram`: events over time, by the values of a field."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from logexplorer.headless import answers, arguments
from logexplorer.headless.complaint import asked
from logexplorer.headless.exits import ExitCode
from logexplorer.headless.output import Streams, opened_output
from logexplorer.headless.question import asking
from logexplorer.model.results import Bin, Histogram
from logexplorer.model.stop import Stop
from logexplorer.views.status import Counts, counted

_USAGE = "logexplorer histogram QUERY PATH... [options]"
_SAYS = "Print how many events there were over time, in bars of a round width, times in UTC."
_EXAMPLES = (
    "logexplorer histogram '' sample_data/authentik-events.ndjson --buckets 20",
    """logexplorer histogram 'action ~ "login"' sample_data --by client_ip --format csv""",
)
_HELP = "logexplorer histogram QUERY PATH...; the query '' selects all events"
_BAR = 40
_NAMED = 3
_OTHER = "(other)"  # the explorer's series for all values beyond the most frequent


class Options(arguments.LogOptions):
    """What the command line said; None where it said nothing."""

    by: str
    buckets: int
    format: str


def main(argv: Sequence[str], streams: Streams, stop: Stop) -> ExitCode:
    """Answer the command line."""
    options = _parser().read(argv, Options())
    query, paths = arguments.one_and_paths(options.words, "QUERY", _HELP)
    with (
        asking(query, paths, options, streams, stop) as (explorer, search),
        asked(options.by, "--by"),
    ):
        histogram = explorer.histogram(search, options.by, options.buckets, stop)
    with opened_output(streams, options.output) as out:
        columns, rows = _rows(histogram, options.format)
        answers.write(out, options.format, columns, rows)
    _say_rest(histogram, streams)
    return ExitCode.OK


def _rows(histogram: Histogram, format: str) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
    """A bar for people, every count for programs."""
    bins = histogram.bins
    match format:
        case "table":
            most = max((each.total for each in bins), default=0)
            rows = ((_time(each), each.total, _bar(each, most), _named(each)) for each in bins)
            return ("start", "count", "", histogram.by), rows
        case "csv":
            names = [name or "(none)" for name in histogram.series]
            counts = ([each.counts.get(name, 0) for name in histogram.series] for each in bins)
            started = zip(bins, counts, strict=True)
            return (
                ("start", "count", *names),
                ((each.start, each.total, *row) for each, row in started),
            )
        case _:
            return (
                ("start", "count", histogram.by),
                ((each.start, each.total, dict(each.counts)) for each in bins),
            )


def _time(each: Bin) -> str:
    return each.start.strftime("%Y-%m-%d %H:%M:%S")


def _bar(each: Bin, most: int) -> str:
    """As long as the count is, at least a mark where there is any event."""
    return "█" * max(each.total > 0, round(each.total * _BAR / most)) if most else ""


def _named(each: Bin) -> str:
    """The most frequent values of a bar, and how many events have others."""
    named = [(count, name) for name, count in each.counts.items() if count and name != _OTHER]
    top = sorted(named, key=lambda item: (-item[0], item[1]))[:_NAMED]
    shown = [f"{name or '(none)'} {count:,}" for count, name in top]
    if rest := each.total - sum(count for count, _ in top):
        shown.append(f"others {rest:,}")
    return ", ".join(shown)


def _say_rest(histogram: Histogram, streams: Streams) -> None:
    if histogram.bins:
        streams.say(f"note: each bar is {_words(histogram.width)} from its start, in UTC")
    if histogram.undated:
        undated = counted(Counts(histogram.undated))
        streams.say(f"note: without a time, and so in no bar: {undated}")


def _words(width: timedelta) -> str:
    """`1 day 6 hours`."""
    seconds = int(width.total_seconds())
    parts = []
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")):
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} {unit}" + ("s" if count > 1 else ""))
    return " ".join(parts) or f"{width.microseconds / 1000:g} milliseconds"


def _parser() -> arguments.Parser:
    parser = arguments.Parser("logexplorer histogram", _USAGE, _SAYS, _EXAMPLES)
    arguments.add_paths(parser)
    parser.add_argument(
        "--by", metavar="FIELD", default="action", help="count by the values of FIELD (action)"
    )
    parser.add_argument(
        "--buckets",
        metavar="N",
        type=arguments.at_least(1),
        default=60,
        help="about N bars of a round width (60)",
    )
    arguments.add_period(parser)
    arguments.add_format(parser, answers.FORMATS)
    arguments.add_output(parser)
    return parser

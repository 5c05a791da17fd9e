"""`logexplorer week`: events by weekday and hour."""

from collections.abc import Sequence

from logexplorer.headless import answers, arguments
from logexplorer.headless.exits import ExitCode
from logexplorer.headless.output import Streams, opened_output
from logexplorer.headless.question import asking
from logexplorer.model.charts import HOURS, WEEKDAYS, Week
from logexplorer.model.stop import Stop
from logexplorer.views.status import Counts, counted

_USAGE = "logexplorer week PATH... [options]"
_SAYS = "Print how many events there were on each weekday in each hour, in UTC if no zone is given."
_EXAMPLES = (
    "logexplorer week sample_data/authentik-events.ndjson --tz Europe/Berlin",
    """logexplorer week sample_data --query 'action = "login_failed"' --format csv""",
)


class Options(arguments.LogOptions):
    """What the command line said; None where it said nothing."""

    query: str
    tz: str
    format: str


def main(argv: Sequence[str], streams: Streams, stop: Stop) -> ExitCode:
    """Answer the command line."""
    options = _parser().read(argv, Options())
    zone = arguments.zone(options.tz)
    paths = arguments.some_paths(options.words, _USAGE)
    with asking(options.query, paths, options, streams, stop) as (explorer, search):
        week = explorer.week(search, zone, stop)
    columns, rows = _rows(week, options.format)
    with opened_output(streams, options.output) as out:
        answers.write(out, options.format, columns, rows)
    streams.say(f"note: weekdays and hours in {options.tz}")
    if week.undated:
        streams.say(f"note: without a time, and so in no hour: {counted(Counts(week.undated))}")
    return ExitCode.OK


def _rows(week: Week, format: str) -> tuple[Sequence[str], Sequence[Sequence[object]]]:
    """A line a weekday for people; a line an hour for programs."""
    days = tuple(zip(WEEKDAYS, week.counts, strict=True))
    if format == "table":
        hours = tuple(f"{hour:02}" for hour in range(HOURS))
        return ("weekday", *hours, "all"), [(day, *counts, sum(counts)) for day, counts in days]
    return ("weekday", "hour", "count"), [
        (day, hour, count) for day, counts in days for hour, count in enumerate(counts)
    ]


def _parser() -> arguments.Parser:
    parser = arguments.Parser("logexplorer week", _USAGE, _SAYS, _EXAMPLES)
    arguments.add_paths(parser)
    arguments.add_query(parser)
    parser.add_argument(
        "--tz", metavar="ZONE", default="UTC", help="the zone's hours, such as Europe/Berlin (UTC)"
    )
    arguments.add_period(parser)
    arguments.add_format(parser, answers.FORMATS)
    arguments.add_output(parser)
    return parser

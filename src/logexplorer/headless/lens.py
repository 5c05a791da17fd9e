"""`logexplorer lens`: what needs a look: bursts of failed logins, break-ins, errors, changes."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from logexplorer.headless import answers, arguments
from logexplorer.headless.exits import ExitCode
from logexplorer.headless.output import Streams, opened_output
from logexplorer.headless.question import asking
from logexplorer.model.lenses import Finding, Findings
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.views.narrow import narrowed

_USAGE = "logexplorer lens [NAME PATH...] [options]"
_SAYS = """Print what needs a look, each with the query and the times that show its events.
Without a NAME: the lenses, and what each looks for. Their thresholds are in the config."""
_EXAMPLES = (
    "logexplorer lens",
    "logexplorer lens success-after-failures sample_data/authentik-events.ndjson",
    "logexplorer lens failures-by-address sample_data --since 2026-11-01 --format ndjson",
)
_SHOWN = ("what", "count", "first", "last", "detail")
_COLUMNS = (*_SHOWN, "query", "since", "until")


class Options(arguments.LogOptions):
    """What the command line said; None where it said nothing."""

    query: str
    format: str


def main(argv: Sequence[str], streams: Streams, stop: Stop) -> ExitCode:
    """Answer the command line."""
    from logexplorer.explorer.lenses import lens_named, lenses

    options = _parser().read(argv, Options())
    if not options.words:
        rows = [(lens.name, lens.title, lens.definition) for lens in lenses()]
        _write(options, ("name", "title", "definition"), rows, streams)
        return ExitCode.OK
    lens = lens_named(options.words[0])
    paths = arguments.some_paths(options.words[1:], _USAGE)
    with asking(options.query, paths, options, streams, stop) as (explorer, search):
        findings = explorer.lenses.look(lens.name, search, stop)
    if options.format == "table":
        _write(options, _SHOWN, map(_for_people, findings.items), streams)
    else:
        _write(options, _COLUMNS, (_for_programs(each, search) for each in findings.items), streams)
    _say_rest(findings, streams)
    return ExitCode.OK


def _write(
    options: Options, columns: Sequence[str], rows: Iterable[Sequence[object]], streams: Streams
) -> None:
    with opened_output(streams, options.output) as out:
        answers.write(out, options.format, columns, rows)


def _for_people(found: Finding) -> tuple[object, ...]:
    return found.what, found.count, _seconds(found.first), _seconds(found.last), found.detail


def _for_programs(found: Finding, search: Search) -> tuple[object, ...]:
    query, period = narrowed(search.text, found.query), found.period
    shown = (found.what, found.count, found.first, found.last, found.detail)
    return *shown, query, period.since, period.until


def _seconds(moment: datetime | None) -> str | None:
    return moment.strftime("%Y-%m-%d %H:%M:%S") if moment else None


def _say_rest(findings: Findings, streams: Streams) -> None:
    streams.say(f"note: {findings.lens.title}: {findings.lens.definition}")
    if findings.note:
        streams.say(f"note: {findings.note}")
    if findings.total > len(findings.items):
        streams.say(f"note: {len(findings.items):,} of {findings.total:,} findings")


def _parser() -> arguments.Parser:
    parser = arguments.Parser("logexplorer lens", _USAGE, _SAYS, _EXAMPLES)
    parser.add_argument_group("NAME", "what to look for; `logexplorer lens` lists the names")
    arguments.add_paths(parser)
    arguments.add_query(parser)
    arguments.add_period(parser)
    arguments.add_format(parser, answers.FORMATS)
    arguments.add_output(parser)
    return parser

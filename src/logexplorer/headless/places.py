"""`logexplorer places`: where events came from."""

from collections.abc import Iterator, Sequence
from typing import get_args

from logexplorer.headless import answers, arguments
from logexplorer.headless.exits import ExitCode
from logexplorer.headless.located import say_sources, say_unplaced
from logexplorer.headless.output import Streams, opened_output
from logexplorer.headless.question import asking
from logexplorer.headless.writers import geojson
from logexplorer.model.countries import country_name
from logexplorer.model.places import PlaceBy, PlaceCount, Places
from logexplorer.model.stop import Stop

FORMATS = ("table", "ndjson", "json", "csv", "geojson")
COLUMNS = (
    *("city", "country", "network", "latitude", "longitude"),
    *("count", "last_seen", "actions", "query"),
)
_USAGE = "logexplorer places QUERY PATH... [options]"
_SAYS = """Print where events came from: by context.geo and context.asn, else by their address in
a geo database: --geoip, [geo] city in the config, the system's, or DB-IP City Lite,
which comes with the program and tells cities apart only roughly."""
_EXAMPLES = (
    "logexplorer places '' sample_data/authentik-events.ndjson",
    """logexplorer places 'action = "login_failed"' sample_data --by network --format csv""",
    "logexplorer places '' sample_data --format geojson --output places.geojson",
)
_HELP = "logexplorer places QUERY PATH...; the query '' selects all events"
_NAMED = 3


class Options(arguments.LogOptions):
    """What the command line said; None where it said nothing."""

    by: PlaceBy
    limit: int | None
    format: str


def main(argv: Sequence[str], streams: Streams, stop: Stop) -> ExitCode:
    """Answer the command line."""
    options = _parser().read(argv, Options())
    query, paths = arguments.one_and_paths(options.words, "QUERY", _HELP)
    with asking(query, paths, options, streams, stop) as (explorer, search):
        places = explorer.places.count(search, options.by, stop)
    items = places.items[: options.limit]
    with opened_output(streams, options.output) as out:
        if options.format == "geojson":
            geojson.write(out, COLUMNS, map(_values, items))
        elif options.format == "table":
            columns, rows = _for_people(items, options.by)
            answers.write(out, "table", columns, rows)
        else:
            answers.write(out, options.format, COLUMNS, map(_values, items))
    _say_rest(places, len(items), streams)
    return ExitCode.OK


def _values(each: PlaceCount) -> tuple[object, ...]:
    """The place in all columns, None for what is not known."""
    place = each.place
    return (
        place.city or None,
        place.country or None,
        place.network or None,
        place.latitude,
        place.longitude,
        each.count,
        each.last_seen,
        dict(each.actions),
        each.query or None,
    )


def _for_people(
    items: Sequence[PlaceCount], by: PlaceBy
) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
    rows = (
        (
            country_name(each.place.country) if by == "country" else each.place.label,
            each.count,
            each.last_seen and each.last_seen.strftime("%Y-%m-%d %H:%M:%S"),
            _actions(each),
        )
        for each in items
    )
    return (by, "count", "last seen", "actions"), rows


def _actions(each: PlaceCount) -> str:
    """The most frequent actions, and how many events have others."""
    top = list(each.actions.items())[:_NAMED]
    shown = [f"{action or '(none)'} {count:,}" for action, count in top]
    if rest := each.count - sum(count for _, count in top):
        shown.append(f"others {rest:,}")
    return ", ".join(shown)


def _say_rest(places: Places, written: int, streams: Streams) -> None:
    if written < len(places.items):
        streams.say(f"note: {written:,} of {len(places.items):,} places; --limit shows more")
    say_unplaced(places, streams)
    say_sources(places, streams)


def _parser() -> arguments.Parser:
    parser = arguments.Parser("logexplorer places", _USAGE, _SAYS, _EXAMPLES)
    arguments.add_paths(parser)
    parser.add_argument(
        "--by", choices=get_args(PlaceBy), default="city", help="what makes a place (city)"
    )
    parser.add_argument(
        "--limit", metavar="N", type=arguments.at_least(1), help="at most N places (all)"
    )
    arguments.add_period(parser)
    arguments.add_databases(parser)
    arguments.add_format(parser, FORMATS)
    arguments.add_output(parser)
    return parser

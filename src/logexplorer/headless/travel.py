"""`logexplorer travel`: journeys of users that no aeroplane could make."""

from collections.abc import Iterator, Sequence
from math import isinf
from typing import TYPE_CHECKING

from logexplorer.headless import answers, arguments
from logexplorer.headless.exits import ExitCode
from logexplorer.headless.located import say_sources
from logexplorer.headless.output import Streams, opened_output
from logexplorer.headless.question import asking
from logexplorer.model.places import Journey, Sighting, Travel
from logexplorer.model.stop import Stop

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

COLUMNS = ("user", "departure", "arrival", "kilometres", "speed", "times")
_FOR_PEOPLE = ("user", "departed", "from", "arrived", "to", "km", "km/h", "times")
_USAGE = "logexplorer travel PATH... [options]"
_SAYS = """Print consecutive events of a user that lie too far apart for the time between them,
one row for each pair of places of a user, with its fastest journey. Hops under 50 km,
and places whose coordinates are not known, are left out."""
_EXAMPLES = (
    "logexplorer travel sample_data/authentik-events.ndjson",
    """logexplorer travel sample_data --query 'action = "login"' --max-speed 500 --format ndjson""",
)


class Options(arguments.LogOptions):
    """What the command line said; None where it said nothing."""

    query: str
    max_speed: float | None
    format: str


def main(argv: Sequence[str], streams: Streams, stop: Stop) -> ExitCode:
    """Answer the command line."""
    options = _parser().read(argv, Options())
    paths = arguments.some_paths(options.words, _USAGE)
    with asking(options.query, paths, options, streams, stop) as (explorer, search):
        travel = explorer.places.travel(search, options.max_speed, stop)
        with opened_output(streams, options.output) as out:
            if options.format == "table":
                answers.write(out, "table", _FOR_PEOPLE, map(_for_people, travel.journeys))
            else:
                answers.write(out, options.format, COLUMNS, _rows(explorer, travel))
    streams.say(f"note: users seen at places more than once: {travel.users:,}")
    say_sources(travel, streams)
    return ExitCode.OK


def _for_people(each: Journey) -> tuple[object, ...]:
    departure, arrival = each.departure, each.arrival
    return (
        each.user,
        _time(departure),
        departure.place.label,
        _time(arrival),
        arrival.place.label,
        f"{each.kilometres:,.0f}",
        "at once" if isinf(each.speed) else f"{each.speed:,.0f}",
        each.times,
    )


def _time(sighting: Sighting) -> str:
    return sighting.created.strftime("%Y-%m-%d %H:%M:%S")


def _rows(explorer: "Explorer", travel: Travel) -> Iterator[tuple[object, ...]]:
    """The journeys with all that is known of both ends; a speed of null is a journey at once."""
    for each in travel.journeys:
        yield (
            each.user,
            _end(explorer, each.departure),
            _end(explorer, each.arrival),
            round(each.kilometres, 1),
            None if isinf(each.speed) else round(each.speed, 1),
            each.times,
        )


def _end(explorer: "Explorer", sighting: Sighting) -> dict[str, object]:
    place = sighting.place
    return {
        "event_uuid": explorer.event(sighting.event).event_uuid,
        "created": sighting.created,
        "client_ip": sighting.address or None,
        "city": place.city or None,
        "country": place.country or None,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _parser() -> arguments.Parser:
    parser = arguments.Parser("logexplorer travel", _USAGE, _SAYS, _EXAMPLES)
    arguments.add_paths(parser)
    arguments.add_query(parser)
    parser.add_argument(
        "--max-speed",
        metavar="KMH",
        type=arguments.speed,
        help="faster journeys are impossible ([geo] max_speed of the config, else 1000)",
    )
    arguments.add_period(parser)
    arguments.add_databases(parser)
    arguments.add_format(parser, answers.FORMATS)
    arguments.add_output(parser)
    return parser

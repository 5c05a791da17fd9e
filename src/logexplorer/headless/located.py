"""What a reader of places must know: where they come from, and what no database knew."""

from logexplorer.headless.output import Streams
from logexplorer.model.places import Places, Travel
from logexplorer.views.clean import clean
from logexplorer.views.status import Counts, counted


def say_sources(found: Places | Travel, streams: Streams) -> None:
    """What is wrong with databases, and what their licences want to be shown."""
    for problem in found.problems:
        streams.say(f"warning: {clean(problem)}")
    if found.attribution:
        streams.say(f"note: {found.attribution}")


def say_unplaced(places: Places, streams: Streams) -> None:
    """How many events are in no row, and why."""
    reasons = (
        ("of addresses that are on no public network", places.private),
        ("of addresses that no database knows", places.unknown),
        ("without an address or a place", places.without_address),
    )
    for reason, count in reasons:
        if count:
            streams.say(f"note: {reason}: {counted(Counts(count, places.total))}")

"""Places and journeys as rows of a list, and what is said above them."""

from collections.abc import Iterator

from logexplorer.model.places import Journey, PlaceBy, PlaceCount, Places, Travel
from logexplorer.views.clean import clean
from logexplorer.views.text import Line, Piece
from logexplorer.views.times import Clock, absolute, relative
from logexplorer.views.world.names import column_of, full_name, padded
from logexplorer.views.world.pins import KIND_NAMES, kind_of, position_of

_ROOMY = 62
"""Cells from which on a row tells what happened mostly, and when to the second."""
_CODE, _COUNT, _BAR, _KIND = 3, 9, 8, 22
_LONGEST_NAME = 34
_EIGHTHS = " ▏▎▍▌▋▊▉"


def place_row(
    item: PlaceCount, by: PlaceBy, greatest: int, width: int, clock: Clock, *, ascii: bool = False
) -> Line:
    """Country, name, events, a bar, what happened mostly, and the last time."""
    # A network is in no one country.
    code = _CODE if by != "network" else 0
    country = clean(item.place.country, ascii=ascii) or "-"
    roomy = width >= _ROOMY
    seen = _when(item, clock, roomy=roomy)
    wide = width >= _ROOMY + _KIND
    rest = code + _COUNT + _BAR + 2 + len(seen) + _KIND * wide
    room = min(max(width - rest, 6), _LONGEST_NAME)
    return (
        Piece(f"{country:<{_CODE}}"[:code], "muted"),
        Piece(padded(clean(column_of(item.place, by), ascii=ascii), room)),
        Piece(f"{item.count:>{_COUNT},} "),
        Piece(_bar(item.count / greatest if greatest else 0), "accent"),
        *((Piece(padded(f" {_mostly(item)}", _KIND)),) if wide else ()),
        Piece(f" {seen}", "muted"),
    )


def journey_row(journey: Journey, width: int, clock: Clock) -> Line:
    """Who, from where to where, how far and how fast, when, and how often."""
    start, end = journey.departure, journey.arrival
    speed = "at once" if journey.speed == float("inf") else f"{journey.speed:,.0f} km/h"
    times = f" {journey.times} times" if journey.times > 1 else ""
    from_to = f"{full_name(start.place)} → {full_name(end.place)}"
    when = f"{absolute(start.created, clock)[5:16]} → {absolute(end.created, clock)[5:16]}"
    if start.created.date() == end.created.date():
        when = f"{absolute(start.created, clock)[5:16]} → {absolute(end.created, clock)[11:16]}"
    far = f"{journey.kilometres:,.0f} km"
    if width < _ROOMY:
        return (Piece(f"{journey.user} ", "title"), Piece(from_to), Piece(f" {speed}", "error"))
    return (
        Piece(f"{journey.user} ", "title"),
        Piece(f"{from_to} "),
        Piece(f"{far} ", "muted"),
        Piece(speed, "error"),
        Piece(f" {when}", "muted"),
        Piece(times, "warning"),
    )


def counts_line(places: Places) -> Line:
    """How many events have a place and how many have none, and why."""
    parts = [Piece(f" By {places.by}: ", "muted"), Piece(f"{_located(places):,} located")]
    parts += (
        Piece(f" · {count:,} {what}", "muted")
        for count, what in (
            (_off_map(places) if places.by != "network" else 0, "not on the map"),
            (places.private, "private"),
            (places.unknown, "unknown"),
            (places.without_address, "without address"),
        )
        if count
    )
    return tuple(parts)


def travel_line(travel: Travel) -> Line:
    """How many journeys were found, among whom."""
    count = len(travel.journeys)
    what = "journey" if count == 1 else "journeys"
    who = "user" if travel.users == 1 else "users"
    speed = f"{travel.max_speed:,.0f} km/h"
    return (
        Piece(" Impossible travel: ", "muted"),
        Piece(f"{count:,} {what} over {speed}"),
        Piece(f" · {travel.users:,} {who} seen at places more than once", "muted"),
    )


def no_pins_line(places: Places | None) -> str:
    """Why there is no pin on the map though there are places; else empty."""
    if places is None or not places.items or any(position_of(each.place) for each in places.items):
        return ""
    if places.by == "network":
        return "a network is in many places and has no pin; s: by city"
    return "nobody told where on the map these places are"


def nothing_line(places: Places) -> Line:
    """Why the list is empty."""
    if not places.total:
        return (Piece(" no event matches", "muted"),)
    return (Piece(" no event has a place", "muted"),)


def _located(places: Places) -> int:
    return places.total - places.private - places.unknown - places.without_address


def _off_map(places: Places) -> int:
    return sum(each.count for each in places.items if position_of(each.place) is None)


def _when(item: PlaceCount, clock: Clock, *, roomy: bool) -> str:
    if clock.ages:
        return relative(item.last_seen, clock)
    text = absolute(item.last_seen, clock)
    return text[:16] if roomy else text[5:16]


def _mostly(item: PlaceCount) -> str:
    kind = kind_of((item.actions,))
    count = sum(_of_kind(item, kind))
    return f"{count / item.count:.0%} {KIND_NAMES[kind]}" if item.count else ""


def _of_kind(item: PlaceCount, kind: str) -> Iterator[int]:
    for action, count in item.actions.items():
        if kind_of(({action: 1},)) == kind:
            yield count


def _bar(share: float) -> str:
    eighths = max(round(share * _BAR * 8), 1 if share else 0)
    bar = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
    return f"{bar:<{_BAR}}"

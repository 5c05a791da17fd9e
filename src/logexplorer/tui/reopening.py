"""The view as words, to be opened again: as a command line, and as a session that is kept."""

import os
from contextlib import suppress
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from logexplorer.model.errors import QueryError
from logexplorer.model.kept import Session
from logexplorer.model.period import Period
from logexplorer.model.search import Order, Search
from logexplorer.tui.options import Options

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer

_LOCAL = Path("/etc/localtime")


def command(opened: Options, search: Search, screen: str, zone: tzinfo | None) -> tuple[str, ...]:
    """What a shell opens the same view with, wherever it stands: the program, then its options."""
    from logexplorer.tui.quoting import joined  # the first paint does not wait for it

    since, until = search.period.texts
    order = ("-" if search.order.descending else "") + search.order.field
    usual = replace(search.order, target=None) == Order()
    options = {
        "--screen": screen,
        "--query": search.text,
        "--since": since,
        "--until": until,
        "--order": "" if usual else order,
        "--tz": zone_name(zone),
        "--geoip": opened.geoip,
        "--asn": opened.asn,
    }
    said = (joined((name, value)) for name, value in options.items() if value)
    return (joined(("logexplorer", *opened.paths)), *said)


def zone_name(zone: tzinfo | None) -> str:
    """The name that `--tz` takes for the zone, None being the machine's; empty if it has none."""
    if zone is not None:
        return str(getattr(zone, "key", "") or zone.tzname(None) or "")
    if name := os.environ.get("TZ", "").lstrip(":"):
        return name if not name.startswith("/") else ""
    try:
        _, found, name = str(_LOCAL.readlink()).partition("zoneinfo/")
    except OSError:
        return ""
    return name if found else ""


def period_of(explorer: "Explorer", since: str | None, until: str | None) -> Period:
    """The period between two texts. Raises QueryError."""
    return Period(*(explorer.parse_time(text) if text else None for text in (since, until)))


def ordered_by(explorer: "Explorer", search: Search, order: str | None) -> Search:
    """The search in the order of `--order`: a field, the greatest first behind a dash."""
    if not order:
        return search
    return explorer.ordered(search, order.removeprefix("-"), descending=order.startswith("-"))


def taken_up(explorer: "Explorer", session: Session) -> Search:
    """The period and the order of a session; those that mean nothing any more are left out."""
    search = Search()
    with suppress(QueryError):
        search = replace(search, period=period_of(explorer, session.since, session.until))
    try:
        return explorer.ordered(search, session.order, descending=session.descending)
    except QueryError:
        return search


def says_something(session: Session) -> bool:
    """Does it differ from what is shown without any session?"""
    usual = Session(facets=session.facets, facets_open=session.facets_open, times=session.times)
    return session != usual

"""A row that a lens gave, in words, and the query that shows its events."""

from datetime import UTC, datetime, timedelta

from logexplorer.explorer.definitions import one_of
from logexplorer.model.actions import label_of
from logexplorer.model.lenses import Finding, LensName, Thresholds
from logexplorer.model.period import Period, between
from logexplorer.model.places import Journey, Place
from logexplorer.model.search import Search
from logexplorer.query.printer import value_text
from logexplorer.store.lenses import CHANGES, IMPERSONATION, Row

NOBODY = "(no user)"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TOLD = 200


def finding(name: LensName, row: Row, search: Search, wanted: Thresholds) -> Finding:
    """What the row says, but for its last column, the number of all rows."""
    match name:
        case "failures-by-address":
            return _by_address(*row[:-1])
        case "failures-by-user":
            return _by_user(*row[:-1])
        case "success-after-failures":
            return _success(*row[:-1], least=wanted.after_failures)
        case "impersonation":
            return _impersonation(*row[:-1])
        case "errors":
            return _errors(*row[:-1], period=search.period)
        case "changes":
            return _changes(*row[:-1], period=search.period)
    raise ValueError(f"no row of {name}")


def of_journey(journey: Journey) -> Finding:
    """Departure and arrival."""
    start, end = journey.departure, journey.arrival
    took = (end.created - start.created).total_seconds() / 60
    detail = (
        f"{_named(start.place)} → {_named(end.place)}: {journey.kilometres:,.0f} km "
        f"in {took:,.0f} min"
    )
    if journey.times > 1:
        detail = f"{detail}, {journey.times:,} times"
    query = f"event_uuid in ({value_text(start.event_uuid)}, {value_text(end.event_uuid)})"
    period = between(start.created, end.created)
    return Finding(journey.user, 2, start.created, end.created, detail, query, period)


def _by_address(address: str, count: int, first: int, last: int, names: int) -> Finding:
    query = f"{is_equal('action', 'login_failed')} and {is_equal('client_ip', address)}"
    return _between(address, count, first, last, _counted(names, "user name"), query)


def _by_user(name: str, count: int, first: int, last: int, addresses: int) -> Finding:
    query = f"{is_equal('action', 'login_failed')} and {is_equal('context.username', name)}"
    detail = f"from {_counted(addresses, 'address', 'addresses')}"
    return _between(name, count, first, last, detail, query)


def _success(
    name: str,
    address: str | None,
    of_name: int,
    from_there: int,
    first_of_name: int | None,
    first_from_there: int | None,
    last: int,
    *,
    least: int,
) -> Finding:
    """One login and the failures that it follows: of the name, or if these are few, from there."""
    detail = f"after {_counted(of_name, 'failure')} of that name"
    if address is not None:
        detail = f"from {address} {detail}, {from_there:,} from that address"
    count, first, failed = of_name, first_of_name, is_equal("context.username", name)
    if of_name < least:
        count, first, failed = from_there, first_from_there, is_equal("client_ip", address)
    query = (
        f"(({is_equal('action', 'login_failed')} and {failed}) "
        f"or ({is_equal('action', 'login')} and {is_equal('user.username', name)}))"
    )
    return _between(name, count + 1, first or last, last, detail, query)


def _impersonation(
    name: str | None, whom: str | None, reason: str | None, count: int, first: int, last: int
) -> Finding:
    query = f"{one_of(IMPERSONATION)} and {is_equal('user.username', name)}"
    detail = f"as {whom}" if whom else "as somebody whom the event does not name"
    if reason:
        detail = f"{detail}: {_short(reason)}"
    return _between(name or NOBODY, count, first, last, detail, query)


def _errors(
    action: str,
    count: int,
    first: int | None,
    last: int | None,
    said: str | None,
    sayings: int,
    *,
    period: Period,
) -> Finding:
    detail = _short(said or "")
    if sayings > 1:
        detail = f"{detail}, and {_counted(sayings - 1, 'other message')}" if detail else ""
    query = is_equal("action", action)
    return Finding(label_of(action), count, moment(first), moment(last), detail, query, period)


def _changes(
    name: str | None,
    count: int,
    first: int | None,
    last: int | None,
    created: int,
    updated: int,
    deleted: int,
    *,
    period: Period,
) -> Finding:
    counts = {"created": created, "updated": updated, "deleted": deleted}
    detail = ", ".join(f"{number:,} {word}" for word, number in counts.items() if number)
    query = f"{one_of(CHANGES)} and {is_equal('user.username', name)}"
    return Finding(name or NOBODY, count, moment(first), moment(last), detail, query, period)


def _between(what: str, count: int, first: int, last: int, detail: str, query: str) -> Finding:
    """A finding whose events are those of the query from its first to its last one."""
    since, until = _EPOCH + timedelta(microseconds=first), _EPOCH + timedelta(microseconds=last)
    return Finding(what, count, since, until, detail, query, between(since, until))


def moment(microseconds: int | None) -> datetime | None:
    """So long after 1970."""
    return None if microseconds is None else _EPOCH + timedelta(microseconds=microseconds)


def is_equal(name: str, value: str | None) -> str:
    """The condition in the query language."""
    return f"{name} = {value_text(value)}"


def _counted(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def _named(place: Place) -> str:
    return ", ".join(filter(None, (place.city, place.country))) or "an unnamed place"


def _short(text: str) -> str:
    """The text on one line, cut where it is very long."""
    line = " ".join(text.split())
    return line if len(line) <= _TOLD else f"{line[: _TOLD - 1]}…"

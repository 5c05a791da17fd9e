"""What stands where there are no rows: why, and where the nearest ones are."""

from datetime import UTC, datetime, timedelta

from logexplorer.model.period import EVER, Period
from logexplorer.model.results import Absent
from logexplorer.model.search import Search
from logexplorer.views.axis import amount, period_text
from logexplorer.views.text import Line, Piece
from logexplorer.views.times import Clock, absolute

_MARGIN = Piece(" ")
_MINUTE, _SECOND = timedelta(minutes=1), timedelta(seconds=1)
_DAY_ONE = datetime(1970, 1, 1, tzinfo=UTC)


def nothing(
    search: Search | None,
    clock: Clock | None,
    last: datetime | None,
    absent: Absent | None = None,
) -> tuple[Line, ...]:
    """Lines about a search that finds nothing; `last` is when its query last found something.

    `absent` is what it asks for and no event has.
    """
    hint = _absent(absent) if absent is not None else ()
    if search is None or clock is None or not search.period:
        return (_muted("no event matches; / changes the query"), *hint)
    why = _muted(f"no event matches {_worded(search.period, clock)}")
    keys = "t changes the time range" + (", / the query" if search.text.strip() else "")
    if last is None:
        return why, *hint, _muted(keys)
    offer = earlier(search.period, clock.now, last)
    known = f"the last one is of {absolute(last, clock)} {clock.zone_name}; "
    return why, (_MARGIN, Piece(known), Piece("Enter", "key"), Piece(_shows(offer))), _muted(keys)


def hint_of(absent: Absent) -> str:
    """`no event has action "login_faild"; did you mean "login_failed"?`."""
    if not absent.field:
        return f"these words were searched for; did you mean {absent.near}?"
    has = f"no event has {absent.field} {absent.value}".rstrip()
    return f"{has}; did you mean {absent.near}?" if absent.near else has


def corrected(text: str, absent: Absent) -> str:
    """The query with what was probably meant."""
    return text[: absent.span.start] + absent.near + text[absent.span.end :]


def earlier(period: Period, now: datetime, last: datetime) -> Period:
    """As long a stretch of time as this one, that ends with the last event; all if it is open."""
    if period.since is None:
        return EVER
    length = (period.until or now) - period.since
    unit = _MINUTE if length >= 10 * _MINUTE else _SECOND
    if length < unit:
        return EVER
    try:
        until = last - (last - _DAY_ONE) % unit + unit
        return Period(until - round(length / unit) * unit, until)
    except OverflowError:
        return EVER


def _shows(offer: Period) -> str:
    if offer.since is None or offer.until is None:
        return " shows all time"
    return f" shows the {amount(offer.until - offer.since)} before it"


def _absent(absent: Absent) -> tuple[Line, ...]:
    line: Line = (_MARGIN, Piece(hint_of(absent)))
    if not absent.near:
        return (line,)
    return line, (_MARGIN, Piece("Enter", "key"), Piece(f" asks for {absent.near}"))


def _worded(period: Period, clock: Clock) -> str:
    text = period_text(period, clock)
    return text if text.startswith(("since", "until")) else f"in {text}"


def _muted(text: str) -> Line:
    return (_MARGIN, Piece(text, "muted"))

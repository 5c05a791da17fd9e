"""The overview's cards: each answer as entries, and what opens when one is chosen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from logexplorer.model.actions import label_of
from logexplorer.model.applications import ApplicationUse
from logexplorer.model.countries import country_name
from logexplorer.model.event import Event
from logexplorer.model.lenses import LENS_TITLES, Finding, Findings
from logexplorer.model.period import Period
from logexplorer.model.places import PlaceCount, Places
from logexplorer.model.results import Histogram, Top, TopValue
from logexplorer.views.clients import AGENT, families
from logexplorer.views.facets import value_of
from logexplorer.views.narrow import comparison
from logexplorer.views.summary import severity, what, who
from logexplorer.views.text import Line, Piece, Role
from logexplorer.views.times import Clock, absolute

Answer = Findings | Histogram | Top | Places | tuple[Event, ...] | tuple[ApplicationUse, ...] | str
"""What was asked for a card; a text is the sentence that says why there is no answer."""

LOGINS = 'action in ("login", "login_failed")'
"""The events of the card of logins over time."""

FEW, MANY = 8, 16
"""Values of a card on a low screen, and on a high one."""

SHOWN = 3
"""Findings of a card that was not opened."""

_BAR = 6
_EIGHTHS = " ▏▎▍▌▋▊▉"
_LEVELS = " ▁▂▃▄▅▆▇█"
_RED = ("success-after-failures", "impossible-travel")
_BEGUN = ("failures-by-address", "failures-by-user", "new-country", "impersonation")
_NOTHING = "no such events here"


@dataclass(frozen=True, slots=True)
class Aim:
    """What an entry opens: events by a further condition and perhaps a period; or more entries.

    `event` is the one that an entry stands for.
    """

    query: str = ""
    period: Period | None = None
    more: str = ""
    event: Event | None = None


class Entry(NamedTuple):
    """A row of a card: `right` stands at its end, and is never cut; `aim` None opens nothing."""

    left: Line
    right: Line = ()
    aim: Aim | None = None


class Card(NamedTuple):
    """A part of the overview; the first entry is its title. `says` defines what it shows.

    A `quiet` one found nothing.
    """

    name: str
    entries: tuple[Entry, ...]
    says: str = ""
    quiet: bool = False


TITLES: Mapping[str, str] = {
    **dict[str, str](LENS_TITLES.items()),
    "recent": "Recent events",
    "logins": "Logins over time",
    "applications": "Applications",
    "actions": "Actions",
    "countries": "Countries",
    "clients": "Clients",
}
"""All cards."""

SAYS = {
    "recent": "The newest events.",
    "logins": "Logins and failed logins, in stretches of equal length.",
    "applications": "Authorizations of an application, and how many users it had.",
    "actions": "How many events of each action; of each level where there are no actions.",
    "countries": "Events by the country that they name, else by that of their address.",
    "clients": f"Events by {AGENT}, sorted into families.",
}


def card(
    name: str, answer: Answer | None, clock: Clock, *, opened: bool = False, most: int = FEW
) -> Card:
    """The card that shows this answer, which may still be to come; `most` values of those it has.

    A lens that was `opened` shows all of its findings.
    """
    title = TITLES[name]
    match answer:
        case None:
            return Card(name, (Entry((Piece(title, "title"), Piece(" …", "muted"))),))
        case str():
            return Card(name, (_title(title), Entry((Piece(f" {answer}", "error"),))))
        case Findings():
            found = tuple(_of_findings(answer, clock, opened))
            return Card(name, found, answer.lens.definition, quiet=len(found) == 1)
        case Histogram():
            entries = _of_logins(answer)
        case Places():
            entries = _of_places(answer, most)
        case Top() if name == "clients":
            entries = [
                _counted(each.name, each.count, answer.total, each.query)
                for each in families(answer)
            ]
        case Top():
            entries = [_of_value(value, answer) for value in answer.values]
        case _:
            entries = [_of_item(each, clock) for each in answer]
    head = _title(title, "" if name == "clients" else _note(answer))
    shown = entries if isinstance(answer, Places) else entries[:most]
    return Card(name, (head, *(shown or [_nothing()])), SAYS[name])


def unsettled(shown: Card) -> Card:
    """The card while it is of an earlier search, and another answer is on its way."""
    head, *rest = shown.entries
    head = head._replace(left=(*head.left, Piece(" …", "muted")))
    return shown._replace(entries=(head, *rest))


def _note(answer: Answer) -> str:
    if isinstance(answer, Places):
        return f"{len(answer.items):,}" if answer.items else ""
    return f"{answer.distinct:,}" if isinstance(answer, Top) and answer.distinct else ""


def _title(title: str, note: str = "") -> Entry:
    return Entry((Piece(title, "title"),), (Piece(note, "muted"),) if note else ())


def _nothing() -> Entry:
    return Entry((Piece(f" {_NOTHING}", "muted"),))


def _of_findings(findings: Findings, clock: Clock, opened: bool) -> Iterator[Entry]:
    lens, total = findings.lens, findings.total
    role: Role = "muted"
    if total:
        role = "error" if lens.name in _RED else "warning"
    fold = Aim(more=lens.name) if total > SHOWN else None
    yield Entry((Piece(lens.title, "title"),), (Piece(f"{total:,}", role),), fold)
    if findings.note:
        yield Entry((Piece(f" {findings.note}", "warning"),))
    items = findings.items if opened else findings.items[:SHOWN]
    for finding in items:
        moment = finding.first if lens.name in _BEGUN else finding.last
        yield _of_finding(finding, absolute(moment, clock)[5:16])
    if fold:
        rest = total - len(items)
        text = f" {rest:,} more …" if rest and not opened else " fewer"
        yield Entry((Piece(text, "muted"),), (), fold)


def _of_finding(finding: Finding, when: str) -> Entry:
    left = (
        Piece(f" {when} ", "muted"),
        Piece(finding.what),
        Piece(f" {finding.detail}", "muted"),
    )
    aim = Aim(finding.query, finding.period)
    return Entry(left, (Piece(f" {finding.count:,}"),), aim)


def _of_logins(histogram: Histogram) -> list[Entry]:
    entries = [
        Entry(
            (Piece(f" {label_of(action):<13}"), Piece(_curve(histogram, action), "accent")),
            (Piece(f" {sum(each.counts.get(action, 0) for each in histogram.bins):,}"),),
            Aim(f'action = "{action}"'),
        )
        for action in ("login", "login_failed")
        if action in histogram.series
    ]
    return [*entries, _rest("without a time", histogram.undated)] if histogram.undated else entries


def _curve(histogram: Histogram, series: str) -> str:
    """A level for each bar, the least of them for any event at all."""
    counts = [each.counts.get(series, 0) for each in histogram.bins]
    most = max(counts, default=0)
    top = len(_LEVELS) - 1
    return "".join(_LEVELS[-(-count * top // most) if most else 0] for count in counts)


def _of_places(places: Places, most: int) -> list[Entry]:
    """The countries, then all that have none, so that they add up to all events."""
    entries = [_of_place(each, places.total) for each in places.items[:most]]
    rest = {
        "other countries": sum(each.count for each in places.items[most:]),
        "private addresses": places.private,
        "unknown addresses": places.unknown,
        "no address": places.without_address,
    }
    if entries:
        entries += [_rest(label, count) for label, count in rest.items() if count]
        entries += [_rest(places.attribution)] if places.attribution else []
    return entries


def _of_place(counted: PlaceCount, total: int) -> Entry:
    country = counted.place.country
    label = f"{country_name(country)} ({country})" if country else counted.place.city or "unnamed"
    return _counted(label, counted.count, total, counted.query or None)


def _rest(label: str, count: int | None = None) -> Entry:
    right = () if count is None else (Piece(f" {count:,} {'':{_BAR}}", "muted"),)
    return Entry((Piece(f" {label}", "muted"),), right)


def _of_value(value: TopValue, top: Top) -> Entry:
    text = value.value or '""'
    label = label_of(text) if top.field == "action" else text
    query = comparison(top.field, value_of(value), equal=True)
    return _counted(label, value.count, top.total, query)


def _counted(label: str, count: int, total: int, query: str | None) -> Entry:
    right = (
        Piece(f" {count:,} "),
        Piece(_bar(count / total if total else 0), "accent"),
    )
    return Entry((Piece(f" {label}"),), right, Aim(query) if query else None)


def _bar(share: float) -> str:
    eighths = max(round(share * _BAR * 8), 1 if share else 0)
    bar = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
    return f"{bar:<{_BAR}}"


def _of_item(item: Event | ApplicationUse, clock: Clock) -> Entry:
    if isinstance(item, ApplicationUse):
        users = f"{item.users:,} {'user' if item.users == 1 else 'users'}"
        query = comparison("context.authorized_application.name", item.name, equal=True)
        left: Line = (Piece(f" {item.name}"), Piece(f" {users}", "muted"))
        return Entry(left, (Piece(f" {item.count:,}"),), Aim(query) if query else None)
    left = (
        Piece(f" {absolute(item.created, clock)[5:16]} ", "muted"),
        Piece(what(item), severity(item)),
        Piece(f" {' '.join(filter(None, who(item)))}", "muted"),
    )
    return Entry(left, (), Aim(f'event_uuid = "{item.event_uuid}"', event=item))

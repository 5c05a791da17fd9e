"""Users who came from a country that is new for them."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from operator import attrgetter

from logexplorer.explorer.findings import is_equal, moment
from logexplorer.model.countries import country_name, country_of
from logexplorer.model.lenses import Finding
from logexplorer.model.period import Period
from logexplorer.model.search import Search
from logexplorer.query.printer import value_text
from logexplorer.store.countries import Stay

_SAYS_NOTHING = "context.geo.country = None and context.geo.city = None and context.geo.lat = None"


def new_countries(stays: Iterable[Stay], search: Search) -> list[Finding]:
    """Every stay but a user's first one, newest first.

    What events say and what a database knows of addresses are told apart: where they differ,
    nobody moved.
    """
    key = attrgetter("user", "itself")
    found: list[tuple[int, Finding]] = []
    for _, group in groupby(sorted(stays, key=key), key):
        merged = sorted(_by_country(group), key=_begin)
        for (before, *_), each in pairwise(merged):
            first = min(stay.first for stay in each)
            found.append((first, _finding(each, before.country, search.period)))
    found.sort(key=lambda each: (-each[0], each[1].what))
    return [finding for _, finding in found]


def _begin(stays: Iterable[Stay]) -> tuple[int, str]:
    """When they began; of those that began at one moment the same one is always the first."""
    return min((each.first, each.country) for each in stays)


def _by_country(stays: Iterable[Stay]) -> Iterator[list[Stay]]:
    """Spellings of one country together."""
    countries: dict[str, list[Stay]] = {}
    for stay in stays:
        countries.setdefault(_code(stay.country), []).append(stay)
    yield from countries.values()


def _code(country: str) -> str:
    known = country_of(country)
    return known.code if known else country.strip()


def _finding(stays: list[Stay], before: str, period: Period) -> Finding:
    begun = min(stays, key=attrgetter("first"))
    code = _code(begun.country)
    detail = f"{_named(code)}, before that {_named(_code(before))}"
    if begun.address:
        detail = f"{detail}; from {begun.address}"
    return Finding(
        begun.user,
        sum(stay.count for stay in stays),
        moment(begun.first),
        moment(max(stay.last for stay in stays)),
        detail,
        f"{is_equal('user.username', begun.user)} and {_place(stays)}",
        period,
    )


def _named(code: str) -> str:
    name = country_name(code)
    return f"{name} ({code})" if name != code else code


def _place(stays: list[Stay]) -> str:
    """The condition for where these events came from."""
    if stays[0].itself:
        spellings = sorted(stay.country for stay in stays)
        return _one_of("context.geo.country", spellings)
    addresses = [address for stay in stays for address in stay.addresses or ()]
    return f"{_one_of('client_ip', addresses)} and {_SAYS_NOTHING}" if addresses else _SAYS_NOTHING


def _one_of(name: str, values: list[str]) -> str:
    if len(values) == 1:
        return is_equal(name, values[0])
    return f"{name} in ({', '.join(map(value_text, values))})"

"""What a search that finds nothing asks for and no event has, and what was probably meant."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from logexplorer.explorer import Explorer
from logexplorer.explorer.absent import MOST_COMPARISONS
from logexplorer.model.search import Search
from logexplorer.views.nothing import corrected, hint_of

SAMPLE = Path(__file__).parents[2] / "sample_data" / "authentik-events.ndjson"


@pytest.fixture(scope="module")
def sample() -> Iterator[Explorer]:
    with Explorer.open([str(SAMPLE)], cache=False) as explorer:
        explorer.load()
        yield explorer


@pytest.mark.parametrize(
    ("query", "hint", "mended"),
    [
        (
            'action = "login_faild"',
            'no event has action "login_faild"; did you mean "login_failed"?',
            'action = "login_failed"',
        ),
        (
            'action="login failed"',
            'no event has action "login failed"; did you mean "login_failed"?',
            'action="login_failed"',
        ),
        (
            'action = "failed login" and app ~ "e"',
            'no event has action "failed login"; did you mean "login_failed"?',
            'action = "login_failed" and app ~ "e"',
        ),
        (
            'action = "login" and (user.username = "akadmim")',
            'no event has user.username "akadmim"; did you mean "akadmin"?',
            'action = "login" and (user.username = "akadmin")',
        ),
        (
            'app = "events"',
            'no event has app "events"; did you mean "authentik.events"?',
            'app = "authentik.events"',
        ),
        ('user.pk = "5"', 'no event has user.pk "5"; did you mean 5?', "user.pk = 5"),
        (
            'context.result.passing = "true"',
            'no event has context.result.passing "true"; did you mean True?',
            "context.result.passing = True",
        ),
        (
            'action in ("qqqq", "logn")',
            'no event has action "logn"; did you mean "login"?',
            'action in ("qqqq", "login")',
        ),
        (
            'http_request.path = "/a" or context.geo.contry ~ "x"',
            'no event has context.http_request.path "/a"',
            None,
        ),
        (
            'context.geo.contry ~ "x"',
            "no event has context.geo.contry; did you mean context.geo.country?",
            'context.geo.country ~ "x"',
        ),
        ('client_ip = "9.9.9.9"', 'no event has client_ip "9.9.9.9"', None),
        ('level = "x"', "no event has level", None),
    ],
)
def test_hint(sample: Explorer, query: str, hint: str, mended: str | None) -> None:
    found = sample.absent(sample.refine(Search(), query))
    assert found is not None
    assert hint_of(found) == hint
    if mended is not None:
        assert corrected(query, found) == mended


@pytest.mark.parametrize(
    "query",
    [
        'action = "login" and action = "logout"',
        'not (action = "nobody")',
        'action != "nobody"',
        'user.username ~ "nobody at all"',
        'created < "2001-01-01"',
        'context.geo.country = None and context.geo.city = "Berlin"',
        "nobody at all",
        "",
    ],
)
def test_nothing_is_absent(sample: Explorer, query: str) -> None:
    assert sample.absent(sample.refine(Search(), query)) is None


def test_a_value_that_events_outside_of_the_period_have_is_not_absent(sample: Explorer) -> None:
    period = replace(Search().period, since=sample.parse_time("now"))
    search = sample.refine(Search(period=period), 'action = "login"')
    assert (sample.count(search), sample.absent(search)) == (0, None)


def test_a_long_query_is_not_counted_to_its_end(sample: Explorer) -> None:
    known = ' and action = "login"' * MOST_COMPARISONS
    query = f'action = "login"{known} and action = "nobody"'
    assert sample.absent(sample.refine(Search(), query)) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("action:login_failed", 'action = "login_failed"'),
        ("user:maria", 'user ~ "maria"'),
        ("client_ip:10.0.0.0/8 geo.country:DE", 'client_ip = "10.0.0.0/8" and geo.country = "DE"'),
        ("created:2026-11-04", 'created ~ "2026-11-04"'),
        ("nope:x", None),
        ("action:login " * 11, None),
        ("action:login and_more", None),
        ("login", None),
        ("", None),
        ('action = "x"', None),
    ],
)
def test_the_form_of_other_tools_is_understood_but_not_obeyed(
    sample: Explorer, text: str, meant: str | None
) -> None:
    search = sample.refine(Search(), text)
    assert sample.meant(search) == meant
    if meant is not None:
        absent = sample.absent(search)
        assert absent is not None and corrected(text, absent) == meant
        assert hint_of(absent).endswith(f"did you mean {meant}?")
        assert sample.is_plain(search) and not sample.is_plain(sample.refine(Search(), meant))

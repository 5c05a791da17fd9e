"""What needs a look in the sample data is found, and nothing else; thresholds are the user's."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from logexplorer.config import config_path
from logexplorer.explorer import Explorer
from logexplorer.model.errors import Interrupted, UsageError
from logexplorer.model.lenses import Finding, LensName
from logexplorer.model.period import Period
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from tests.explorer.logs import line, opened

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"
LOG = SAMPLE / "authentik-events.ndjson"
EVENTS: list[dict[str, Any]] = [json.loads(line) for line in LOG.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Explorer]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        with opened(LOG) as explorer:
            explorer.load()
            yield explorer


def found(explorer: Explorer, name: LensName, search: Search | None = None) -> list[Finding]:
    """All that a lens finds."""
    findings = explorer.lenses.look(name, search or Search())
    assert findings.lens == explorer.lenses.lens(name)
    assert findings.total == len(findings.items)
    return list(findings.items)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_the_spraying_night_comes_from_four_addresses(explorer: Explorer) -> None:
    bursts = found(explorer, "failures-by-address")
    assert sorted(each.what for each in bursts) == [f"203.0.113.{last}" for last in range(41, 45)]
    assert sum(each.count for each in bursts) == 319
    firsts = [each.first for each in bursts if each.first]
    lasts = [each.last for each in bursts if each.last]
    assert min(firsts) == moment("2026-11-04T02:10:00.813794")
    assert max(lasts) == moment("2026-11-04T02:49:45.276694")


def test_the_spraying_night_tries_forty_names(explorer: Explorer) -> None:
    bursts = found(explorer, "failures-by-user")
    assert len({each.what for each in bursts}) == len(bursts) == 40
    assert sum(each.count for each in bursts) == 319
    assert {each.detail for each in bursts} == {"from 1 address"}


def test_the_break_in_is_the_only_success_after_failures(explorer: Explorer) -> None:
    (break_in,) = found(explorer, "success-after-failures")
    assert break_in.what == "mattias.lindqvist"
    assert break_in.last == moment("2026-11-04T02:49:52.697681")
    assert break_in.detail.startswith("from 203.0.113.44 after 7 failures of that name")
    assert break_in.count == 8


def test_three_users_come_from_a_new_country(explorer: Explorer) -> None:
    countries = {
        (each.what, each.detail.split(",")[0], str(each.first))
        for each in found(explorer, "new-country")
    }
    assert countries == {
        ("priya.raman", "Australia (AU)", "2026-10-28 10:05:00.596869+00:00"),
        ("mattias.lindqvist", "Netherlands (NL)", "2026-11-04 02:49:52.697681+00:00"),
        ("tomasz.wiśniewski", "Portugal (PT)", "2026-11-09 08:29:00.745769+00:00"),
    }


def test_one_journey_is_impossible(explorer: Explorer) -> None:
    (journey,) = found(explorer, "impossible-travel")
    assert (journey.what, journey.count) == ("priya.raman", 2)
    assert journey.detail.startswith("London, GB → Sydney, AU: 16,994 km in ")
    assert journey.last == moment("2026-10-28T10:05:00.596869")
    assert journey.query.startswith("event_uuid in (")


def test_three_impersonations_with_whom_and_why(explorer: Explorer) -> None:
    assert [(each.what, each.count, each.detail) for each in found(explorer, "impersonation")] == [
        ("akadmin", 2, "as سارة.حداد"),
        ("ingrid.berg", 2, "as mattias.lindqvist: What did they see?"),
        ("ingrid.berg", 2, "as fatou.diallo: Ticket 4711"),
    ]


def test_errors_by_action(explorer: Explorer) -> None:
    counts = {each.query: each.count for each in found(explorer, "errors")}
    assert counts == {
        'action = "policy_exception"': 5,
        'action = "configuration_error"': 4,
        'action = "system_task_exception"': 4,
        'action = "property_mapping_exception"': 3,
        'action = "system_exception"': 3,
    }


def test_changes_by_user(explorer: Explorer) -> None:
    changes = [each for each in EVENTS if each["action"].startswith("model_")]
    people = {each["user"].get("username", "(no user)") for each in changes}
    counts = {each.what: each.count for each in found(explorer, "changes")}
    assert counts == {
        name: sum(each["user"].get("username", "(no user)") == name for each in changes)
        for name in people
    }


def test_every_query_finds_exactly_the_events_of_its_finding(explorer: Explorer) -> None:
    for name in explorer.lenses.names:
        for each in explorer.lenses.look(name, Search()).items:
            search = explorer.refine(Search(period=each.period), each.query)
            assert explorer.count(search) == each.count, (name, each)


def test_a_lens_looks_at_what_the_search_finds(explorer: Explorer) -> None:
    narrowed = explorer.refine(Search(), 'client_ip != "203.0.113.44"')
    assert len(found(explorer, "failures-by-address", narrowed)) == 3
    assert found(explorer, "success-after-failures", narrowed) == []
    evening = Search(period=Period(since=moment("2026-11-05T00:00:00")))
    assert [each.what for each in found(explorer, "impersonation", evening)] == ["akadmin"]
    assert found(explorer, "failures-by-user", evening) == []


@pytest.mark.parametrize("name", ["hostile.ndjson", "container.log", "api-page.json"])
def test_any_log_can_be_looked_at(name: str) -> None:
    with opened(SAMPLE / name) as explorer:
        explorer.load()
        for lens in explorer.lenses.names:
            explorer.lenses.look(lens, Search())


def test_a_stopped_look_ends(explorer: Explorer) -> None:
    stop = Stop()
    stop.now()
    with pytest.raises(Interrupted):
        explorer.lenses.look("errors", Search(), stop)


def failed(minute: float, name: str = "ann", address: str = "192.0.2.1") -> dict[str, Any]:
    created = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    return {
        "action": "login_failed",
        "user": {},
        "context": {"username": name},
        "client_ip": address,
        "created": created.isoformat(),
    }


def entered(minute: float, name: str = "ann", address: str = "192.0.2.1") -> dict[str, Any]:
    return failed(minute, name, address) | {
        "action": "login",
        "user": {"username": name},
        "context": {},
    }


def looked(log: Path, name: LensName, *events: dict[str, Any]) -> list[tuple[str, int]]:
    """Whom a lens finds in these events, and with how many of them."""
    log.write_text("".join(json.dumps(each) + "\n" for each in events))
    with opened(log, cache=False) as explorer:
        explorer.load()
        findings = found(explorer, name)
        for each in findings:
            search = explorer.refine(Search(period=each.period), each.query)
            assert explorer.count(search) == each.count, each
        return [(each.what, each.count) for each in findings]


def test_a_burst_needs_all_its_failures_within_the_minutes(log: Path) -> None:
    slow = [failed(minute * 7.6) for minute in range(20)]
    assert looked(log, "failures-by-user", *slow) == []
    quick = [failed(minute * 7.5) for minute in range(20)]
    assert looked(log, "failures-by-user", *quick) == [("ann", 20)]


def test_bursts_apart_are_two_and_what_lies_between_is_in_none(log: Path) -> None:
    first = [failed(minute) for minute in range(5)]
    second = [failed(100 + minute) for minute in range(6)]
    events = [*first, failed(50), *second]
    assert looked(log, "failures-by-user", *events) == [("ann", 6), ("ann", 5)]


def test_spellings_of_an_address_are_one(log: Path) -> None:
    spelt = ["2001:db8::1", "2001:DB8:0::1"]
    events = [failed(minute / 10, str(minute), spelt[minute % 2]) for minute in range(10)]
    assert looked(log, "failures-by-address", *events) == [("2001:db8::1", 10)]


def test_no_address_is_none_that_many_share(log: Path) -> None:
    events = [failed(minute / 10, str(minute), "255.255.255.255") for minute in range(20)]
    assert looked(log, "failures-by-address", *events) == []


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([failed(0), failed(1), failed(2), entered(3)], [("ann", 4)]),
        ([failed(0), failed(1), entered(3)], []),
        ([failed(0), failed(1), failed(2), entered(61)], []),
        ([failed(0), failed(1), entered(2), failed(3), entered(4)], []),
        ([failed(0, "bob"), failed(1, "bob"), failed(2, "bob"), entered(3)], []),
        ([*(failed(each, str(each)) for each in range(10)), entered(11)], [("ann", 11)]),
        ([failed(0), failed(1), failed(2), entered(3, address="192.0.2.9")], [("ann", 4)]),
    ],
)
def test_success_after_failures(
    log: Path, events: list[dict[str, Any]], expected: list[tuple[str, int]]
) -> None:
    assert looked(log, "success-after-failures", *events) == expected


def seen(day: int, geo: dict[str, Any] | None, address: str | None = None) -> dict[str, Any]:
    return {
        "action": "login",
        "user": {"username": "ann"},
        "context": {"geo": geo} if geo else {},
        "client_ip": address,
        "created": f"2026-01-{day:02}T00:00:00Z",
    }


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([seen(1, {"country": "DE"}), seen(2, {"country": "PT"}), seen(3, {"country": "PT"})], 2),
        ([seen(1, {"country": "DE"}), seen(2, {"country": "Germany"})], None),
        ([seen(1, {"country": "DE"}), seen(2, {"country": "Portugal"})], 1),
        ([seen(1, None, "8.8.8.8"), seen(2, None, "81.2.69.142")], 1),
        ([seen(1, {"country": "DE"}), seen(2, None, "8.8.8.8")], None),
        ([seen(1, {"country": "DE"}), seen(2, {"city": "Rome"}), seen(3, {})], None),
    ],
)
def test_new_countries(log: Path, events: list[dict[str, Any]], expected: int | None) -> None:
    found = looked(log, "new-country", *events)
    assert found == ([] if expected is None else [("ann", expected)])


def configure(text: str) -> None:
    config_path().parent.mkdir(parents=True, exist_ok=True)
    config_path().write_text(text)


def test_thresholds_come_from_the_config_and_stand_in_the_definition(log: Path) -> None:
    configure("[overview.failures-by-user]\nfailures = 2\nminutes = 1")
    assert looked(log, "failures-by-user", failed(0), failed(1)) == [("ann", 2)]
    with opened(log) as explorer:
        says = explorer.lenses.lens("failures-by-user").definition
    assert "at least 2 times within a minute" in says


@pytest.mark.parametrize(
    "text",
    [
        "[overview.burst]\nfailures = 2",
        "[overview.failures-by-user]\nfailure = 2",
        "[overview.failures-by-user]\nfailures = 2.5",
        "[overview.failures-by-user]\nminutes = 0",
    ],
)
def test_a_mistake_in_the_config_is_a_sentence(log: Path, text: str) -> None:
    configure(text)
    with pytest.raises(UsageError, match=r"overview\.\S+"):
        looked(log, "failures-by-user", failed(0))


def test_one_failure_may_be_a_burst(log: Path) -> None:
    configure("[overview.failures-by-user]\nfailures = 1")
    assert looked(log, "failures-by-user", failed(0), failed(1)) == [("ann", 1), ("ann", 1)]


def test_there_is_no_such_lens(explorer: Explorer) -> None:
    with pytest.raises(UsageError, match="there is no lens bursts"):
        explorer.lenses.look("bursts", Search())


@pytest.mark.parametrize("year", ["0001-01-01T00:00:00", "9999-12-31T23:59:59.999999"])
def test_findings_at_the_ends_of_the_calendar(log: Path, year: str) -> None:
    places = ({"lat": 51.5, "long": 0, "city": "London"}, {"lat": -34, "long": 151, "city": "S"})
    rows = [
        {"action": action, "context": {"geo": place}}
        for action, place in zip(("login", "impersonation_started"), places, strict=True)
    ]
    changes = {"created": f"{year}Z", "user": {"username": "ann"}}
    log.write_bytes(b"".join(line(number, **changes, **row) for number, row in enumerate(rows)))
    with opened(log) as explorer:
        explorer.load()
        for name in ("impersonation", "impossible-travel"):
            first, *_ = found(explorer, name)
            asked = Search(period=first.period)
            assert explorer.count(explorer.refine_surely(asked, first.query)) == first.count

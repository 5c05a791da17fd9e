"""Completion on open logs: what it learns, what it looks up, and that a key waits for nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from logexplorer.explorer import Explorer
from logexplorer.explorer import completion as module
from logexplorer.explorer.completion import Completing
from logexplorer.model.completion import ValueCount, ValueQuestion
from logexplorer.model.errors import Interrupted
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop
from logexplorer.store.database import Database
from tests.explorer.logs import line, lines

SAMPLE = Path(__file__).parents[2] / "sample_data" / "authentik-events.ndjson"


@pytest.fixture(scope="module")
def sample() -> Iterator[Explorer]:
    with Explorer.open([str(SAMPLE)], cache=False) as explorer:
        explorer.load()
        explorer.completion.learn()
        yield explorer


@pytest.fixture
def completing(sample: Explorer) -> Completing:
    return sample.completion


def texts(completing: Completing, text: str) -> list[str]:
    return [each.text for each in completing.complete(text, len(text)).suggestions]


def looked_up(completing: Completing, text: str) -> list[tuple[str, str]]:
    """The suggestions once the values that they want are there."""
    wanted = completing.complete(text, len(text)).wanted
    assert wanted is not None
    completing.values_like(wanted, 5)
    completion = completing.complete(text, len(text))
    assert completion.wanted is None
    return [(each.text, each.detail) for each in completion.suggestions]


def test_completing_runs_no_statement(
    completing: Completing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise AssertionError("a statement for a key")

    monkeypatch.setattr(Database, "cursor", refuse)
    text = 'context.geo.country in ("DE", "F") and action = "lo'
    for cursor in range(len(text) + 1):
        completing.complete(text[:cursor], cursor)
        completing.complete(text, cursor)


def test_counts_are_those_of_the_data(sample: Explorer) -> None:
    counted = {each.path: (each.count, each.kinds) for each in sample.fields()}
    known = sample.completion.catalog
    assert known.exact
    assert known.by_path["context", "geo", "city"].count == counted["context.geo.city"][0]
    assert known.by_path["user", "pk"].kinds == counted["user.pk"][1]
    assert known.by_path["client_ip",].count == counted["client_ip"][0]
    assert [str(each) for each in (known.first, known.last)] == [
        "2026-10-16 00:00:01.223522+00:00",
        "2026-11-14 17:37:05.486937+00:00",
    ]


def test_shapes_and_samples_count_alike(sample: Explorer) -> None:
    """The sample holds all events here; afterwards their shapes are counted by the store."""
    before = {each.path: (each.count, each.kinds) for each in sample.completion.catalog.paths}
    sample.fields()
    sample.completion.learn()
    after = {each.path: (each.count, each.kinds) for each in sample.completion.catalog.paths}
    assert before == after


def test_actions_come_with_labels_and_counts(completing: Completing) -> None:
    completion = completing.complete('action = "', 10)
    assert completion.wanted is None
    shown = [(each.text, each.detail) for each in completion.suggestions]
    assert shown[:3] == [
        ('"authorize_application"', "Application authorized · 2,416"),
        ('"login"', "Login · 1,358"),
        ('"login_failed"', "Failed login · 396"),
    ]
    assert ('"configuration_error"', "Configuration error · 4") in shown


@pytest.mark.parametrize(
    ("text", "first", "value"),
    [
        ('context.geo.country = "', '"DE"', "DE"),
        ('user.username = "MATT', '"mattias.lindqvist"', "mattias.lindqvist"),
        ("user.pk = ", "2", "2"),
        ('user.pk ~ "1', '"10"', "10"),
        ('client_ip startswith "203.0.113.4', '"203.0.113.44"', "203.0.113.44"),
        ("context.result.passing = ", "True", "true"),
        ('http_request.method in ("', '"GET"', "GET"),
        ('event_uuid = "ab10a', '"ab10a879-cc2d-43c3-ab8a-5bad93526c8f"', None),
    ],
)
def test_the_first_value_has_the_count_of_the_top_ones(
    sample: Explorer, text: str, first: str, value: str | None
) -> None:
    found = looked_up(sample.completion, text)
    top = sample.top(Search(), text.split(" ")[0], 10_000)
    counts = {each.value: each.count for each in top.values}
    shown = first.strip('"')
    assert found[0] == (first, f"{counts[value or shown]:,}")


def test_elements_of_arrays_count_events(log: Path) -> None:
    log.write_bytes(lines(range(6)) + line(6, context={"tags": ["all", "all"]}))
    with Explorer.open([str(log)], cache=False) as explorer:
        explorer.load()
        values = explorer.completion.values_like(ValueQuestion("context.tags[]", "AL"))
    assert values.items == (ValueCount("all", "string", 7),)
    assert values.complete


def test_it_follows_the_data_while_it_grows(log: Path) -> None:
    log.write_bytes(line(0))
    with Explorer.open([str(log)]) as explorer:
        explorer.load()
        completing = explorer.completion
        assert completing.outdated
        completing.learn()
        assert not completing.outdated
        assert "`new-key`" not in texts(completing, "context.")
        assert looked_up(completing, 'user.username = "u') == [('"user0"', "1")]
        with log.open("ab") as file:
            file.write(line(8, context={"new-key": 1}))
    with Explorer.open([str(log)]) as explorer:
        explorer.load()
        assert explorer.completion.outdated
        explorer.completion.learn()
        assert "`new-key`" in texts(explorer.completion, "context.")
        assert looked_up(explorer.completion, 'user.username = "u') == [
            ('"user0"', "1"),
            ('"user1"', "1"),
        ]


def test_a_sample_gives_likely_values_and_numbers_with_a_tilde(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SAMPLED", 50)
    log.write_bytes(lines(range(500)))
    with Explorer.open([str(log)], cache=False) as explorer:
        explorer.load()
        explorer.completion.learn()
        keys = explorer.completion.complete("context.num", 11).suggestions
        assert [(each.text, each.detail) for each in keys] == [("number", "number · ~500")]
        field = explorer.completion.complete("act", 3).suggestions[0]
        assert field.detail == "text · 500"
        cities = explorer.completion.complete('context.geo.city = "', 20)
        assert {each.text for each in cities.suggestions} == {'"Rome"', '"Kyiv"'}
        assert all(each.detail.startswith("~") for each in cities.suggestions)
        assert looked_up(explorer.completion, 'context.geo.city = "')[0] == ('"Kyiv"', "250")


def test_hundred_thousand_values_are_narrowed_by_the_store(log: Path) -> None:
    log.write_bytes(lines(range(3_000)))
    with Explorer.open([str(log)], cache=False) as explorer:
        explorer.load()
        values = explorer.completion.values_like(ValueQuestion("event_uuid", ""), 20)
        assert (len(values.items), values.complete) == (20, False)
        values = explorer.completion.values_like(ValueQuestion("context.number", "29"), 20)
        assert [each.value for each in values.items][:2] == ["29", "290"]
        assert not values.complete


def test_a_look_up_can_be_stopped(sample: Explorer) -> None:
    stop = Stop()
    stop.now()
    with pytest.raises(Interrupted):
        sample.completion.values_like(ValueQuestion("context.asn.asn", ""), 5, stop)
    with pytest.raises(Interrupted):
        sample.completion.learn(stop)


def test_before_anything_is_loaded_there_are_fields(log: Path) -> None:
    log.write_bytes(line(0))
    with Explorer.open([str(log)], cache=False) as explorer:
        assert texts(explorer.completion, "")[:3] == ["action", "user.", "context."]
        assert '"login"' in texts(explorer.completion, 'action = "')
        explorer.completion.learn()
        assert texts(explorer.completion, "context.") == []

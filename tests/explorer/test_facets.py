"""Each value of a facet makes a query that finds the events that were counted, and no others."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest

from logexplorer.explorer import Explorer
from logexplorer.model.search import Search
from logexplorer.views.facets import value_of
from logexplorer.views.narrow import LONGEST, comparison, narrowed, why_not

TEXTS = (
    *("plain", "", " ", " x ", "it's", 'say "hi"', "back\\slash", "\\", "\\n", "'", '"', "`b`"),
    *(
        "two\nlines",
        "tab\there",
        "nul\0byte",
        "\x1b[2Jred",
        "\x7f",
        "\u202eevil",
        "\ufeff",
        "\u2028",
    ),
    *(
        "é",
        "e\u0301",
        "ß",
        "SS",
        "🎉",
        "%",
        "_",
        "(x) or a = 1",
        "$1",
        "?",
        "{}",
        "[red]",
        "a and b",
    ),
    *("5", "5.0", "true", "True", "null", "None", "[...]", "{...}", "10.0.0.0/8", "2026-01-01"),
    *("Failed login", "Login Failed", "login_failed", "x" * LONGEST),
)
OTHERS = (5, 5.0, 5.5, 100, 1e2, 0, -0.0, 0.1, 1e-300, 10**25, 2**63, -(2**63), True, False, None)
WHOLE = ("x" * (LONGEST + 1), "x" * 10_000, [], [1], {"a": 1}, {})
"""What no query can compare with."""
ALPHABET = "aA \"'\\`\n\r\t\0\x1b\x85\u2028\u200d\ufffdß€🎉[]().,=~%_ $-5"
WITHOUT = 5


def values() -> list[Any]:
    """Those above, and any."""
    luck = Random(7)
    made = ("".join(luck.choices(ALPHABET, k=luck.randint(0, 9))) for _ in range(300))
    return [*TEXTS, *OTHERS, *WHOLE, *made]


def event(number: int, value: Any) -> dict[str, Any]:
    """An event with the value wherever it may stand."""
    text = value if isinstance(value, str) else "other"
    context = {"v": value, "list": [value, "all"], "a`b": {"c [] d": value}}
    return {
        "pk": str(UUID(int=number + 1)),
        "user": {"username": text},
        "action": text,
        "app": text,
        "context": context if value is not ... else {},
        "client_ip": None if number % 3 else f"10.0.0.{number % 9}",
        "created": f"2026-01-{number % 28 + 1:02}T00:00:00.5Z",
        "brand": {},
    }


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Explorer]:
    file = tmp_path_factory.mktemp("facets") / "log.ndjson"
    all_values = [*values(), *([...] * WITHOUT)]
    repeated = [value for at, value in enumerate(all_values) for _ in range(at % 3 + 1)]
    lines = (json.dumps(event(number, value)) for number, value in enumerate(repeated))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with Explorer.open([str(Path(file))], cache=False) as explorer:
        explorer.load()
        yield explorer


def found(log: Explorer, query: str) -> int:
    return log.count(log.refine(Search(), query))


@pytest.mark.parametrize(
    "field",
    [
        *("action", "app", "user.username", "client_ip", "created", "level", "context.nowhere"),
        *("context.v", "context.list[0]", "context.list[]", "context.`a``b`.`c [] d`"),
    ],
)
def test_plus_and_minus(log: Explorer, field: str) -> None:
    top = log.top(Search(), field, 1_000)
    assert len(top.values) == top.distinct
    events = found(log, "")
    # An event without the path is found by neither, as the language has it.
    lacking = events - found(log, "context.list != None") if field.startswith("context.") else 0
    for each in top.values:
        meant = value_of(each)
        part = comparison(field, meant, equal=True)
        other = comparison(field, meant, equal=False)
        if isinstance(meant, list | dict) or (isinstance(meant, str) and len(meant) > LONGEST):
            assert part is None and why_not(meant)
        elif meant is None:
            assert found(log, str(part)) == each.count + lacking
            assert found(log, str(other)) == events - each.count - lacking or "[]" in field
        else:
            assert part is not None and other is not None
            assert found(log, part) == each.count, part
            assert found(log, other) == events - each.count - lacking, other


def test_the_value_of_any_element_is_left_out_with_all_its_events(log: Explorer) -> None:
    assert found(log, str(comparison("context.list[]", "all", equal=False))) == 0


def test_a_value_narrows_any_query_further(log: Explorer) -> None:
    for text in TEXTS:
        one = str(comparison("context.v", text, equal=True))
        for before in ("all", 'app ~ "" or app = "x"', "context.list[] = \"all\" and app ~ ''"):
            assert found(log, narrowed(before, one)) == found(log, one), before

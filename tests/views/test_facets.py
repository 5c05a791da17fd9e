"""Facets as rows."""

import pytest

from logexplorer.model.results import Statistics, Top, TopValue
from logexplorer.views.facets import Facet, entries, value_of
from logexplorer.views.text import plain

TOP = Top("action", (TopValue("login_failed", 30), TopValue("custom_x", 1)), 9, 4, 40)


def test_a_facet_has_a_head_and_its_values() -> None:
    rows = entries([Facet("action", TOP)], 30)
    assert [(plain(row.line), row.of) for row in rows] == [
        ("action                       9", None),
        (" Failed login        30 ████▌ ", ("login_failed",)),
        (" custom_x             1 ▏     ", ("custom_x",)),
        (" no value             4 ▋     ", (None,)),
        ("", None),
    ]


def test_an_opened_facet_tells_more() -> None:
    told = Statistics("action", 40, 4, 9, "a", "z")
    rows = [plain(row.line) for row in entries([Facet("action", TOP, told)], 30)]
    assert rows[1:4] == ["  missing 4 of 40", "  min a", "  max z"]


def test_a_field_that_no_event_has_is_left_out_unless_it_was_asked_for() -> None:
    nothing = Top("level", (), 0, 40, 40)
    assert entries([Facet("level", nothing), Facet("app")], 30) == ()
    assert plain(entries([Facet("level", nothing, asked=True)], 30)[0].line).startswith("level")
    assert plain(entries([Facet("level", asked=True)], 30)[0].line) == "level …"


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        (TopValue("5", 1), "5"),
        (TopValue("5", 1, bare=True), 5),
        (TopValue("true", 1, bare=True), True),
        (TopValue("null", 1, bare=True), None),
        (TopValue("{...}", 1, bare=True), {}),
        (TopValue("null", 1), "null"),
    ],
)
def test_a_number_is_not_its_text(value: TopValue, meant: object) -> None:
    assert value_of(value) == meant
